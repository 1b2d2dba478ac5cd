import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamFailure } from '../../src/base/failure.ts';
import { readSample, sampleDates } from '../../src/serve/samples/editions.ts';
import { bodyOnTheWire, type FaultServer, type Reply, startFaultServer } from '../support/fault-server.ts';
import { attempt, question } from '../support/fetching.ts';

// Markdown has no closing bracket: cut at any line end it is still a document, of fewer models.
const rows = Array.from({ length: 12 }, (_, index) => `| \`vendor/model-${index}\` | $0.${index}5 |`);
const document = `# Models\n\n| id | input |\n|---|---|\n${rows.join('\n')}\n`;

/** Every place to cut at in the long run, every seventh and every line end in the short one. */
const long = process.env['LONG'] !== undefined;

/** A full sweep takes minutes on a busy machine. */
const longest = { timeout: 600_000 };

const framings: ReadonlyArray<{ given: string; reply: Reply }> = [
  { given: 'with a length', reply: {} },
  { given: 'in chunks', reply: { framing: 'chunked' } },
  { given: 'up to the end of the connection', reply: { framing: 'none' } },
  { given: 'gzipped, with a length', reply: { encoding: 'gzip' } },
  { given: 'gzipped, in chunks', reply: { encoding: 'gzip', framing: 'chunked' } },
  { given: 'in brotli, with a length', reply: { encoding: 'br' } },
];

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

describe('a body that is cut at any byte is never taken for a document', () => {
  it.each(framings)('$given', longest, async ({ reply }) => {
    const accepted: number[] = [];
    for (const cutAfter of cuts(bodyOnTheWire({ body: document, ...reply }).length)) {
      server.routes = { '/models.md': { body: document, ...reply, cutAfter } };
      const { failure } = await attempt([question(server.origin)], { limits: { retries: 0 } });
      if (!(failure instanceof UpstreamFailure)) accepted.push(cutAfter);
    }
    expect(accepted).toEqual([]);
  });

  it.each([
    { given: 'gzip', whole: gzipSync(document), encoding: 'gzip' },
    { given: 'brotli', whole: brotliCompressSync(document), encoding: 'br' },
  ])('in $given, even if the shorter body is framed as a whole one', async ({ whole, encoding }) => {
    const accepted: number[] = [];
    for (const cutAfter of cuts(whole.length)) {
      const body = whole.subarray(0, cutAfter);
      server.routes = { '/models.md': { body, headers: { 'content-encoding': encoding } } };
      const { failure } = await attempt([question(server.origin)], { limits: { retries: 0 } });
      if (failure === null) accepted.push(cutAfter);
    }
    expect(accepted).toEqual([]);
  });
});

describe('a sample document that is cut at a line end or at any thousandth byte is never taken for a document', () => {
  it.each(sampleDates)('of %s', longest, async (date) => {
    let tried = 0;
    for (const [name, bytes] of readSample(date)) {
      const expects = name === 'openapi' ? 'json' : 'markdown';
      const places = cutsOfSample(bytes).filter((_, index) => long || index % 40 === 0);
      const accepted: number[] = [];
      for (const cutAfter of places) {
        const asked = question(server.origin, { name, expects });
        server.routes = {
          [new URL(asked.address).pathname]: { body: bytes, cutAfter, framing: framingOf(cutAfter) },
        };
        const { failure } = await attempt([asked], { limits: { retries: 0 } });
        if (!(failure instanceof UpstreamFailure)) accepted.push(cutAfter);
      }
      expect(accepted, name).toEqual([]);
      tried += places.length;
    }
    console.log(`${tried} cuts of the sample documents of ${date} tried, 0 taken for documents`);
  });
});

function cutsOfSample(bytes: Uint8Array): number[] {
  const all = Array.from({ length: bytes.length }, (_, index) => index);
  return all.filter((index) => index % 1000 === 0 || bytes[index - 1] === 0x0a);
}

/** All framings in turn: what is cut is the same, how it shows is not. */
function framingOf(cutAfter: number): 'length' | 'chunked' | 'none' {
  return (['length', 'chunked', 'none'] as const)[cutAfter % 3] ?? 'length';
}

function cuts(length: number): number[] {
  const all = Array.from({ length }, (_, index) => index);
  return long
    ? all
    : all.filter((index) => index % 7 === 0 || document[index - 1] === '\n' || index > length - 3);
}
