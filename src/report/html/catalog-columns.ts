import { multiply, toFixed, whole } from '../../catalog/decimal.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { unitPrice } from '../../catalog/price-identity.ts';
import { countWords, itemWords, tierWords } from '../../catalog/price-words.ts';
import { amountWithUnit } from '../price-rows.ts';
import { type Html, html, type Insert } from './encode.ts';

/** One column of the catalog. The page's script sorts and filters by what the cells say, so they say it once. */
export interface CatalogColumn {
  readonly title: string;
  /** How the column sorts; `null` for one that does not. */
  readonly sorts: 'words' | 'number' | null;
  readonly numeric: boolean;
  /** The cell's content; empty for what was not published. */
  readonly cell: (model: Model) => Insert;
  /** The number that a cell sorts by where its text does not begin with it; `null` where it does. */
  readonly value: (model: Model) => string | null;
}

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
      capabilities.length === 0 ? null : capabilities.join(', '),
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

const asWritten = (): null => null;

function words(title: string, read: Read<string>, cell: CatalogColumn['cell'] = read): CatalogColumn {
  return { title, sorts: 'words', numeric: false, cell, value: asWritten };
}

function count(title: string, read: Read<number>): CatalogColumn {
  const cell = (model: Model) => {
    const tokens = read(model);
    return tokens === null ? null : countWords(tokens);
  };
  return { title, sorts: 'number', numeric: true, cell, value: asWritten };
}

function price(title: string, item: string): CatalogColumn {
  const value = (model: Model): string | null => {
    const found = tokenPrice(model, item);
    return found === undefined || found.per.count === usualCount ? null : perMillion(found);
  };
  const cell = ({ prices }: Model) =>
    prices.filter((candidate) => candidate.item === item && isTokenPrice(candidate)).map(tierPrice);
  return { title, sorts: 'number', numeric: true, cell, value };
}

const usualCount = 1_000_000;

/** The price of 1M tokens as a decimal. */
function perMillion(found: Price): string {
  return toFixed(multiply(unitPrice(found), whole(usualCount)), 12).replace(/\.?0+$/, '');
}

function unsorted(title: string, cell: CatalogColumn['cell']): CatalogColumn {
  return { title, sorts: null, numeric: false, cell, value: asWritten };
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
