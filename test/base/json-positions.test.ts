import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPointer, resolvePointer, splitPointer } from '../../src/base/json-pointer.ts';
import { indexPositions, locate } from '../../src/base/json-positions.ts';

describe('a JSON pointer', () => {
  it('is taken apart into the keys that it was put together from', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', '/', '~', '0', '1', '') })), (keys) => {
        expect(splitPointer(keys.reduce<string>(joinPointer, ''))).toEqual(keys);
      }),
    );
  });

  it.each(['a', '/~', '/a~2b'])('is not %s', (text) => {
    expect(splitPointer(text)).toBeNull();
    expect(resolvePointer({ a: 1 }, text)).toBeUndefined();
  });

  it('never finds what an object inherits', () => {
    expect(resolvePointer({ a: [] }, '/toString')).toBeUndefined();
    expect(resolvePointer({ a: [] }, '/a/length/x')).toBeUndefined();
    expect(resolvePointer({ a: [{ b: null }] }, '/a/0/b')).toBeNull();
  });
});

describe('indexPositions', () => {
  const text = '{\n  "a/b": [1,\n    {"c": "x"}],\n  "~": null }';

  it.each([
    ['', { line: 1, column: 1 }],
    ['/a~1b', { line: 2, column: 3 }],
    ['/a~1b/0', { line: 2, column: 11 }],
    ['/a~1b/1', { line: 3, column: 5 }],
    ['/a~1b/1/c', { line: 3, column: 6 }],
    ['/~0', { line: 4, column: 3 }],
    ['/nothing', null],
  ])('finds %j at %j', (pointer, want) => {
    expect(locate(text, pointer)).toEqual(want);
  });

  it('knows a place for every value of a document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const positionOf = indexPositions(JSON.stringify(value, null, 2));
        for (const pointer of listPointers(value, '')) expect(positionOf(pointer)).not.toBeNull();
      }),
    );
  });
});

function listPointers(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  return [
    pointer,
    ...Object.entries(value).flatMap(([key, member]) => listPointers(member, joinPointer(pointer, key))),
  ];
}
