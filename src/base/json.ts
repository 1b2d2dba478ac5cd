import { compareCodePoints } from './code-point-order.ts';
import { showInvisible } from './invisible.ts';

/** A value that JSON can hold. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/**
 * JSON with sorted keys and no white space: two equal values give the same text, so it is what digests are taken of.
 * Keys whose value is `undefined` are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isPlainObject(inner) ? sortKeys(inner) : inner));
}

/** JSON for files that people read too: two spaces, keys in the order of the value, one line feed at the end. */
export function printJson(value: unknown): string {
  return `${harmlessJson(JSON.stringify(value, null, 2))}\n`;
}

/** What more than plain ASCII may need an escape; most texts have nothing of it. */
const suspicious = /[^\t\n\x20-\x7e]/;

/** What a runner of jobs takes for a command anywhere in a line: `##[error]`, `##vso[…]`. */
const runnerCommand = /##(?=(?:vso|teamcity)?\[)/gi;

/**
 * JSON that acts on no terminal and on no runner that shows it: characters that are not seen or steer, and the mark of a
 * command, stand in it as escapes. Programs read the same value.
 */
export function harmlessJson(json: string): string {
  const quiet = suspicious.test(json) ? showInvisible(json) : json;
  return quiet.replace(runnerCommand, '\\u0023#');
}

/** What a text says in JSON; `undefined` for a text that is none. For callers that look at the value's shape anyway. */
export function parseJson(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString());
  } catch {
    return undefined;
  }
}

/** True for an object that JSON writes with braces. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(record: Record<string, unknown>): Record<string, unknown> {
  // A null prototype, so that a key called `__proto__` is a key like any other.
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(record).sort(compareCodePoints)) sorted[key] = record[key];
  return sorted;
}

/** A JSON value in a few words for a problem's `seen`: its beginning, on one line. */
export function describeJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return Array.isArray(value) ? `an array: ${text}` : text;
}
