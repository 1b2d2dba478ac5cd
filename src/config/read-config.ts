import type * as z from 'zod';
import { UsageFailure } from '../base/failure.ts';
import { joinPointer } from '../base/json-pointer.ts';
import { indexPositions } from '../base/json-positions.ts';
import { configSchema, type Settings } from './schema.ts';

/** Under these keys may stand what must not be told. */
const secretKeys: readonly PropertyKey[] = ['headers', 'webhook', 'sources'];

/**
 * A configuration as it was written → as it is used.
 *
 * @param file names it in messages.
 * @param text the JSON that the value was read from, for line numbers; `null` if it was made by a program.
 * @throws UsageFailure that names every wrong key, with what was expected there.
 */
export function readConfig(value: unknown, file: string, text: string | null): Settings {
  const read = configSchema.safeParse(value);
  if (read.success) return read.data;
  const lineOf = text === null ? () => null : lines(text);
  const faults = read.error.issues.map((issue) => `  ${fault(issue, value, lineOf)}`);
  throw new UsageFailure(`${file} is not a configuration that can be used:\n${faults.join('\n')}`, {
    advice: 'Every key is described in docs/configuration.md and in the file’s JSON Schema.',
  });
}

type LineOf = (path: readonly PropertyKey[]) => number | null;

function lines(text: string): LineOf {
  const positionOf = indexPositions(text);
  return (path) =>
    positionOf(path.reduce<string>((pointer, key) => joinPointer(pointer, String(key)), ''))?.line ?? null;
}

function fault(issue: z.core.$ZodIssue, value: unknown, lineOf: LineOf): string {
  const { path, message } = issue;
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const line = lineOf([...path, ...unknownKey]);
  const place = `${keyName(path)}${line === null ? '' : ` (line ${line})`}`;
  return `${place}: ${message}${message.startsWith('expected') ? found(value, path) : ''}`;
}

/** `limits.judge.priceFactor`, `ignores[0].reason`. */
function keyName(path: readonly PropertyKey[]): string {
  const name = path.map(keyWord).join('');
  return name === '' ? 'the whole' : name.replace(/^\./, '');
}

/** A key that is no word stands in quotes, so that a message keeps its lines. */
function keyWord(key: PropertyKey): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[\x21-\x7e]+$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(String(key))}]`;
}

function found(root: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce<unknown>(memberOf, root);
  if (value === undefined) return ', but there is nothing';
  const [first] = path;
  const mayBeTold = first !== undefined && !secretKeys.includes(first) && isPlain(value);
  return `, got ${mayBeTold ? JSON.stringify(value) : sortOf(value)}`;
}

function isPlain(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  // What has been walked so far came from the same value as the path.
  return value instanceof Object ? Reflect.get(value, key) : undefined;
}

function sortOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'another text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
