import type { ZodType, z } from 'zod';
import { isPlainObject } from './json.ts';

/**
 * The shape of a small file of ours, written once. It is looked at without a schema's library, which takes longer to
 * load than everything else that a run without news does; and it gives that library's schema where one is published.
 */
export interface Shape<Value> {
  /** Where and how a value is of another shape: `edition.date: expected a day`; `null` when it fits. */
  readonly wrong: (value: unknown) => string | null;
  readonly schema: (library: typeof z) => ZodType;
  /** Only for the type of the values. */
  readonly of?: Value;
}

/** The values of a shape. */
export type Shaped<Of> = Of extends Shape<infer Value> ? Value : never;

/** True for a value of a shape. Members that the shape does not name are not looked at. */
export function fits<Value>(shape: Shape<Value>, value: unknown): value is Value {
  return shape.wrong(value) === null;
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Whole<F extends Fields> = { readonly [K in keyof F]: Shaped<F[K]> };
type Partly<F extends Fields> = { readonly [K in keyof F]?: Shaped<F[K]> };

/** A value that a test accepts. `expected` is what it should have been, in words. */
export function where<Value>(
  expected: string,
  test: (value: unknown) => value is Value,
  schema: Shape<Value>['schema'],
): Shape<Value> {
  return { wrong: (value) => (test(value) ? null : `expected ${expected}`), schema };
}

export const text: Shape<string> = where('a text', isText, (z) => z.string());

export const count: Shape<number> = where(
  'a whole number from 0 on',
  (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
  (z) => z.int().nonnegative(),
);

export const positive: Shape<number> = where(
  'a whole number from 1 on',
  (value): value is number => Number.isSafeInteger(value) && Number(value) > 0,
  (z) => z.int().positive(),
);

/** `YYYY-MM-DD`, a day that the calendar has. */
export const day: Shape<string> = where('a day', isDay, (z) => z.iso.date());

/** A moment, UTC, as `toISOString` writes it. */
export const moment: Shape<string> = where(
  'a moment in UTC',
  (value): value is string =>
    isText(value) && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  (z) => z.iso.datetime(),
);

export const digest: Shape<string> = matching(/^sha256:[0-9a-f]{64}$/);

export function matching(pattern: RegExp): Shape<string> {
  const test = (value: unknown): value is string => isText(value) && pattern.test(value);
  return where(`a text like ${pattern.source}`, test, (z) => z.string().regex(pattern));
}

export function oneOf<const Value extends string | number>(...values: readonly Value[]): Shape<Value> {
  const test = (value: unknown): value is Value => values.some((each) => each === value);
  return where(values.join(' or '), test, (z) => z.literal([...values]));
}

export function nullOr<Value>(inner: Shape<Value>): Shape<Value | null> {
  return {
    wrong: (value) => (value === null ? null : inner.wrong(value)),
    schema: (z) => inner.schema(z).nullable(),
  };
}

export function listOf<Value>(inner: Shape<Value>): Shape<readonly Value[]> {
  return {
    wrong: (value) => (Array.isArray(value) ? firstWrong(value.entries(), () => inner) : 'expected a list'),
    schema: (z) => z.array(inner.schema(z)),
  };
}

export function recordOf<Value>(
  key: Shape<string>,
  inner: Shape<Value>,
): Shape<Readonly<Record<string, Value>>> {
  return {
    wrong: (value) => {
      if (!isPlainObject(value)) return 'expected an object';
      const name = Object.keys(value).find((each) => key.wrong(each) !== null);
      return name === undefined
        ? firstWrong(Object.entries(value), () => inner)
        : `${name}: ${key.wrong(name)}`;
    },
    schema: (z) => z.record(z.string(), inner.schema(z)),
  };
}

/** An object with all of these members and some of those. */
export function object<R extends Fields, O extends Fields = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Whole<R> & Partly<O>> {
  const all: Fields = { ...required, ...optional };
  return {
    wrong: (value) => {
      if (!isPlainObject(value)) return 'expected an object';
      const missing = Object.keys(required).find((key) => !Object.hasOwn(value, key));
      if (missing !== undefined) return `${missing}: is missing`;
      return firstWrong(Object.entries(value), (key) => (Object.hasOwn(all, key) ? all[key] : undefined));
    },
    schema: (z) =>
      z.object({
        ...schemasOf(required, z),
        ...Object.fromEntries(
          Object.entries(optional ?? {}).map(([key, of]) => [key, of.schema(z).optional()]),
        ),
      }),
  };
}

function schemasOf(fields: Fields, library: typeof z): Record<string, ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([key, of]) => [key, of.schema(library)]));
}

/** `documents.0.size: expected …`: the path to what is wrong, then what is. */
function firstWrong<Key extends string | number>(
  members: Iterable<readonly [Key, unknown]>,
  shapeOf: (key: Key) => Shape<unknown> | undefined,
): string | null {
  for (const [key, value] of members) {
    const wrong = shapeOf(key)?.wrong(value) ?? null;
    if (wrong !== null) return /^[^: ]+: /.test(wrong) ? `${key}.${wrong}` : `${key}: ${wrong}`;
  }
  return null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isDay(value: unknown): value is string {
  if (!isText(value) || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
