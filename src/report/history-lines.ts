import type { Rational } from '../catalog/decimal.ts';
import { unitPrice } from '../catalog/price-identity.ts';
import { itemWords, priceWords } from '../catalog/price-words.ts';
import type { PriceSeries } from '../history/price-history.ts';
import type { HistorySlice } from '../history/select.ts';
import { visible } from './foreign-text.ts';
import { sparkline } from './sparkline.ts';
import { wrap } from './terminal-layout.ts';

/** A model-added of a baseline is one line for all of them: nobody wants forty. */
const mostAddedLines = 12;

/** The log for a terminal, newest first: a day, and for each change a line, or several of at most `width` columns. */
export function historyLines(
  entries: readonly HistorySlice[],
  width: number = Number.POSITIVE_INFINITY,
): string[] {
  if (entries.length === 0) return ['No changes.'];
  return [...entries]
    .reverse()
    .flatMap((entry) => [
      entry.date,
      ...[...changeLines(entry), ...acceptedLines(entry)].flatMap((line) => hanging(line, width)),
      '',
    ]);
}

/** A line below a day, with what has no room in it below its words. */
function hanging(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);
}

function changeLines({ changes }: HistorySlice): string[] {
  const added = changes.filter(({ kind }) => kind === 'model-added');
  if (added.length <= mostAddedLines) return changes.map(({ message }) => visible(message));
  const others = changes.filter(({ kind }) => kind !== 'model-added');
  return [...others.map(({ message }) => visible(message)), `${added.length} models added`];
}

function acceptedLines({ accepted = [] }: HistorySlice): string[] {
  return accepted.map(
    ({ seen, accept }) => `accepted although ${visible(seen)} (--accept ${visible(accept)})`,
  );
}

/** The prices of one model over time: a sparkline and a table for each price. */
export function priceLines(series: readonly PriceSeries[]): string[] {
  return series.flatMap(({ first, points }) => [
    `${itemWords(first)}  ${sparkline(points.map(({ price }): Rational | null => price && unitPrice(price)))}`,
    ...points.map(({ date, price }) => `  ${date}  ${price === null ? 'not published' : priceWords(price)}`),
    '',
  ]);
}
