import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidDocuments, UpstreamFailure } from '../../src/base/failure.ts';
import type { DocumentRequest } from '../../src/fetch/request.ts';
import { type FaultServer, type Reply, startFaultServer } from '../support/fault-server.ts';
import { attempt, canary, question } from '../support/fetching.ts';

const markdown = '# Router One Models\n\n| id | input |\n|---|---|\n| `openai/gpt-5.5` | $0.50 |\n';
const json = '{"openapi":"3.1.0","paths":{}}';
const typed = (type: string): Record<string, string> => ({ 'content-type': type });

interface Row {
  readonly given: string;
  readonly replies: readonly Reply[];
  readonly expects?: DocumentRequest['expects'];
  readonly want: typeof UpstreamFailure | typeof InvalidDocuments | 'fetched';
  readonly says?: RegExp;
  /** Requests that the server must have seen: a refusal is not tried again, a broken line is. */
  readonly tries: number;
}

const rows: readonly Row[] = [
  // What is good
  { given: 'a document with its length', replies: [{ body: markdown }], want: 'fetched', tries: 1 },
  {
    given: 'a chunked document',
    replies: [{ body: markdown, framing: 'chunked' }],
    want: 'fetched',
    tries: 1,
  },
  { given: 'a gzipped document', replies: [{ body: markdown, encoding: 'gzip' }], want: 'fetched', tries: 1 },
  { given: 'a document in brotli', replies: [{ body: markdown, encoding: 'br' }], want: 'fetched', tries: 1 },
  {
    given: 'Markdown that begins with a comment',
    replies: [{ body: `<!-- generated -->\n${markdown}`, headers: typed('text/markdown; charset=utf-8') }],
    want: 'fetched',
    tries: 1,
  },
  {
    given: 'a byte order mark and CRLF',
    replies: [{ body: `\ufeff${markdown.replaceAll('\n', '\r\n')}` }],
    want: 'fetched',
    tries: 1,
  },
  {
    given: 'JSON under a general type',
    expects: 'json',
    replies: [{ body: json, headers: typed('application/octet-stream') }],
    want: 'fetched',
    tries: 1,
  },
  // A page instead of the document
  {
    given: 'an HTML page by its type',
    replies: [{ body: 'Just a moment...', headers: typed('text/html') }],
    want: InvalidDocuments,
    says: /models.*text\/html: Just a moment/s,
    tries: 1,
  },
  {
    given: 'an HTML page under the type of a text',
    replies: [{ body: '\n <!DOCTYPE html><title>Soon</title>', headers: typed('text/plain') }],
    want: InvalidDocuments,
    says: /an HTML page: <!DOCTYPE html>/,
    tries: 1,
  },
  {
    given: 'an HTML page behind a comment',
    replies: [{ body: '<!-- edge 7 --> <html><body>Checking your browser' }],
    want: InvalidDocuments,
    says: /an HTML page/,
    tries: 1,
  },
  {
    given: 'an HTML page instead of JSON',
    expects: 'json',
    replies: [{ body: '<html>', headers: typed('application/json') }],
    want: InvalidDocuments,
    says: /an HTML page/,
    tries: 1,
  },
  {
    given: 'an image',
    replies: [{ body: 'GIF89a', headers: typed('image/gif') }],
    want: InvalidDocuments,
    says: /image\/gif/,
    tries: 1,
  },
  // An error, or nothing, with status 200
  {
    given: 'an error in JSON instead of JSON',
    expects: 'json',
    replies: [
      { body: '{"error":{"message":"rate limited","code":"x"}}', headers: typed('application/json') },
    ],
    want: InvalidDocuments,
    says: /an error in JSON: .*rate limited/,
    tries: 1,
  },
  {
    given: 'an error in JSON instead of Markdown',
    replies: [{ body: '{"error":{"message":"rate limited"}}' }],
    want: InvalidDocuments,
    says: /JSON: .*rate limited/,
    tries: 1,
  },
  { given: 'an empty body', replies: [{}], want: InvalidDocuments, says: /an empty body/, tries: 1 },
  {
    given: 'only blanks',
    replies: [{ body: ' \n\t\r\n' }],
    want: InvalidDocuments,
    says: /only blanks/,
    tries: 1,
  },
  {
    given: 'JSON that ends too early',
    expects: 'json',
    replies: [{ body: '{\n  "openapi": "3.1.0",\n  "paths": {\n' }],
    want: InvalidDocuments,
    says: /line: 3[\s\S]*not JSON: the document stops here/,
    tries: 1,
  },
  {
    given: 'JSON with a mistake',
    expects: 'json',
    replies: [{ body: '{\n  "openapi": "3.1.0",\n  "paths": {},\n}' }],
    want: InvalidDocuments,
    says: /not JSON/,
    tries: 1,
  },
  // No text
  {
    given: 'bytes that are not UTF-8',
    replies: [{ body: Buffer.concat([Buffer.from('# Models\n\nok\n'), Uint8Array.of(0xff, 0xfe, 0x0a)]) }],
    want: InvalidDocuments,
    says: /line: 4[\s\S]*not UTF-8/,
    tries: 1,
  },
  {
    given: 'UTF-16',
    replies: [{ body: Buffer.from('\ufeff# Models', 'utf16le') }],
    want: InvalidDocuments,
    says: /not UTF-8/,
    tries: 1,
  },
  { given: 'a NUL', replies: [{ body: '# Mod\0els' }], want: InvalidDocuments, says: /not UTF-8/, tries: 1 },
  // A body that was cut or does not end
  {
    given: 'a body that ends with the connection',
    replies: [{ body: markdown, framing: 'none' }],
    want: UpstreamFailure,
    says: /without a length/,
    tries: 3,
  },
  {
    given: 'a gzipped body that ends with the connection',
    replies: [{ body: markdown, framing: 'none', encoding: 'gzip' }],
    want: UpstreamFailure,
    says: /without a length/,
    tries: 3,
  },
  {
    given: 'a gzipped body that a proxy cut and framed anew',
    replies: [{ body: cutGzip(), headers: { 'content-encoding': 'gzip' } }],
    want: UpstreamFailure,
    says: /compressed body was cut/,
    tries: 3,
  },
  {
    given: 'a gzipped body with a wrong checksum',
    replies: [{ body: damagedGzip(), headers: { 'content-encoding': 'gzip' } }],
    want: UpstreamFailure,
    says: /compressed body is damaged/,
    tries: 3,
  },
  {
    given: 'a body longer than its length, cut to it at a line end',
    replies: [{ body: markdown, cutAfter: 21, claimedLength: markdown.length }],
    want: UpstreamFailure,
    says: /not as long as its Content-Length/,
    tries: 3,
  },
  {
    given: 'a reset in mid-body',
    replies: [{ body: markdown, cutAfter: 30, ending: 'reset' }],
    want: UpstreamFailure,
    says: /reset|closed|not as long/,
    tries: 3,
  },
  {
    given: 'an endless body',
    replies: [{ body: '# M\n'.repeat(4096), endless: true }],
    want: UpstreamFailure,
    says: /longer than 200000 bytes/,
    tries: 1,
  },
  {
    given: 'a body longer than allowed',
    replies: [{ body: '# M\n'.repeat(60_000) }],
    want: UpstreamFailure,
    says: /longer than 200000 bytes/,
    tries: 1,
  },
  {
    given: 'an encoding that was not asked for',
    replies: [{ body: markdown, headers: { 'content-encoding': 'zstd' } }],
    want: UpstreamFailure,
    says: /zstd/,
    tries: 1,
  },
  {
    given: 'one encoding inside another',
    replies: [{ body: markdown, headers: { 'content-encoding': 'gzip, gzip' } }],
    want: UpstreamFailure,
    says: /gzip, gzip/,
    tries: 1,
  },
  {
    given: 'something that is not HTTP',
    replies: [{ raw: 'SSH-2.0-OpenSSH\r\n' }],
    want: UpstreamFailure,
    says: /not valid HTTP/,
    tries: 3,
  },
  // Statuses
  { given: '404', replies: [{ status: 404 }], want: UpstreamFailure, says: /was 404/, tries: 1 },
  { given: '410', replies: [{ status: 410 }], want: UpstreamFailure, says: /was 410/, tries: 1 },
  {
    given: 'a challenge with 403',
    replies: [{ status: 403, body: '<html>', headers: typed('text/html') }],
    want: UpstreamFailure,
    says: /was 403/,
    tries: 1,
  },
  { given: '204', replies: [{ status: 204 }], want: UpstreamFailure, says: /was 204/, tries: 1 },
  {
    given: '206',
    replies: [{ status: 206, body: markdown }],
    want: UpstreamFailure,
    says: /was 206/,
    tries: 1,
  },
  {
    given: '304 to a question without validators',
    replies: [{ status: 304 }],
    want: UpstreamFailure,
    says: /was 304/,
    tries: 1,
  },
  {
    given: '500 for ever',
    replies: [{ status: 500 }],
    want: UpstreamFailure,
    says: /was 500 \(3 tries\)/,
    tries: 3,
  },
  { given: '501', replies: [{ status: 501 }], want: UpstreamFailure, says: /was 501/, tries: 1 },
  // What passes by itself
  {
    given: '503 twice, then the document',
    replies: [{ status: 503 }, { status: 503 }, { body: markdown }],
    want: 'fetched',
    tries: 3,
  },
  {
    given: 'a reset, then the document',
    replies: [{ raw: '', ending: 'reset' }, { body: markdown }],
    want: 'fetched',
    tries: 2,
  },
  {
    given: 'a cut body, then the document',
    replies: [{ body: markdown, cutAfter: 9 }, { body: markdown }],
    want: 'fetched',
    tries: 2,
  },
];

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

