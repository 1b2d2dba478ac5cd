import { type ExactValue, isExactObject } from '../../base/exact-json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { isZero, suspicionOf } from './suspicion.ts';

/** A part of a document beside its models, by its name. */
export interface Beside {
  readonly name: string;
  /** The first of its kind. */
  readonly pointer: string;
  readonly what: 'list' | 'field';
  /** How many values are in it. */
  readonly parts: number;
  readonly hasPrices: boolean;
}

/** Everything in a document that is not on the way to its models: each kind once, with how much it is. */
export function besideModels(root: ExactValue, steps: readonly string[]): readonly Beside[] {
  const found = new Map<string, Beside>();
  walk(root, '', [], steps, found);
  return [...found.values()];
}

function walk(
  value: ExactValue,
  pointer: string,
  names: readonly string[],
  [step, ...rest]: readonly string[],
  found: Map<string, Beside>,
): void {
  if (step === undefined || rest.length + (step === '*' ? 0 : 1) === 0) return;
  for (const [key, inner] of membersOf(value)) {
    const at = joinPointer(pointer, key);
    const isOnWay = step === '*' ? typeof inner === 'object' : key === step;
    const name = [...names, Array.isArray(value) || (step === '*' && isOnWay) ? '*' : key];
    if (isOnWay) walk(inner, at, name, rest, found);
    else add(found, { name: name.join('.'), pointer: at, ...summaryOf(inner, [key]) });
  }
}

function membersOf(value: ExactValue): (readonly [string, ExactValue])[] {
  if (Array.isArray(value)) return value.map((inner, index) => [String(index), inner] as const);
  return isExactObject(value) ? Object.entries(value) : [];
}

function add(found: Map<string, Beside>, one: Beside): void {
  const known = found.get(one.name);
  found.set(one.name, known === undefined ? one : joined(known, one));
}

function joined(known: Beside, more: Beside): Beside {
  return {
    ...known,
    what: known.what === 'list' ? 'list' : more.what,
    parts: known.parts + more.parts,
    hasPrices: known.hasPrices || more.hasPrices,
  };
}

type Summary = Pick<Beside, 'what' | 'parts' | 'hasPrices'>;

/** Several objects, in a list or by key, are a list of something; so is a single one that has prices. */
function summaryOf(value: ExactValue, keys: readonly string[]): Summary {
  const members = membersOf(value);
  if (members.length === 0) return { what: 'field', parts: 1, hasPrices: isPrice(keys, value) };
  const inner = members.map(([key, one]) => summaryOf(one, Array.isArray(value) ? keys : [...keys, key]));
  const hasPrices = inner.some((one) => one.hasPrices);
  const isList = members.every(([, one]) => isExactObject(one)) && (members.length > 1 || hasPrices);
  return {
    what: isList || inner.some(({ what }) => what === 'list') ? 'list' : 'field',
    parts: inner.reduce((sum, { parts }) => sum + parts, 0),
    hasPrices,
  };
}

function isPrice(keys: readonly string[], value: ExactValue): boolean {
  return suspicionOf(keys, value) === 'prices' || (isZero(value) && suspicionOf(keys, '1') === 'prices');
}
