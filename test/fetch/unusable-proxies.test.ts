import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamFailure, UsageFailure } from '../../src/base/failure.ts';
import { attempt, question } from '../support/fetching.ts';

const canary = 'pass-w0rd-of-the-proxy';
const limits = { retries: 0, totalDeadline: 5000 };

/** A server that sends the same bytes to whoever asks. */
async function saying(text: string): Promise<{ readonly host: string; readonly server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(text));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { host: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, server };
}

let good: Awaited<ReturnType<typeof saying>>;
let asking: Awaited<ReturnType<typeof saying>>;
beforeAll(async () => {
  good = await saying(
    'HTTP/1.1 200 OK\r\ncontent-type: text/markdown\r\ncontent-length: 9\r\n\r\n# Models\n',
  );
  asking = await saying('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
});
afterAll(() => {
  good.server.close();
  asking.server.close();
});

describe.each(['HTTP_PROXY', 'http_proxy'])('%s', (name) => {
  const ask = (value: string) =>
    attempt([question('http://mirror.test')], { environment: { [name]: value }, limits });

  it('is http without a scheme, and its user may hold a bare percent sign', async () => {
    for (const value of [good.host, ` ${good.host} `, `u%zz:p%@${good.host}`, `http://${good.host}/x?y#z`])
      expect((await ask(value)).failure, value).toBeNull();
  });

  it.each([
    '::::x',
    'ftp://h:1',
    `ftp://u:${canary}@h`,
    'http://',
    'http://:3128',
    '://x',
    'http://[::1',
    'h:99999',
    '%',
    '%zz',
    'socks4://h:1',
    'file:///x',

    'a b',
    `http://u:${canary}@`,
    '\u0000',
    'http://h:port',
  ])('%j ends with a usage failure that names the variable', async (value) => {
    // biome-ignore format: a list of words
    const { failure, words } = await ask(value);
    expect(failure).toBeInstanceOf(UsageFailure);
    expect(failure?.message).toContain(name);
    expect(words).not.toContain(canary);
  });

  it.each(['h', '-', '..', '0', '[::1]:1', 'socks5://127.0.0.1:1', 'https://127.0.0.1:1'])(
    '%j that nobody answers at ends as unavailable',
    async (value) => {
      expect((await ask(value)).failure).toBeInstanceOf(UpstreamFailure);
    },
  );

  it('that asks for a password ends as unavailable, with what to do', async () => {
    const { failure } = await ask(`http://u:${canary}@${asking.host}`);
    expect(failure).toBeInstanceOf(UpstreamFailure);
    expect(failure?.message).toContain('the proxy answered 407');
    expect(failure).toMatchObject({ advice: expect.stringContaining('USER:PASSWORD') });
  });
});

describe('an answer that is no HTTP', () => {
  const statusLines = [
    '099 X',
    '000 X',
    '1 X',
    '100 C',
    '101 S',
    '199 X',
    '999 X',
    '1000 X',
    '-1 X',
    'abc',
    '',
  ];
  it.each(statusLines.map((line) => `HTTP/1.1 ${line}\r\ncontent-length: 0\r\n\r\n`))(
    'ends as unavailable: %j',
    async (text) => {
      const { host, server } = await saying(text);
      const { failure } = await attempt([question(`http://${host}`)], { limits });
      server.close();
      expect(failure).toBeInstanceOf(UpstreamFailure);
    },
  );

  it.each(['constructor', '__proto__', 'gzip, gzip', 'zstd'])('or is encoded as %j', async (encoding) => {
    const { host, server } = await saying(
      `HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\ncontent-length: 1\r\n\r\nx`,
    );
    const { failure } = await attempt([question(`http://${host}`)], { limits });
    server.close();
    expect(failure).toBeInstanceOf(UpstreamFailure);
  });
});

it('an answer in plain text where TLS is asked for ends as unavailable, after one try', async () => {
  const { failure } = await attempt([question(`https://${good.host}`)], { limits });
  expect(failure).toBeInstanceOf(UpstreamFailure);
  expect(failure?.message).toContain('does not speak TLS');
});

it('a user and a password with a bare percent sign in an address are sent as they stand', async () => {
  const address = `http://a%zz:${canary}%@${good.host}/models.md`;
  const { failure } = await attempt([question('http://x.test', { address })], { limits });
  expect(failure).toBeNull();
});

describe('every variable that leads to a server', () => {
  const nobody = '127.0.0.1:1';
  // What the variables say, where it goes, and how it ends; `at` is the proxy that answers.
  it.each<[Readonly<Record<string, string>>, 'http' | 'https', 'fetched' | 'unavailable' | 'usage']>([
    [{ HTTPS_PROXY: '::::x' }, 'https', 'usage'],
    [{ https_proxy: 'ftp://h:1' }, 'https', 'usage'],
    [{ HTTPS_PROXY: nobody }, 'https', 'unavailable'],
    [{ HTTPS_PROXY: 'at' }, 'https', 'unavailable'],
    [{ HTTPS_PROXY: 'at' }, 'http', 'unavailable'],
    [{ HTTP_PROXY: 'at' }, 'http', 'fetched'],
    [{ ALL_PROXY: 'at' }, 'http', 'fetched'],
    [{ all_proxy: 'at' }, 'http', 'fetched'],
    [{ ALL_PROXY: nobody, HTTP_PROXY: 'at' }, 'http', 'fetched'],
    [{ ALL_PROXY: 'at', HTTP_PROXY: nobody }, 'http', 'unavailable'],
    [{ ALL_PROXY: `socks5h://${nobody}` }, 'http', 'unavailable'],
    [{ ALL_PROXY: '::::x' }, 'https', 'usage'],
    [{ ALL_PROXY: 'socks4://h:1' }, 'https', 'usage'],
    [{ HTTP_PROXY: 'at', NO_PROXY: '*' }, 'http', 'unavailable'],
    [{ HTTP_PROXY: 'at', NO_PROXY: 'mirror.invalid' }, 'http', 'unavailable'],
    [{ HTTP_PROXY: 'at', NO_PROXY: '%zz,***,[::,:0,mirror.invalid:99999' }, 'http', 'fetched'],
    [{ HTTP_PROXY: 'at', no_proxy: '' }, 'http', 'fetched'],
  ])('%j, to %s: %s', async (given, scheme, end) => {
    const entries = Object.entries(given).map(([name, value]) => [name, value === 'at' ? good.host : value]);
    const environment = Object.fromEntries(entries);
    const { failure } = await attempt([question(`${scheme}://mirror.invalid`)], { environment, limits });
    const ends = { UsageFailure: 'usage', UpstreamFailure: 'unavailable' } as const;
    const name = failure?.constructor.name;
    expect(name === 'UsageFailure' || name === 'UpstreamFailure' ? ends[name] : 'fetched').toBe(end);
  });
});
