import { describe, expect, it } from 'vitest';
import { readPriceCell } from '../../../src/read/models/values/price-cell.ts';

/** The ways in which people write several prices into one cell. Every one of them must give each label its own amount. */
const labels = [
  ['input', 'Input'],
  ['output', 'Output'],
  ['cache_read', 'Cached input'],
  ['cache_write', 'Cache write'],
  ['input', 'in'],
  ['output', 'out'],
  ['cache_read', 'cached'],
  ['input', '输入'],
  ['output', '输出'],
  ['cache_read', '缓存命中'],
] as const;
const units = ['', '/M', ' /Mt', ' / MTok', ' per 1M tokens', '/1M tokens', ' / 百万 tokens'];
const separators = [', ', ' / ', ' · ', '; ', '\n', ' | ', ' + ', ' and ', '，', '；'];
const prefixed = [
  (label: string, amount: string, unit: string) => `${label}: ${amount}${unit}`,
  (label: string, amount: string, unit: string) => `${label} ${amount}${unit}`,
  (label: string, amount: string, unit: string) => `${label}：${amount}${unit}`,
  (label: string, amount: string, unit: string) => `${label} = ${amount}${unit}`,
];
const suffixed = [
  (label: string, amount: string, unit: string) => `${amount}${unit} ${label}`,
  (label: string, amount: string, unit: string) => `${amount}${unit} (${label})`,
  (label: string, amount: string, unit: string) => `${amount} ${label}${unit}`,
];

describe('several prices in a cell', () => {
  it('keep their labels, which stand before them or behind them', () => {
    for (const [cell, want] of cells()) expect([cell, itemsIn(cell)]).toEqual([cell, want]);
  });

  it('keep their labels when the first has none, since its column names it', () => {
    for (const separator of separators)
      for (const unit of units)
        for (const write of [...prefixed, ...suffixed.slice(0, 2)]) {
          const cell = `$3${unit}${separator}${write('Cache read', '$0.3', unit)}`;
          expect([cell, itemsIn(cell)]).toEqual([cell, ['null=3', 'cache_read=0.3']]);
        }
  });
});

function* cells(): Generator<[cell: string, want: string[]]> {
  for (const separator of separators)
    for (const unit of units)
      for (const write of [...prefixed, ...suffixed])
        for (let first = 0; first + 2 < labels.length; first += 1) {
          const chosen = labels.slice(first, first + 3);
          if (new Set(chosen.map(([item]) => item)).size < chosen.length) continue;
          const parts = chosen.map(([, label], index) => write(label, `$${index + 1}.5`, unit));
          yield [parts.join(separator), chosen.map(([item], index) => `${item}=${index + 1}.5`)];
        }
}

function itemsIn(cell: string): string[] | null {
  return readPriceCell(cell)?.map(({ item, amount }) => `${item}=${amount}`) ?? null;
}
