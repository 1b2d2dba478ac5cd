import { canonicalJson, isPlainObject } from '../../../base/json.ts';

const upper = /^(?:exclusiveM|m)ax/;
const lower = /^(?:exclusiveM|m)in/;

/** True when all that one meaning asks for is asked for by the other too. Where that cannot be seen it is false. */
export function asksLess(less: unknown, more: unknown): boolean {
  if (less === true || more === false) return true;
  if (isPlainObject(less) && Object.keys(less).length === 0) return true;
  if (Array.isArray(less) && Array.isArray(more)) return isWithin(less, more);
  if (!isPlainObject(less) || !isPlainObject(more)) return false;
  return Object.keys(less).every((key) => keywordAsksLess(key, less, more));
}

type Keywords = Readonly<Record<string, unknown>>;

function keywordAsksLess(key: string, wide: Keywords, narrow: Keywords): boolean {
  const [less, more] = [wide[key], narrow[key]];
  if (canonicalJson(less) === canonicalJson(more)) return true;
  if (key === 'enum' || key === 'const') return namesNoMore(narrow, wide);
  if (typeof less === 'number' && typeof more === 'number') {
    return (upper.test(key) && less > more) || (lower.test(key) && less < more);
  }
  return Object.hasOwn(comparers, key) && comparers[key]?.(less, more) === true;
}

/** Keywords that can be looked into. */
const comparers: Readonly<Record<string, (less: unknown, more: unknown) => boolean>> = {
  type: (less, more) => more !== undefined && isWithin(listOf(more), withIntegers(listOf(less))),
  required: (less, more) => Array.isArray(less) && Array.isArray(more) && isWithin(less, more),
  items: asksLess,
  allOf: (less, more) => isAskedOf(less, more, (one, all) => all.some((other) => asksLess(one, other))),
  anyOf: (less, more) => isAskedOf(more, less, (one, all) => all.some((other) => asksLess(other, one))),
  properties: (less, more) =>
    isPlainObject(less) &&
    isPlainObject(more) &&
    Object.entries(less).every(([name, schema]) => asksLess(schema, more[name])),
};

/** True when each of some schemas is answered by one of the others. */
function isAskedOf(
  some: unknown,
  others: unknown,
  answers: (one: unknown, all: readonly unknown[]) => boolean,
): boolean {
  return Array.isArray(some) && Array.isArray(others) && some.every((one) => answers(one, others));
}

function namesNoMore(narrow: Keywords, wide: Keywords): boolean {
  const [few, many] = [valuesIn(narrow), valuesIn(wide)];
  return few !== null && many !== null && isWithin(few, many);
}

function valuesIn({ const: constant, enum: values }: Keywords): unknown[] | null {
  if (constant !== undefined) return [constant];
  return Array.isArray(values) ? values : null;
}

function isWithin(few: readonly unknown[], many: readonly unknown[]): boolean {
  const known = new Set(many.map((value) => canonicalJson(value)));
  return few.every((value) => known.has(canonicalJson(value)));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function withIntegers(types: readonly unknown[]): unknown[] {
  return types.includes('number') ? [...types, 'integer'] : [...types];
}
