import { listed } from '../base/words.ts';
import type { Model, Price } from '../catalog/model.ts';
import { amountWords, unitWords } from '../catalog/price-words.ts';
import { visible } from './foreign-text.ts';
import { usualUnit } from './price-rows.ts';
import { clip, widest, wrap } from './terminal-layout.ts';
import { layTable } from './terminal-table.ts';

/** What a cell shows for a fact that was not published. */
const absent = '-';

/** How a unit is written behind an amount. */
type UnitText = (unit: string) => string;

interface Column {
  readonly title: string;
  readonly numeric: boolean;
  readonly cell: (model: Model, unit: UnitText) => string;
  /** Where there is no room: the first to be left out has the lowest. Ids and prices have none, and always stay. */
  readonly givesWay?: number;
}

const columns: readonly Column[] = [
  { title: 'ID', numeric: false, cell: ({ id }) => id },
  { title: 'PROVIDER', numeric: false, cell: ({ provider }) => provider ?? absent, givesWay: 1 },
  { title: 'CATEGORY', numeric: false, cell: ({ category }) => category ?? absent, givesWay: 2 },
  { title: 'STATUS', numeric: false, cell: ({ status }) => status, givesWay: 5 },
  { title: 'CONTEXT', numeric: true, cell: ({ context }) => context?.text ?? absent, givesWay: 4 },
  { title: 'INPUT', numeric: true, cell: (model, unit) => priceCell(model, unit, ['input']) },
  {
    title: 'OUTPUT',
    numeric: true,
    cell: (model, unit) => priceCell(model, unit, ['output', 'image', 'video', 'audio', 'request']),
  },
  { title: 'CAPABILITIES', numeric: false, cell: ({ capabilities }) => capabilities.join(' '), givesWay: 3 },
];

/** A last column of words is cut before another one is left out, as long as so much of it stays. */
const leastWords = 12;

/**
 * A catalog as a table for a terminal of `width` columns, with a line about the columns that had no room. Prices are per
 * 1M tokens where they name no unit.
 */
export function modelTable(models: readonly Model[], { width }: { readonly width: number }): string {
  if (models.length === 0) return 'No models.\n';
  const whole = textsOf(models, (unit) => ` / ${unit}`);
  if (leastWidth(columns, whole) <= width) return printed(columns, whole, [], width);
  const units: string[] = [];
  const texts = textsOf(models, (unit) => {
    if (!units.includes(unit)) units.push(unit);
    return ` (${markOf(units.indexOf(unit))})`;
  });
  const shown = columnsWithin(texts, width);
  const left = columns.filter((column) => !shown.includes(column)).map(({ title }) => title);
  const legend = units.map((unit, index) => `(${markOf(index)}) per ${unit}`);
  const notes = [
    ...(legend.length === 0 ? [] : [`${legend.join(', ')}.`]),
    ...(left.length === 0 ? [] : [`No room for ${listed(left)}: see a wider terminal or --json.`]),
  ];
  return printed(shown, texts, notes, width);
}

function printed(shown: readonly Column[], texts: Texts, notes: readonly string[], width: number): string {
  const others = shown.filter((column) => column !== words).map((column) => widthOf(column, texts) + 2);
  // The last column takes what the others leave it.
  const room = Math.max(width - others.reduce((sum, each) => sum + each, 0), leastWords);
  const cellOf = (column: Column, row: number) => {
    const text = texts.get(column)?.[row] ?? '';
    return column === words ? clip(text, room) : text;
  };
  const rows = (texts.get(first) ?? []).map((_, row) => shown.map((column) => cellOf(column, row)));
  const { head, lines } = layTable(shown, rows, width);
  const below = notes.length === 0 ? [] : ['', ...notes.flatMap((note) => wrap(note, width))];
  return `${[...head, ...lines, ...below].join('\n')}\n`;
}

function textsOf(models: readonly Model[], unit: UnitText): Texts {
  return new Map(columns.map((column) => [column, models.map((model) => visible(column.cell(model, unit)))]));
}

/** `a`, `b`, … for units that stand in a legend. */
function markOf(index: number): string {
  return index < 26 ? String.fromCodePoint(97 + index) : String(index + 1);
}

type Texts = ReadonlyMap<Column | undefined, readonly string[]>;

/** The columns that have room, those that give way taken out one after the other. */
function columnsWithin(texts: Texts, width: number): readonly Column[] {
  const leaving = columns.filter(({ givesWay }) => givesWay !== undefined).sort(byWeight);
  let shown = columns;
  for (const column of leaving) {
    if (leastWidth(shown, texts) <= width) break;
    shown = shown.filter((other) => other !== column);
  }
  return shown;
}

function byWeight(one: Column, other: Column): number {
  return (one.givesWay ?? 0) - (other.givesWay ?? 0);
}

function leastWidth(shown: readonly Column[], texts: Texts): number {
  const widths = shown.map((column) =>
    Math.min(widthOf(column, texts), column === words ? leastWords : Infinity),
  );
  return widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1));
}

function widthOf(column: Column, texts: Texts): number {
  return widest([column.title, ...(texts.get(column) ?? [])]);
}

const [first] = columns;
const words = columns.at(-1);

/** The price without tier for the first of the items that the model has. */
function priceCell({ prices }: Model, unit: UnitText, items: readonly string[]): string {
  const price = prices.find(({ item, tier }) => tier === null && items.includes(item));
  return price === undefined ? absent : shortPrice(price, unit);
}

function shortPrice(price: Price, unitText: UnitText): string {
  const unit = unitWords(price);
  const amount = amountWords(price);
  return unit === usualUnit || amount === 'free' ? amount : `${amount}${unitText(unit)}`;
}
