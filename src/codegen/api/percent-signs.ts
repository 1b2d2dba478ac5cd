import type { JsonValue } from '../../base/json.ts';
import type { JsonObject } from './grammar.ts';

/** A document without a percent sign, what each of its objects is a copy of, and the way back for printed text. */
export interface WithoutPercents {
  readonly document: JsonObject;
  readonly originals: ReadonlyMap<object, object>;
  restore(printed: string): string;
}

/**
 * A copy in which a stand-in holds the place of every `%`.
 *
 * openapi-typescript makes a pointer of each key that it passes and reads percent escapes in it, so that a property
 * named `discount_%` ends it with a `URIError`, and one named `a%20b` is lost from view.
 */
export function withoutPercents(document: JsonObject): WithoutPercents {
  const standIn = unusedIn(JSON.stringify(document));
  const originals = new Map<object, object>();
  const copy = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return value.replaceAll('%', standIn);
    if (typeof value !== 'object' || value === null) return value;
    const made = Array.isArray(value)
      ? value.map(copy)
      : Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [key.replaceAll('%', standIn), copy(inner)]),
        );
    originals.set(made, value);
    return made;
  };
  return {
    document: copy(document) as JsonObject,
    originals,
    restore: (printed) => printed.replaceAll(standIn, '%'),
  };
}

/** The angle brackets keep it out of identifiers: a key that holds it is printed in quotes. */
function unusedIn(text: string): string {
  for (let number = 0; ; number++) {
    const standIn = `<percent${number}>`;
    if (!text.includes(standIn)) return standIn;
  }
}
