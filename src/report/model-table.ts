import type { Model, Price } from '../catalog/model.ts';
import { amountWords, unitWords } from '../catalog/price-words.ts';
import { visible } from './foreign-text.ts';
import { usualUnit } from './price-rows.ts';
import { clip, pad, widest } from './terminal-layout.ts';

/** What a cell shows for a fact that was not published. */
const absent = '-';

type Column = readonly [title: string, numeric: boolean, cell: (model: Model) => string];

const columns: readonly Column[] = [
  ['ID', false, ({ id }) => id],
  ['PROVIDER', false, ({ provider }) => provider ?? absent],
  ['CATEGORY', false, ({ category }) => category ?? absent],
  ['STATUS', false, ({ status }) => status],
  ['CONTEXT', true, ({ context }) => context?.text ?? absent],
  ['INPUT', true, (model) => priceCell(model, ['input'])],
  ['OUTPUT', true, (model) => priceCell(model, ['output', 'image', 'video', 'audio', 'request'])],
  ['CAPABILITIES', false, ({ capabilities }) => capabilities.join(' ')],
];

/** A catalog as a table for a terminal of `width` columns. Prices are per 1M tokens where they name no unit. */
export function modelTable(models: readonly Model[], { width }: { readonly width: number }): string {
  if (models.length === 0) return 'No models.\n';
  const rows = [
    columns.map(([title]) => title),
    ...models.map((model) => columns.map(([, , cell]) => visible(cell(model)))),
  ];
  const widths = columns.map((_, index) => widest(rows.map((row) => row[index] ?? '')));
  const lines = rows.map((row) =>
    row
      .map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.[1]))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.map((line) => clip(line, width)).join('\n')}\n`;
}

/** The price without tier for the first of the items that the model has. */
function priceCell({ prices }: Model, items: readonly string[]): string {
  const price = prices.find(({ item, tier }) => tier === null && items.includes(item));
  return price === undefined ? absent : shortPrice(price);
}

function shortPrice(price: Price): string {
  const unit = unitWords(price);
  const amount = amountWords(price);
  return unit === usualUnit || amount === 'free' ? amount : `${amount} / ${unit}`;
}
