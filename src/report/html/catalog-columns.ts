import { compareCodePoints } from '../../base/code-point-order.ts';
import { compareRationals, type Rational } from '../../catalog/decimal.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import { countWords, itemWords, tierWords } from '../../catalog/price-words.ts';
import { amountWithUnit } from '../price-rows.ts';
import { type Html, html, type Insert } from './encode.ts';

/** One column of the catalog. */
export interface CatalogColumn {
  readonly title: string;
  readonly numeric: boolean;
  /** The cell's content; empty for what was not published. */
  readonly cell: (model: Model) => Insert;
  /** Each model's place in this column, which is what the page sorts by; `null` for a column that does not sort. */
  readonly places: ((models: readonly Model[]) => Places) | null;
}

/** A value's place among the values of its column, from 0. Equal values share a place, unknown ones have none. */
export type Places = ReadonlyMap<Model, number>;

/** The columns in their order; the first names the row. `charts` are the element ids of models with a price history. */
export function catalogColumns(charts: ReadonlyMap<string, string>): readonly CatalogColumn[] {
  return [
    words(
      'Model',
      ({ id }) => id,
      (model) => modelCell(model, charts.get(model.id)),
    ),
    words('Provider', ({ provider }) => provider),
    words('Category', ({ category }) => category),
    count('Context', ({ context }) => context?.tokens ?? null),
    count('Max output', ({ maxOutput }) => maxOutput?.tokens ?? null),
    price('Input', 'input'),
    price('Output', 'output'),
    unsorted('Other prices', ({ prices }) => prices.filter((other) => !isTokenPrice(other)).map(otherPrice)),
    unsorted('Capabilities', ({ capabilities }) =>
      capabilities.length === 0 ? null : html`<span class="words">${capabilities.join(', ')}</span>`,
    ),
  ];
}

/** The model's price of this item per token, without a tier: the one that models are compared by. */
export function tokenPrice({ prices }: Model, item: string): Price | undefined {
  return prices.find(
    (candidate) => candidate.item === item && candidate.tier === null && isTokenPrice(candidate),
  );
}

type Read<T> = (model: Model) => T | null;

function words(title: string, read: Read<string>, cell: CatalogColumn['cell'] = read): CatalogColumn {
  return { title, numeric: false, cell, places: (models) => placesOf(models, read, compareCodePoints) };
}

function count(title: string, read: Read<number>): CatalogColumn {
  const cell = (model: Model) => {
    const tokens = read(model);
    return tokens === null ? null : countWords(tokens);
  };
  return { title, numeric: true, cell, places: (models) => placesOf(models, read, (a, b) => a - b) };
}

function price(title: string, item: string): CatalogColumn {
  const read = (model: Model): Rational | null => {
    const found = tokenPrice(model, item);
    return found === undefined ? null : unitPrice(found);
  };
  const cell = ({ prices }: Model) =>
    prices.filter((candidate) => candidate.item === item && isTokenPrice(candidate)).map(tierPrice);
  return { title, numeric: true, cell, places: (models) => placesOf(models, read, compareRationals) };
}

function unsorted(title: string, cell: CatalogColumn['cell']): CatalogColumn {
  return { title, numeric: false, cell, places: null };
}

function modelCell({ id, name, status, deprecation, unread }: Model, chart: string | undefined): Html {
  const until = deprecation?.date ?? null;
  const successor = deprecation?.successor ?? null;
  return html`<code>${id}</code>${[
    status === 'active' ? null : html` <span class="badge">${status}</span>`,
    chart === undefined ? null : html` <a href="#${chart}" aria-label="Price history of ${id}">history</a>`,
    name === null ? null : line(name),
    until === null ? null : line(`until ${until}`),
    successor === null ? null : line(`use ${successor}`),
    unread.length === 0 ? null : line(`unread: ${unread.map(({ field }) => field).join(', ')}`),
  ]}`;
}

/** The base price on the cell's first line, the same price above thresholds below it. */
function tierPrice(found: Price): Insert {
  return found.tier === null
    ? amountWithUnit(found)
    : line(`${tierWords(found.tier)}: ${amountWithUnit(found)}`);
}

function otherPrice(other: Price): Html {
  return line(`${itemWords(other)} ${amountWithUnit(other)}`);
}

function line(text: string): Html {
  return html`<span class="line">${text}</span>`;
}

function isTokenPrice({ item, per }: Price): boolean {
  return (item === 'input' || item === 'output') && per.unit === 'token';
}

function placesOf<T>(models: readonly Model[], read: Read<T>, compare: (a: T, b: T) => number): Places {
  const known = models
    .flatMap((model) => {
      const value = read(model);
      return value === null ? [] : [{ model, value }];
    })
    .sort((a, b) => compare(a.value, b.value));
  let place = -1;
  return new Map(
    known.map(({ model, value }, index) => {
      const before = known[index - 1];
      if (before === undefined || compare(before.value, value) !== 0) place += 1;
      return [model, place];
    }),
  );
}
