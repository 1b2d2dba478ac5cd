import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure, InvalidDocuments } from '../../src/base/failure.ts';
import { secretFinder } from '../../src/fetch/secrets.ts';
import { type FaultServer, type Reply, startFaultServer } from '../support/fault-server.ts';
import { attempt, question } from '../support/fetching.ts';

const key = 'mK4-x_Vq7/Lw+92zPd';

/** One that can stand in a host name or a header. */
const hostKey = 'mk4x.q7lw92zpd-k9';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const each = (form: (character: string) => string) => [...key].map(form).join('');
const code = (character: string) => character.charCodeAt(0);

/** Ways in which a page may write a key. */
const spellings: Readonly<Record<string, string>> = {
  'as it is': `key: ${key}.`,
  'in Base64': `Basic ${base64(`reader:${key}`)}`,
  'in Base64 for addresses': base64(`{"k":"${key}"}`).replaceAll('+', '-').replaceAll('/', '_'),
  'in hexadecimal digits': Buffer.from(`<${key}>`).toString('hex').toUpperCase(),
  'in an address': `?k=${encodeURIComponent(key)}`,
  'with every sign escaped in an address': each((c) => `%${code(c).toString(16)}`),
  'in JSON escapes': each((c) => `\\u${code(c).toString(16).padStart(4, '0')}`),
  'in escapes of JSON within JSON': each((c) => `\\\\u${code(c).toString(16).padStart(4, '0')}`),
  'in decimal entities': each((c) => `&#${code(c)};`),
  'in hexadecimal entities': each((c) => `&#x${code(c).toString(16)};`),
  'in entities of entities': each((c) => `&amp;#${code(c)};`),
  'behind Markdown escapes': key.replace(/[^a-z0-9]/gi, '\\$&'),
  'over two lines': `${key.slice(0, 8)}\n${key.slice(8)}`,
  'in two weights': `**${key.slice(0, 5)}**${key.slice(5)}`,
  'in small letters': key.toLowerCase(),
  'in capitals, with dashes': key.toUpperCase().replace(/(....)/g, '$1-'),
  'in named entities': key.replace(/_/g, '&lowbar;').replace(/\//g, '&sol;').replace(/\+/g, '&plus;'),
  'in entities with zeros': each((c) => `&#x00000000${code(c).toString(16)};`),
  'in tags': `<i>${key.slice(0, 5)}</i>${key.slice(5)}`,
  'around the target of a link': `[${key.slice(0, 5)}](https://site.example/a)${key.slice(5)}`,
  'over two lines of a JSON text': `${key.slice(0, 8)}\\n${key.slice(8)}`,
  'in lines of Base64': base64(`{"k":"${key}"}`).replace(/(.{11})/g, '$1\n'),
  'as bytes with blanks between': Buffer.from(key).toString('hex').replace(/(..)/g, '$1 '),
  'in wide letters': each((c) => String.fromCharCode(code(c) + 0xfee0)),
};

let site: FaultServer;
beforeAll(async () => {
  site = await startFaultServer();
});
afterAll(() => site.close());

describe('a document that holds a configured key', () => {
  it.each(Object.entries(spellings))('%s is refused, and the key is not told', async (_, text) => {
    site.routes = { '*': { body: `# Models\n\n${text}\n` } };
    const { failure, words } = await attempt([
      question(site.origin, { headers: { authorization: `Bearer ${key}` } }),
    ]);
    expect(failure).toBeInstanceOf(InvalidDocuments);
    expect(words).toContain('a configured secret');
    expect(words).not.toContain(text.slice(0, 12));
  });

  it.each([
    ['a password of the address', `//reader:${encodeURIComponent(key)}@`, ''],
    ['a key in the address', '//', `?token=${encodeURIComponent(key)}`],
  ])('is refused for %s', async (_, user, query) => {
    site.routes = { '*': { body: `# Models\n\n${key}\n` } };
    const address = `${site.origin.replace('//', user)}/models.md${query}`;
    const { failure } = await attempt([question(site.origin, { address })]);
    expect(failure).toBeInstanceOf(InvalidDocuments);
  });

  it('is refused when it is no document at all, without its beginning', async () => {
    site.routes = { '*': { body: `{"error":"${key}"}` } };
    const { words } = await attempt([question(site.origin, { headers: { 'x-key': key } })]);
    expect(words).not.toContain(key.slice(0, 6));
  });

  it.each<[string, Reply]>([
    ['the body of a refusal', { status: 403, body: `no: ${key}` }],
    ['a redirect', { status: 302, headers: { location: `https://elsewhere.example/${base64(`a:${key}`)}` } }],
    ['the host of a redirect', { status: 302, headers: { location: 'https://mk4x.q7lw92zpd-k9.example/' } }],
    ['a type', { body: '# Models\n', headers: { 'content-type': `text/${hostKey}` } }],
    ['an encoding', { body: 'x', headers: { 'content-encoding': hostKey.toUpperCase() } }],
  ])('in %s is not told', async (_, reply) => {
    site.routes = { '*': reply };
    const headers = { 'x-key': key, 'x-other-key': hostKey };
    const { failure, words } = await attempt([question(site.origin, { headers })]);
    const told = `${words} ${failure instanceof Failure ? failure.advice : ''}`;
    for (const form of [key, hostKey, base64(`a:${key}`)])
      expect(told.toLowerCase()).not.toContain(form.toLowerCase());
  });

  it('in the tag alone is taken without the tag', async () => {
    site.routes = { '*': { body: '# Models\n', headers: { etag: `"${key}"` } } };
    const { results } = await attempt([question(site.origin, { headers: { 'x-key': key } })]);
    expect(results).toMatchObject([{ document: { validators: { etag: null } } }]);
  });
});

it('words that documents use are no secrets', () => {
  const holds = secretFinder(
    [
      question('https://reader@site.example', {
        address: 'https://site.example/models.md?format=markdown&v=2',
        headers: {
          ...{ accept: 'text/markdown', authorization: 'Bearer abc', 'x-team': 'router-one' },
          cookie: 'consent=accepted; theme=dark; zone=Europe/Paris',
        },
      }),
    ],
    [],
  );
  expect(holds('router-one in markdown: Bearer, text/markdown, abc')).toBe(false);
  expect(holds('consent: accepted. Theme: dark. Europe/Paris')).toBe(false);
});

it.each(['k', '12', 'abc', 'ab1'])('a key as short as %j refuses no document', (short) => {
  const headers = { authorization: `Bearer ${short}`, 'x-api-key': short, cookie: `sid=${short}` };
  const holds = secretFinder([question('https://site.example', { headers })], [short], [short]);
  expect(holds(`# Models\n\n${short} | ${short}\n`)).toBe(false);
});

it('a cookie that is a key is a secret', () => {
  const headers = { cookie: 'theme=dark; sid=a9Zk31' };
  const holds = secretFinder([question('https://site.example', { headers })], []);
  expect(holds('your session: a9Zk31')).toBe(true);
});
