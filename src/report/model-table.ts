import type { Model, Price } from '../catalog/model.ts';
import { amountWords, unitWords } from '../catalog/price-words.ts';
import { visible } from './foreign-text.ts';
import { usualUnit } from './price-rows.ts';
import { clip, pad, widest } from './terminal-layout.ts';

interface Column {
  readonly title: string;
  readonly numeric: boolean;
  readonly cell: (model: Model) => string;
}

/** What a cell shows for a fact that was not published. */
const absent = '-';

const columns: readonly Column[] = [
  { title: 'ID', numeric: false, cell: (model) => model.id },
  { title: 'PROVIDER', numeric: false, cell: (model) => model.provider ?? absent },
  { title: 'CATEGORY', numeric: false, cell: (model) => model.category ?? absent },
  { title: 'STATUS', numeric: false, cell: (model) => model.status },
  { title: 'CONTEXT', numeric: true, cell: (model) => model.context?.text ?? absent },
  { title: 'INPUT', numeric: true, cell: (model) => priceCell(model, ['input']) },
  {
    title: 'OUTPUT',
    numeric: true,
    cell: (model) => priceCell(model, ['output', 'image', 'video', 'audio', 'request']),
  },
  { title: 'CAPABILITIES', numeric: false, cell: (model) => model.capabilities.join(' ') },
];

/** A catalog as a table for a terminal of `width` columns. Prices are per 1M tokens where they name no unit. */
export function modelTable(models: readonly Model[], { width }: { readonly width: number }): string {
  if (models.length === 0) return 'No models.\n';
  const rows = [
    columns.map(({ title }) => title),
    ...models.map((model) => columns.map(({ cell }) => visible(cell(model)))),
  ];
  const widths = columns.map((_, index) => widest(rows.map((row) => row[index] ?? '')));
  const lines = rows.map((row) =>
    row
      .map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.numeric))
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
