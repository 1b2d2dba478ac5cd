import { showInvisible } from '../../base/invisible.ts';
import type { JsonValue } from '../../base/json.ts';
import { Code } from './code.ts';

/** Longest line on which a list or an object is kept together; what is longer goes one entry a line. */
const lineWidth = 110;

/** A string as a JavaScript and TypeScript literal in double quotes that reads back equal. */
export function stringLiteral(text: string): Code {
  return new Code(quote(text));
}

/**
 * Escapes what must not stand in a literal as it is, in text that is a literal already: invisible characters, and the `<`
 * of a tag that would end the script element of a page that shows the code.
 */
export function escapeHarmful(literals: string): string {
  return showInvisible(literals).replace(/<(?=[/!])/g, '\\u003c');
}

/**
 * A JSON value as a literal that reads back equal: short lists and objects on one line, long ones one entry a line.
 * `column` is how much of the line is already taken.
 */
export function literal(value: JsonValue, column = 0): Code {
  return new Code(print(value, 0, column));
}

/** The name of a property: bare when it is a plain word, else quoted; `__proto__` never sets a prototype. */
export function propertyKey(name: string): Code {
  return new Code(key(name));
}

/** The name of a member of an interface, where `__proto__` is a name like any other. */
export function memberName(name: string): Code {
  return new Code(isWord(name) ? name : quote(name));
}

function print(value: JsonValue, depth: number, column: number): string {
  if (value === null || typeof value !== 'object') return printScalar(value);
  const oneLine = printOnOneLine(value);
  if (depth * 2 + column + oneLine.length <= lineWidth) return oneLine;
  const inner = '  '.repeat(depth + 1);
  const entries = Array.isArray(value)
    ? value.map((item) => print(item, depth + 1, 0))
    : Object.entries(value).map(([name, item]) => `${key(name)}: ${print(item, depth + 1, name.length + 4)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${'  '.repeat(depth)}${close}`;
}

function printOnOneLine(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return printScalar(value);
  if (Array.isArray(value)) return `[${value.map(printOnOneLine).join(', ')}]`;
  const entries = Object.entries(value).map(([name, item]) => `${key(name)}: ${printOnOneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function printScalar(value: null | boolean | number | string): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON has no such number');
  return Object.is(value, -0) ? '-0' : String(value);
}

function quote(text: string): string {
  return escapeHarmful(JSON.stringify(text));
}

function key(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return isWord(name) ? name : quote(name);
}

function isWord(name: string): boolean {
  return name !== '__proto__' && /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name);
}
