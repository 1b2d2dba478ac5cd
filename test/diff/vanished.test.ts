import { describe, expect, it } from 'vitest';
import { diffCatalogs } from '../../src/diff/catalog/index.ts';
import type { CatalogReading } from '../../src/read/edition.ts';
import { readModels } from '../../src/read/models/read-models.ts';

const page = (header: string, rows = 4): CatalogReading => {
  const lines = Array.from(
    { length: rows },
    (_, n) => `| acme/oak-${n + 1} | $${n + 1} / 1M tokens | 128K | ✅ |`,
  );
  const { value } = readModels([header, '|--|--|--|--|', ...lines, ''].join('\n'), 'models');
  if (value === null) throw new Error('not a catalog');
  return value;
};
const told = (base: CatalogReading, next: CatalogReading) => [
  ...new Set(diffCatalogs(base, next).map(({ kind, field }) => `${kind} ${field}`)),
];

describe('a column under another name', () => {
  const base = page('| Model | Input | Context | Vision |');

  it.each([
    ['| Model | Bark | Context | Vision |', ['price-added bark', 'unreadable input']],
    ['| Model | Input | Ring width | Vision |', ['unreadable context']],
    ['| Model | Input | Context | Foliage |', ['unreadable capabilities']],
  ])('makes its facts unreadable, and withdraws none: %s', (header, want) => {
    expect(told(base, page(header)).sort()).toEqual(want);
  });

  it('is named', () => {
    const [first] = diffCatalogs(base, page('| Model | Input | Ring width | Vision |'));
    expect(first?.message).toContain('“Ring width”');
  });

  it('of two models may as well be news', () => {
    expect(
      told(page('| Model | Input | Context | Vision |', 2), page('| Model | Input | Width | Vision |', 2)),
    ).toEqual(['model-changed context']);
  });
});
