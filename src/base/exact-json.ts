import { visit } from 'jsonc-parser';
import type { DocumentName } from './document.ts';
import { splitPointer } from './json-pointer.ts';
import type { Reading } from './problem.ts';
import { readJson } from './read-json.ts';

/** A number of a JSON text as it is written there: `7e-7` stays `7e-7` and never becomes a float. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A JSON value whose numbers are exact. */
export type ExactValue = null | boolean | string | JsonNumber | ExactValue[] | ExactObject;

/** An object of a JSON text; it inherits nothing, so that every key in it was published. */
export interface ExactObject {
  readonly [key: string]: ExactValue;
}

/** True for an object of a JSON text. */
export function isExactObject(value: unknown): value is ExactObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}

/** An exact value as JSON on one line, its numbers as they were written. */
export function printExact(value: ExactValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(printExact).join(',')}]`;
  if (!isExactObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${printExact(member)}`,
  );
  return `{${members.join(',')}}`;
}

/** What a pointer names inside an exact value; `undefined` when nothing is there. */
export function exactAt(root: ExactValue, pointer: string): ExactValue | undefined {
  return splitPointer(pointer)?.reduce<ExactValue | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isExactObject(value) ? value[key] : undefined;
  }, root);
}

/** A JSON text as a value with exact numbers; refused as `readJson` refuses. */
export function readExactJson(text: string, document: DocumentName): Reading<ExactValue> {
  const { problems } = readJson(text, document);
  return problems.length > 0 ? { value: null, problems } : { value: build(text), problems };
}

/** Puts a value together from what a parser says of a text that is known to be JSON. */
function build(text: string): ExactValue {
  const builder = new Builder();
  visit(text, {
    onObjectBegin: () => builder.open(Object.create(null)),
    onArrayBegin: () => builder.open([]),
    onObjectEnd: () => builder.close(),
    onArrayEnd: () => builder.close(),
    onObjectProperty: (key) => builder.setKey(key),
    onLiteralValue: (value, offset, length) => {
      const exact = typeof value === 'number' ? new JsonNumber(text.slice(offset, offset + length)) : value;
      builder.add(exact);
    },
  });
  return builder.root;
}

type Container = ExactValue[] | Record<string, ExactValue>;

class Builder {
  root: ExactValue = null;
  readonly #open: { container: Container; key: string }[] = [];

  setKey(key: string): void {
    const top = this.#open.at(-1);
    if (top !== undefined) top.key = key;
  }

  open(container: Container): void {
    this.add(container);
    this.#open.push({ container, key: '' });
  }

  close(): void {
    this.#open.pop();
  }

  add(value: ExactValue): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.root = value;
    else if (Array.isArray(top.container)) top.container.push(value);
    else top.container[top.key] = value;
  }
}
