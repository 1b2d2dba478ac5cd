import { compareCodePoints } from '../../base/code-point-order.ts';
import { counted, grouped } from '../../base/words.ts';
import { amountWords, itemWords, priceWords } from '../../catalog/price-words.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import type { ModelPrices, PriceSeries } from '../../history/price-history.ts';
import { amountPer, priceChart } from './chart.ts';
import { type Html, html } from './encode.ts';

/**
 * A page stays below a megabyte: what is left beside the catalog's rows is for the models whose price changed last. The
 * sizes are those of a usual row, of a chart with its numbers, and of all else.
 */
const bytes = { page: 1_000_000, others: 130_000, row: 240, history: 3_000 } as const;
const [fewest, most] = [20, 300] as const;

/** The models whose history the page tells, in the order of their ids: those that changed last, as far as there is room. */
export function toldHistories(models: readonly ModelPrices[], rows: number): readonly ModelPrices[] {
  const room = Math.floor((bytes.page - bytes.others - rows * bytes.row) / bytes.history);
  const count = Math.min(Math.max(room, fewest), most);
  const last = new Set([...models].sort(lastChangedFirst).slice(0, count));
  return models.filter((model) => last.has(model));
}

/** Element ids of the models with a price history, for links from the catalog: by place, since ids are foreign text. */
export function chartIds(models: readonly ModelPrices[]): ReadonlyMap<string, string> {
  return new Map(models.map(({ id }, index) => [id, `prices-${index + 1}`]));
}

/** A chart and its numbers for each model whose price ever changed, or for those that are told of them. */
export function pricesSection(
  models: readonly ModelPrices[],
  told: readonly ModelPrices[],
  history: readonly HistoryEntry[],
): Html {
  const ids = chartIds(told);
  const span = { from: history[0]?.date ?? '', to: history.at(-1)?.date ?? '' };
  const entries = told.map((model) => entry(model, ids.get(model.id) ?? '', span));
  return html`<section id="prices" aria-labelledby="prices-title">
<h2 id="prices-title">Price history</h2>
${models.length === 0 ? html`<p class="quiet">No price has changed since the first edition.</p>` : html`<p class="quiet">${counted(models.length, 'model')} whose price changed since <time datetime="${span.from}">${span.from}</time>.</p>`}
${models.length > told.length ? html`<p class="quiet">These are the ${grouped(told.length)} that changed last; <code>router-one-sync log MODEL</code> tells any other.</p>` : null}${entries}</section>
`;
}

function lastChangedFirst(left: ModelPrices, right: ModelPrices): number {
  return compareCodePoints(lastChange(right), lastChange(left)) || compareCodePoints(left.id, right.id);
}

function lastChange({ series }: ModelPrices): string {
  const dates = series.flatMap(({ points }) => points.map(({ date }) => date));
  return dates.sort(compareCodePoints).at(-1) ?? '';
}

interface Span {
  readonly from: string;
  readonly to: string;
}

function entry({ id, series }: ModelPrices, elementId: string, span: Span): Html {
  const charts = byUnit(series).map(({ unit, series: own }) => figure(id, unit, own, span));
  return html`<details id="${elementId}" class="history"><summary><code>${id}</code> <span class="quiet">${summaryOf(series)}</span></summary>
<div class="pair">${charts}${numbers(id, series)}</div></details>
`;
}

function figure(id: string, unit: string, series: readonly PriceSeries[], { from, to }: Span): Html {
  const label = `Prices of ${id} from ${from} to ${to}, ${unit}`;
  return html`<figure tabindex="0">${priceChart(label, series, from, to)}<figcaption class="quiet">${unit}</figcaption></figure>`;
}

/** `input $0.50 → $0.75`: where each price that moved came from and got to; both amounts stand on one line. */
function summaryOf(series: readonly PriceSeries[]): Html[] {
  const moves = series.flatMap(({ first, points }) => {
    const prices = points.flatMap(({ price }) => (price === null ? [] : [price]));
    const last = prices.at(-1);
    return prices.length > 1 && last !== undefined ? [{ first, last }] : [];
  });
  return moves.map(
    ({ first, last }, index) =>
      html`${index > 0 ? '; ' : null}${itemWords(first)} ${amountWords(first)}&nbsp;→&nbsp;${amountWords(last)}`,
  );
}

function numbers(id: string, series: readonly PriceSeries[]): Html {
  const rows = series.flatMap(({ first, points }) =>
    points.map(
      ({ date, price }) =>
        html`<tr><td>${itemWords(first)}</td><td>${date}</td><td class="number">${price === null ? 'no longer listed' : priceWords(price)}</td></tr>`,
    ),
  );
  return html`<table class="numbers"><caption>Prices of <code>${id}</code></caption><thead><tr><th scope="col">Price</th><th scope="col">From</th><th scope="col" class="number">Amount</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Prices that share an axis: the same currency for the same unit. An amount too large for a picture stays a number. */
function byUnit(series: readonly PriceSeries[]): { unit: string; series: PriceSeries[] }[] {
  const units = new Map<string, PriceSeries[]>();
  for (const drawable of series.filter(canBeDrawn)) {
    const { currency, per } = drawable.first;
    const unit = `${currency} per ${per.unit === 'token' ? '1M tokens' : per.unit}`;
    units.set(unit, [...(units.get(unit) ?? []), drawable]);
  }
  return [...units].map(([unit, own]) => ({ unit, series: own }));
}

function canBeDrawn({ first, points }: PriceSeries): boolean {
  return points.every(({ price }) => price === null || Number.isFinite(amountPer(first.per.unit, price)));
}
