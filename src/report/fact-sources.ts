import type { FactSource } from '../catalog/fact-source.ts';
import type { Model, Price } from '../catalog/model.ts';
import { countWords, itemWords } from '../catalog/price-words.ts';
import { pluralOf } from '../catalog/units.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { visible } from './foreign-text.ts';
import { widest, wrap } from './terminal-layout.ts';

/**
 * Where the facts of a model come from, for people: a line for the place, and one for what gave a price its meaning.
 * Where both have no room in `columns`, the place stands below the text.
 */
export function sourceLines(
  model: Model,
  sources: readonly FactSource[],
  columns: number = Number.POSITIVE_INFINITY,
): string {
  const width = Math.max(0, ...sources.map(({ field }) => field.length));
  const indent = ' '.repeat(width + 4);
  const told = (text: string) => wrap(text, columns - indent.length).map((line) => `${indent}${line}`);
  const lines = sources.flatMap((source) => {
    const [text, place] = [quoted(source.text), placeOf(source)];
    const together = `${text}  ${place}`;
    const own = widest([together]) + indent.length <= columns ? [`${indent}${together}`] : null;
    const [first = '', ...more] = own ?? [...told(text), ...told(place)];
    const named = `  ${source.field.padEnd(width)}  ${first.slice(indent.length)}`;
    return [named, ...more, ...(source.by === undefined ? [] : told(meaningOf(source.by)))];
  });
  const unread = model.unread.map(({ field, text }) => `  ${field}: ${quoted(text)}`);
  const left = unread.length === 0 ? [] : ['', 'Unread:', ...unread];
  return `${[visible(model.id), ...lines, ...left].join('\n')}\n`;
}

function placeOf({ document, line, column, under }: FactSource): string {
  const place = [document, line, column].filter((part) => part !== null).join(':');
  return under === null ? place : `${place}, under ${quoted(under)}`;
}

function meaningOf({ item, unit, currency }: NonNullable<FactSource['by']>): string {
  if (item === unit && unit === currency) return `item, unit and currency by ${visible(item)}`;
  return `item by ${visible(item)}; unit by ${visible(unit)}; currency by ${visible(currency)}`;
}

function quoted(text: string): string {
  return visible(JSON.stringify(text));
}

/** The facts of a model of a past day, with the line of the log that brought the last news of it. */
export function sourcesInLog(model: Model, history: readonly HistoryEntry[], at: string): FactSource[] {
  const lines = history.flatMap((entry, index) =>
    entry.date <= at && entry.changes.some(({ subject }) => subject === model.id) ? [index + 1] : [],
  );
  const place = { document: 'history', line: lines.at(-1) ?? null, column: null, under: null };
  const texts: (readonly [string, string | null | undefined])[] = [
    ['id', model.id],
    ['name', model.name],
    ['provider', model.provider],
    ['category', model.category],
    ['status', model.status],
    ['deprecation', model.deprecation?.date],
    ['deprecation', model.deprecation?.successor],
    ['context', model.context?.text],
    ['maxOutput', model.maxOutput?.text],
    ['notes', model.notes],
    ...model.capabilities.map((word) => ['capabilities', word] as const),
    ...model.endpoints.map((endpoint) => ['endpoints', endpoint] as const),
  ];
  const prices = model.prices.map((price) => ({
    ...{ field: price.item, ...place, text: price.text },
    by: { item: logged(itemWords(price)), unit: logged(unitOf(price)), currency: logged(price.currency) },
  }));
  return [...texts.flatMap(([field, text]) => (text == null ? [] : [{ field, ...place, text }])), ...prices];
}

/** The log keeps what was settled then, and not by which place of the page. */
function logged(value: string): string {
  return `the log: ${value}`;
}

function unitOf({ per: { count, unit } }: Price): string {
  return count === 1 ? unit : `${countWords(count)} ${pluralOf(unit)}`;
}
