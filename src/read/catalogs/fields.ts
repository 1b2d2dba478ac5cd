import type { z } from 'zod';
import { type ExactObject, type ExactValue, printExact } from '../../base/json/exact-json.ts';
import type { Unread } from '../../catalog/model.ts';

/** A field of a foreign model: the field of ours that it is read for, and how. */
export interface FieldSpec<T> {
  readonly field: string;
  readonly schema: z.ZodType<T>;
}

/** A cell that could not be read, with what would have been readable. */
export interface UnreadField extends Unread {
  readonly expected: string;
}

/** What the fields of one foreign object say. */
export interface FieldReading<V> {
  readonly values: V;
  readonly unread: readonly UnreadField[];
  /** Keys of the object that no spec names. */
  readonly ignored: readonly string[];
}

type Values<S> = { readonly [K in keyof S]?: S[K] extends FieldSpec<infer T> ? T : never };

/** Says how one foreign field is read. */
export function field<T>(name: string, schema: z.ZodType<T>): FieldSpec<T> {
  return { field: name, schema };
}

/**
 * Reads an object field by field, so that one unreadable field costs that field and not the model. `null` and a missing
 * key both say that nothing is published.
 */
export function readFields<S extends Readonly<Record<string, FieldSpec<unknown>>>>(
  object: ExactObject,
  specs: S,
): FieldReading<Values<S>> {
  const values: Record<string, unknown> = {};
  const unread: UnreadField[] = [];
  for (const [key, spec] of Object.entries(specs)) {
    const value = object[key] ?? null;
    if (value === null) continue;
    const result = spec.schema.safeParse(value);
    if (result.success) values[key] = result.data;
    else unread.push(unreadField(spec.field, value, result.error));
  }
  const ignored = Object.keys(object).filter((key) => !Object.hasOwn(specs, key));
  // Each value has just come out of the schema that its spec names.
  return { values: values as Values<S>, unread, ignored };
}

/** Names a value that its schema refused. */
export function unreadField(name: string, value: ExactValue, error: z.ZodError): UnreadField {
  return { field: name, text: textOf(value), expected: error.issues[0]?.message ?? 'another value' };
}

/** A value as published: a text without its quotes, a number with its digits, everything else as JSON. */
function textOf(value: ExactValue): string {
  return typeof value === 'string' ? value : printExact(value);
}
