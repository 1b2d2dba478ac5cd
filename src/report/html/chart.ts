import { largest } from '../../base/lists.ts';
import type { Price } from '../../catalog/model.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import { amountWords, itemWords, priceWords } from '../../catalog/price-words.ts';
import { measureOf } from '../../catalog/units.ts';
import type { PricePoint, PriceSeries } from '../../history/price-history.ts';
import { type Html, html } from './encode.ts';

/** The drawing's size in its own units; the page scales it. The right margin holds the names of the lines. */
const frame = { width: 720, height: 220, left: 56, right: 190, top: 14, bottom: 30 } as const;
/** The last date stands so far from the end of the lines that a change on it shows. */
const tail = 28;
const plot = { right: frame.width - frame.right, bottom: frame.height - frame.bottom } as const;

/** Lines beyond the number of styles repeat them; the names beside the lines still tell them apart. */
const lineStyles = 5;
/** Less than this between two names and they would touch. */
const labelStep = 16;
/** A date takes this much room on the axis. */
const dateWidth = 78;
const dayInMilliseconds = 86_400_000;

/** Positions are floats: they are pixels, never amounts. */
interface Scale {
  readonly x: (date: string) => number;
  readonly y: (price: Price) => number;
}

/**
 * The prices of one model that share a unit, as a step chart. A picture only: the numbers stand in a table beside it.
 * `from` and `to` are the first and the last day of the axis.
 */
export function priceChart(label: string, series: readonly PriceSeries[], from: string, to: string): Html {
  const points = series.flatMap((one) => one.points);
  const prices = points.flatMap(({ price }) => (price === null ? [] : [price]));
  const unit = series[0]?.first.per.unit ?? 'token';
  const ticks = ticksUpTo(largest(prices.map((price) => amountPer(unit, price))));
  const most = ticks.at(-1) ?? 1;
  const scale: Scale = {
    x: dateScale(from, to),
    y: (price) => amountScaleOf(amountPer(unit, price), most),
  };
  const dates = spacedDates([from, ...points.map(({ date }) => date), to], scale);
  return html`<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${label}">${[
    ticks.map((tick) => gridLine(tick, amountScaleOf(tick, most))),
    dates.map((date) => dateLabel(date, scale)),
    series.map((one, index) => line(one.points, index, scale)),
    names(series, scale),
  ]}</svg>`;
}

/** The amount as a float for one of a unit, or for a million tokens: a price per second in a chart of prices per minute too. */
export function amountPer(unit: string, price: Price): number {
  const { num, den } = unitPrice(price);
  return (Number(num) / Number(den)) * (unit === 'token' ? 1_000_000 : measureOf(unit)[0]);
}

function dateScale(from: string, to: string): (date: string) => number {
  const span = Math.max(Date.parse(to) - Date.parse(from), dayInMilliseconds);
  return (date) =>
    frame.left + ((Date.parse(date) - Date.parse(from)) / span) * (plot.right - tail - frame.left);
}

function amountScaleOf(amount: number, most: number): number {
  return plot.bottom - (amount / most) * (plot.bottom - frame.top);
}

/** Zero and up to four round amounts above it, the last at or above `most`. */
function ticksUpTo(most: number): number[] {
  if (most <= 0) return [0, 1];
  const magnitude = 10 ** Math.floor(Math.log10(most / 4));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((size) => size * 4 >= most) ?? most;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step);
}

function gridLine(tick: number, y: number): Html {
  return html`<path class="grid" d="M${frame.left},${at(y)}H${plot.right}"/><text class="tick" x="${
    frame.left - 8
  }" y="${at(y + 4)}" text-anchor="end">${String(Number(tick.toPrecision(3)))}</text>`;
}

function dateLabel(date: string, scale: Scale): Html {
  return html`<text class="tick" x="${at(scale.x(date))}" y="${frame.height - 8}" text-anchor="middle">${date}</text>`;
}

/** The first and the last date, and between them those that have room. */
function spacedDates(dates: readonly string[], { x }: Scale): string[] {
  const sorted = [...new Set(dates)].sort();
  const last = sorted.at(-1) ?? '';
  const kept: string[] = [];
  for (const date of sorted) {
    const before = kept.at(-1);
    const roomBefore = before === undefined || x(date) - x(before) >= dateWidth;
    if (roomBefore && (date === last || x(last) - x(date) >= dateWidth)) kept.push(date);
  }
  return kept;
}

function line(points: readonly PricePoint[], index: number, scale: Scale): Html {
  const style = `series line-${(index % lineStyles) + 1}`;
  const dots = points.map(({ date, price }) =>
    price === null
      ? null
      : html`<circle cx="${at(scale.x(date))}" cy="${at(scale.y(price))}" r="3.5"><title>${date}: ${itemWords(
          price,
        )} ${priceWords(price)}</title></circle>`,
  );
  return html`<g class="${style}"><path d="${stepPath(points, scale)}"/>${dots}</g>`;
}

/** Each price holds until the next point, the last one up to the end of the axis. */
function stepPath(points: readonly PricePoint[], { x, y }: Scale): string {
  return points
    .map(({ date, price }, index) => {
      if (price === null) return '';
      const before = points[index - 1]?.price ?? null;
      const next = points[index + 1];
      const start = before === null ? `M${at(x(date))},${at(y(price))}` : `V${at(y(price))}`;
      return `${start}H${at(next === undefined ? plot.right : x(next.date))}`;
    })
    .join('');
}

/** The name and the present price of each line, at its end, moved apart where they would touch. */
function names(series: readonly PriceSeries[], { y }: Scale): Html[] {
  const ends = series
    .map(({ points }, index) => ({ index, price: lastPrice(points), listed: points.at(-1)?.price !== null }))
    .flatMap(({ index, price, listed }) =>
      price === null ? [] : [{ index, price, listed, top: y(price) + 4 }],
    )
    .sort((a, b) => a.top - b.top);
  let lowest: number = frame.top;
  return ends.map(({ index, price, listed, top }) => {
    lowest = Math.max(top, lowest + labelStep);
    const words = `${itemWords(price)} ${listed ? amountWords(price) : 'no longer listed'}`;
    return html`<text class="name line-${(index % lineStyles) + 1}" x="${plot.right + 8}" y="${at(lowest)}">${words}</text>`;
  });
}

function lastPrice(points: readonly PricePoint[]): Price | null {
  return points.findLast(({ price }) => price !== null)?.price ?? null;
}

/** A position with one decimal place. */
function at(position: number): string {
  return String(Math.round(position * 10) / 10);
}
