import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { blocksOf } from '../../src/diff/catalog/renames/blocks.ts';

function models(count: number, idOf: (index: number) => string): Model[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: idOf(index), name: null, provider: null, category: null, status: 'active', deprecation: null },
    ...{
      capabilities: [],
      context: null,
      maxOutput: null,
      prices: [],
      endpoints: [],
      notes: null,
      unread: [],
    },
  }));
}

function countPairs(removed: readonly Model[], added: readonly Model[]): number {
  return blocksOf(removed, added).reduce((sum, block) => sum + block.removed.length * block.added.length, 0);
}

describe('the pairs among which renames are looked for', () => {
  it('are one for each model when a whole catalog gets a prefix', () => {
    const removed = models(5000, (index) => `m-${index}`);
    expect(
      countPairs(
        removed,
        models(5000, (index) => `v/m-${index}`),
      ),
    ).toBe(5000);
  });

  it('do not grow with the square of the catalog when all models are namesakes', () => {
    const removed = models(5000, (index) => `a${index}/same-1`);
    expect(
      countPairs(
        removed,
        models(5000, (index) => `b${index}/same-1`),
      ),
    ).toBe(0);
  });

  it('of too many namesakes are those that differ in case', () => {
    const removed = models(5000, (index) => `a${index}/Same-1`);
    expect(
      countPairs(
        removed,
        models(5000, (index) => `a${index}/same-1`),
      ),
    ).toBe(5000);
  });

  it('of too many snapshots are those of one day', () => {
    const day = (index: number): string =>
      `2026-0${1 + Math.floor(index / 28)}-${String((index % 28) + 1).padStart(2, '0')}`;
    const removed = models(200, (index) => `a/x-${day(index)}`);
    expect(
      countPairs(
        removed,
        models(200, (index) => `b/x-${day(index)}`),
      ),
    ).toBe(200);
  });
});
