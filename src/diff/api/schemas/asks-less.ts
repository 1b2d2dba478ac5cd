import { canonicalJson, isPlainObject } from '../../../base/json.ts';

const upper = /^(?:exclusiveM|m)ax/;
const lower = /^(?:exclusiveM|m)in/;

/** True when all that one meaning asks for is asked for by the other too. Where that cannot be seen it is false. */
export function asksLess(less: unknown, more: unknown): boolean {
  if (less === true || more === false) return true;
  if (Array.isArray(less) && Array.isArray(more)) return isWithin(less, more);
  if (!isPlainObject(less) || !isPlainObject(more)) return false;
  return Object.keys(less).every((key) => keywordAsksLess(key, less, more));
}

type Keywords = Readonly<Record<string, unknown>>;

function keywordAsksLess(key: string, wide: Keywords, narrow: Keywords): boolean {
  const [less, more] = [wide[key], narrow[key]];
  if (canonicalJson(less) === canonicalJson(more)) return true;
  if (key === 'enum' || key === 'const') return namesNoMore(narrow, wide);
  if (key === 'type') return more !== undefined && isWithin(listOf(more), withIntegers(listOf(less)));
  if (key === 'required') return Array.isArray(less) && Array.isArray(more) && isWithin(less, more);
  if (typeof less === 'number' && typeof more === 'number') {
    return (upper.test(key) && less > more) || (lower.test(key) && less < more);
  }
  if (key === 'items') return asksLess(less, more);
  if (key !== 'properties' || !isPlainObject(less) || !isPlainObject(more)) return false;
  return Object.entries(less).every(([name, schema]) => asksLess(schema, more[name]));
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
