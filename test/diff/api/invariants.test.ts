import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainObject } from '../../../src/base/json.ts';
import { joinPointer, resolvePointer } from '../../../src/base/json-pointer.ts';
import { apiRows, diffApis } from '../../../src/diff/api/index.ts';
import type { ApiReading } from '../../../src/openapi/document.ts';
import { told } from '../../support/api.ts';

const editions = ['2026-06-10', '2026-09-11', '2026-10-07'].map((date) =>
  readFileSync(new URL(`../../../src/serve/samples/editions/${date}/openapi.json`, import.meta.url), 'utf8'),
);
const newest = editions.at(-1) ?? '';

/** Other places in each run of the tests; the long run meets most nodes of the sample. */
const runs = process.env['LONG'] === undefined ? 20 : 1500;

/** Of the references of the sample every so many; the long run takes all. */
const stride = process.env['LONG'] === undefined ? 7 : 1;

function read(text: string): ApiReading {
  return { spec: JSON.parse(text), text };
}

function print(document: unknown): ApiReading {
  return read(JSON.stringify(document, null, 2));
}

describe('the comparison of APIs', () => {
  it('finds nothing between a document and itself', () => {
    for (const text of editions) expect(diffApis(read(text), read(text))).toEqual([]);
  });

  it('does not depend on the order of keys', () => {
    expect(diffApis(read(newest), print(reverseKeys(JSON.parse(newest))))).toEqual([]);
  });

  it('does not depend on whether a schema is referred to or written in place', () => {
    const references = pointersTo(JSON.parse(newest), (value) => typeof value['$ref'] === 'string');
    expect(references.length).toBeGreaterThan(30);
    for (const pointer of references.filter((_, index) => index % stride === 0)) {
      const document = JSON.parse(newest);
      const target = String(Object(resolvePointer(document, pointer)).$ref).slice(1);
      replace(document, pointer, resolvePointer(JSON.parse(newest), target));
      expect(diffApis(read(newest), print(document)), pointer).toEqual([]);
      expect(diffApis(print(document), read(newest)), pointer).toEqual([]);
    }
  });

  it('survives any edit, and says where it is and by which rule', () => {
    fc.assert(
      fc.property(edit, edit, (first, second) => {
        const edited = JSON.parse(newest);
        for (const apply of [first, second]) apply(edited);
        const [base, next] = [read(newest), print(edited)];
        for (const found of diffApis(base, next)) {
          expect(apiRows('wire').has(found.kind)).toBe(true);
          expect(found.kind).not.toBe('api-changed');
          expect(found.at?.line).toBeGreaterThan(0);
          expect(leadsSomewhere(base, found.pointers?.base)).toBe(true);
          expect(leadsSomewhere(next, found.pointers?.next)).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });

  it('turns what was added into what was removed when it is turned round', () => {
    fc.assert(
      fc.property(edit, (apply) => {
        const edited = JSON.parse(newest);
        apply(edited);
        const [base, next] = [read(newest), print(edited)];
        expect(placesOf(diffApis(base, next), 'base')).toEqual(placesOf(diffApis(next, base), 'next'));
      }),
      { numRuns: runs },
    );
  });

  it('tells each cause once', () => {
    fc.assert(
      fc.property(edit, edit, (first, second) => {
        const edited = JSON.parse(newest);
        for (const apply of [first, second]) apply(edited);
        const prints = diffApis(read(newest), print(edited)).map((found) =>
          JSON.stringify([found.fingerprint, found.pointers]),
        );
        expect(new Set(prints).size).toBe(prints.length);
      }),
      { numRuns: runs },
    );
  });

  it('gives the same findings for the same documents', () => {
    const [first = '', , last = ''] = editions;
    expect(told(read(first), read(last))).toEqual(told(read(first), read(last)));
    expect(diffApis(read(first), read(last))).toEqual(diffApis(read(first), read(last)));
  });
});

function leadsSomewhere({ spec }: ApiReading, pointer: string | null | undefined): boolean {
  return pointer == null || resolvePointer(spec, pointer) !== undefined;
}

/** An edit somewhere below paths and components: a member goes, a word changes, a flag turns, a number moves. */
const edit = fc
  .tuple(fc.nat(), fc.constantFrom('remove', 'change', 'copy'))
  .map(([where, how]) => (document: Record<string, unknown>): void => {
    const all = pointersTo(document, () => true).filter((pointer) =>
      /^\/(paths|components)\/./.test(pointer),
    );
    const pointer = all[where % all.length] ?? '';
    const node = resolvePointer(document, pointer);
    if (!isPlainObject(node)) return;
    const keys = Object.keys(node).filter((key) => key !== '$ref' && key !== 'in' && key !== 'name');
    const key = keys[where % Math.max(1, keys.length)];
    if (key === undefined) return;
    if (how === 'remove') delete node[key];
    else if (how === 'copy') node[`${key}2`] = node[key];
    else node[key] = changed(node[key]);
  });

function changed(value: unknown): unknown {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.slice(1);
  return value;
}

/** Schema components that nobody refers to any more are told one way only: a new one is nothing to anybody. */
const oneWay = new Set(['api-schema-removed']);

function placesOf(findings: ReturnType<typeof diffApis>, side: 'base' | 'next'): string[] {
  const counted = findings.filter((found) => !oneWay.has(found.kind));
  return counted
    .map((found) => `${found.pointers?.[side]} ${JSON.stringify(side === 'base' ? found.from : found.to)}`)
    .sort();
}

function pointersTo(
  value: unknown,
  wanted: (value: Record<string, unknown>) => boolean,
  pointer = '',
): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, inner]) =>
    pointersTo(inner, wanted, joinPointer(pointer, key)),
  );
  return isPlainObject(value) && wanted(value) ? [pointer, ...below] : below;
}

function replace(document: unknown, pointer: string, value: unknown): void {
  const cut = pointer.lastIndexOf('/');
  const parent = Object(resolvePointer(document, pointer.slice(0, cut)));
  const key = pointer
    .slice(cut + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  parent[key] = value;
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reverseKeys(inner)]),
  );
}
