import type { IncomingHttpHeaders } from 'node:http';
import { type Readable, type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { TransportFault } from './transport-fault.ts';

/**
 * What we ask for. gzip ends with the length and a checksum of the text, so that a cut is seen even if a proxy on the
 * way framed the shorter body anew.
 */
export const acceptedEncodings = 'gzip';

/** Node's decoders, all of which refuse a body that ends before its own end mark. */
const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
]);

/**
 * The whole body of an answer, decoded.
 *
 * Decoded here and not by undici's `decompress`, which takes away the headers that tell a complete body from a cut
 * one. At no time more than `maxBytes` and one chunk are held.
 *
 * @throws TransportFault for a body that may be cut, that cannot be decoded, or that is longer than `maxBytes`.
 */
export async function readBody(
  body: Readable,
  headers: IncomingHttpHeaders,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    requireFraming(headers);
    await pipeline([body, ...decodersFor(headers), collector(chunks, maxBytes)]);
  } catch (error) {
    // Without a listener the body's own report of being given up would end the process.
    body.on('error', () => undefined).destroy();
    throw decodingFault(error) ?? error;
  }
  return Buffer.concat(chunks);
}

/** A body that ends where the connection ends cannot be told from one that was cut there. */
function requireFraming(headers: IncomingHttpHeaders): void {
  const chunked = headers['transfer-encoding']?.toLowerCase() === 'chunked';
  if (chunked || headers['content-length'] !== undefined) return;
  throw new TransportFault('the body came without a length, so it may have been cut', {
    retryable: true,
    advice: 'The server must send Content-Length or a chunked body.',
  });
}

function decodersFor(headers: IncomingHttpHeaders): Transform[] {
  const named = headers['content-encoding'] ?? '';
  const encodings = named
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '' && part !== 'identity');
  // One decoding is enough for every honest server, and two are how a small bomb becomes a large one.
  const [encoding, second] = encodings;
  if (encoding === undefined) return [];
  const create = decoders.get(encoding);
  if (create === undefined || second !== undefined) {
    throw new TransportFault(`the body is encoded as "${named}", which was not asked for`, {
      retryable: false,
    });
  }
  return [create()];
}

/** A stream and not a loop: a loop that ends early is told of as an aborted operation, whatever it threw. */
function collector(chunks: Uint8Array[], maxBytes: number): Writable {
  let size = 0;
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      if (size > maxBytes) return done(tooLong(maxBytes));
      chunks.push(chunk);
      return done();
    },
  });
}

function tooLong(maxBytes: number): TransportFault {
  return new TransportFault(`the document is longer than ${maxBytes} bytes`, {
    retryable: false,
    advice: 'If it is right, raise the limit of bytes a document.',
  });
}

/** zlib's codes are `Z_BUF_ERROR` and `ERR__ERROR_FORMAT_…`; the first is a body that stops too early. */
function decodingFault(error: unknown): TransportFault | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  if (error.code === 'Z_BUF_ERROR') {
    return new TransportFault('the compressed body was cut', { retryable: true });
  }
  if (/^(?:Z_|ERR_BROTLI|ERR__)/.test(error.code)) {
    return new TransportFault(`the compressed body is damaged (${error.code})`, { retryable: true });
  }
  return null;
}
