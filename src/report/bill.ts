import { listed } from '../base/words.ts';
import { compareRationals, toFixed, toRational } from '../catalog/decimal.ts';
import { signOf } from '../catalog/price-words.ts';
import { relativeChange } from '../catalog/relative-change.ts';
import type { Amount, Bill } from '../changes/bill.ts';
import type { Part } from './phrase.ts';
import type { Table } from './table.ts';

/** The title over a bill. */
export const billTitle = 'What it costs';

/** The bill as a table for any format: a row for each model, and the totals by currency. */
export function billTable({ models, totals }: Bill): Table {
  const rows = models.map(({ model, before, after, notes }): Part[] => [
    { code: model },
    amountsText(before),
    amountsText(after),
    changeText(before, after),
    { foreign: notes.join('; ') },
  ]);
  const sums = totals.map(({ currency, before, after }): Part[] => [
    totals.length === 1 ? 'Total' : `Total in ${currency}`,
    amountsText([before]),
    amountsText([after]),
    changeText([before], [after]),
    { foreign: notIn(models) },
  ]);
  const word = (title: string) => ({ title, numeric: false });
  const number = (title: string) => ({ title, numeric: true });
  return {
    columns: [word('Model'), number('Before'), number('After'), number('Change'), word('Note')],
    rows: [...rows, ...sums],
    caption: 'By the usage file, exactly; two numbers are the bounds of what the catalog leaves open.',
  };
}

/** So many models that a sum leaves out are named. */
const namedModels = 3;

/** The models that have no price on one side, so that the sums of the two are not of the same usage. */
function notIn(models: Bill['models']): string {
  const out = models.filter(({ before, after }) => (before.length === 0) !== (after.length === 0));
  const named = out.slice(0, namedModels).map(({ model }) => model);
  const more = out.length > named.length ? [`${out.length - named.length} more`] : [];
  return out.length === 0 ? '' : `on one side only: ${listed([...named, ...more])}`;
}

/** `$12.50`, `$10.00–$12.50`, or a dash for what has no price. */
export function amountsText(amounts: readonly Amount[]): string {
  return amounts.length === 0 ? '–' : amounts.map(amountText).join(' + ');
}

function amountText({ currency, from, to }: Amount): string {
  const sign = signOf(currency);
  return from === to ? `${sign}${money(from)}` : `${sign}${money(from)}–${sign}${money(to)}`;
}

/** Exact where two places are enough or the sum is small; cents round half up. */
function money(amount: string): string {
  const value = toRational(amount);
  const isSmall = compareRationals(value, toRational('1')) < 0 && value.num > 0n;
  return isSmall && (amount.split('.')[1]?.length ?? 0) > 2 ? amount : toFixed(value, 2);
}

/** `+25 %` between two exact sums in one currency, or nothing. */
export function changeText(before: readonly Amount[], after: readonly Amount[]): string {
  const [old, now] = [before[0], after[0]];
  const isExact = before.length === 1 && after.length === 1 && old?.from === old?.to && now?.from === now?.to;
  if (!isExact || old === undefined || now === undefined || old.currency !== now.currency) return '';
  return relativeChange(toRational(old.from), toRational(now.from)) ?? '';
}

/** `What it costs: $10.00 → $12.50 (+25 %)`, for formats that have one line for it. */
export function billLine({ models, totals }: Bill): string {
  const sums = totals.map(({ before, after }) => {
    const change = changeText([before], [after]);
    return `${amountsText([before])} → ${amountsText([after])}${change === '' ? '' : ` (${change})`}`;
  });
  const out = notIn(models);
  return `${billTitle}: ${sums.join('; ') || 'nothing that has a price'}${out === '' ? '' : ` (${out})`}`;
}
