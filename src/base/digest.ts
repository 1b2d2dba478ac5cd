import { createHash } from 'node:crypto';
import { canonicalJson } from './json.ts';

/** The digest of bytes or of a text's UTF-8 bytes, as `sha256:` and 64 hex digits. */
export function digestOf(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** A short digest (16 hex digits, 64 bits) of a value's structure: key order does not matter. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
}
