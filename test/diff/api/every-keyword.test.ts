import { describe, expect, it } from 'vitest';
import { joinPointer } from '../../../src/base/json-pointer.ts';
import { diffApis, notCovered } from '../../../src/diff/api/index.ts';
import { api, type Part } from '../../support/api.ts';
import { everyKeyword } from './every-keyword.ts';

/** Of all edits every so many; the long run takes all. A prime number, so that no sort of edit is always left out. */
const stride = process.env['LONG'] === undefined ? 37 : 1;

type Edit = { readonly pointer: string; readonly words: string; readonly make: () => Part };

/** Another value of the same sort, for each value; and each member and element once taken away. */
function* editsOf(document: Part): Generator<Edit> {
  for (const { pointer, keys } of placesIn(document, '', [])) {
    for (const value of othersOf(valueAt(document, keys))) {
      const words = `is ${JSON.stringify(value)}`;
      yield { pointer, words, make: () => edited(document, keys, value) };
    }
    yield { pointer, words: 'is gone', make: () => edited(document, keys, undefined) };
  }
}

function* placesIn(
  value: unknown,
  pointer: string,
  keys: readonly string[],
): Generator<{ pointer: string; keys: readonly string[] }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const place = { pointer: joinPointer(pointer, key), keys: [...keys, key] };
    yield place;
    yield* placesIn(inner, place.pointer, place.keys);
  }
}

function valueAt(document: unknown, keys: readonly string[]): unknown {
  return keys.reduce((value, key) => Object(value)[key], document);
}

function othersOf(value: unknown): unknown[] {
  if (typeof value === 'string') return [`${value}x`];
  if (typeof value === 'number') return [value + 1, value - 1];
  return typeof value === 'boolean' ? [!value] : [];
}

function edited(document: Part, keys: readonly string[], value: unknown): Part {
  const copy = structuredClone(document);
  const parent = Object(valueAt(copy, keys.slice(0, -1)));
  const key = keys.at(-1) ?? '';
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return copy;
}

/** What says the same as before, with the reason. */
const spellings: ReadonlyArray<readonly [place: RegExp, why: string]> = [
  [/\/(?:deprecated|explode|allowReserved|allowEmptyValue|style)$/, 'what it is by default'],
  [/\/parameters\/0\/required$/, 'a parameter in the path always is, and one that is not need not say so'],
  [/\/type$/, 'what its other keywords say already'],
  [/\/components\/\w+$/, 'a list of nothing but what nobody uses'],
  [/\/components\/schemas\/Unused$/, 'a schema comes unnoticed, and is told when it goes'],
];

/** `/xml/…` and `/info` as an expression. */
function expressionOf(place: string): RegExp {
  const escaped = place.replace(/[$.]/g, String.raw`\$&`).replace('#', String.raw`\d+`);
  return new RegExp(`${escaped.replaceAll('*', '[^/]*').replace('…', '.*')}$`);
}

const leftOut = notCovered.flatMap(({ places = [] }) => places.map(expressionOf));

function isSilentBy(pointer: string): boolean {
  return [...spellings.map(([place]) => place), ...leftOut].some((place) => place.test(pointer));
}

describe('an edit of any keyword at any place', () => {
  it('is told by a rule, or is another spelling, or is among what is left out with a reason', () => {
    const base = api(everyKeyword);
    const edits = [...editsOf(everyKeyword)].filter((_, index) => index % stride === 0);
    const silent = edits.flatMap(({ pointer, words, make }) => {
      const next = api(make());
      const all = [diffApis(base, next), diffApis(next, base)];
      expect(all.flat().filter(({ kind }) => kind === 'api-changed')).toEqual([]);
      return all.some((found) => found.length === 0) && !isSilentBy(pointer) ? [`${pointer} ${words}`] : [];
    });
    expect(silent).toEqual([]);
  });

  it('has its reasons for a purpose: each place that is left out is met', () => {
    const pointers = [...editsOf(everyKeyword)].map(({ pointer }) => pointer);
    const unmet = leftOut.filter((place) => !pointers.some((pointer) => place.test(pointer)));
    expect(unmet.map(String)).toEqual(['/\\/\\$id$/']);
  });
});