describe('an answer', () => {
  it.each(rows)('$given', async ({ replies, expects = 'markdown', want, says, tries }) => {
    const path = `/${crypto.randomUUID()}`;
    server.routes = { [path]: replies };
    const outcome = await attempt([question(server.origin, { expects, address: `${server.origin}${path}` })]);
    expect(server.seen.filter(({ target }) => target === path)).toHaveLength(tries);
    expect(outcome.words).not.toContain(canary);
    if (want === 'fetched') {
      expect(outcome.failure).toBeNull();
      const body = replies.at(-1)?.body;
      expect(outcome.results).toMatchObject([
        { status: 'fetched', document: { bytes: Buffer.from(body ?? '') } },
      ]);
    } else {
      expect(outcome.failure).toBeInstanceOf(want);
      expect(outcome.words).toMatch(says ?? /./);
    }
  });

  it('that echoes the key is told without it', async () => {
    const body = `{"error":{"message":"the key ${canary} is wrong"}}`;
    server.routes = { '/docs/openapi.json': { body } };
    const { failure, words } = await attempt([question(server.origin, { expects: 'json' })]);
    expect(failure).toBeInstanceOf(InvalidDocuments);
    expect(words).toContain('a configured secret');
    expect(words).not.toContain(canary);
  });
});

function cutGzip(): Uint8Array {
  const whole = gzipSync(markdown);
  return whole.subarray(0, whole.length - 12);
}

function damagedGzip(): Uint8Array {
  const whole = gzipSync(markdown);
  whole[whole.length - 6] = (whole[whole.length - 6] ?? 0) ^ 1;
  return whole;
}
