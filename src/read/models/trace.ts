import type { DocumentName } from '../../base/document.ts';
import type { FactSource } from '../../catalog/fact-source.ts';
import type { Evidence } from './assembly/complete-prices.ts';
import { readStatement } from './assembly/surroundings.ts';
import type { Column } from './columns/columns.ts';
import type { Draft, DraftPrice } from './rows/draft.ts';
import type { FoundTable } from './rows/find-tables.ts';
import { isAbsent } from './values/absent.ts';
import { readPriceCell } from './values/price-cell.ts';

/** What the facts of one model are traced in. */
export interface Traced {
  readonly id: string;
  readonly document: DocumentName;
  readonly tables: readonly FoundTable[];
  readonly drafts: readonly Draft[];
  readonly evidence: Evidence;
}

/** Every cell that says something of a model, in the order of the document. */
export function traceModel({ id, drafts, ...rest }: Traced): FactSource[] {
  return drafts.filter((draft) => draft.id === id).flatMap((draft) => traceRow(draft, rest));
}

type Around = Omit<Traced, 'id' | 'drafts'>;

function traceRow(draft: Draft, around: Around): FactSource[] {
  const table = around.tables[draft.table];
  const row = table?.grid.rows.find(({ line }) => line === draft.line);
  if (table === undefined || row === undefined) return [];
  return table.columns.flatMap((column): FactSource[] => {
    const cell = row.cells[column.index];
    if (cell === undefined || isAbsent(cell.text)) return [];
    const place = { document: around.document, line: cell.line, column: cell.column };
    const told = {
      ...place,
      under: column.header.mapped?.was ?? column.header.text,
      text: cell.text.replace(/\n/g, ' '),
    };
    if (column.kind !== 'price') return fieldsOf(column).map((field) => ({ field, ...told }));
    const own = draft.prices.filter((price) => price.column === `${draft.table}:${column.index}`);
    const read = own.map((price) => ({
      field: price.item,
      ...told,
      by: givers(price, column, table, around),
    }));
    return read.length > 0
      ? read
      : (column.terms.items[0] === undefined ? ['prices'] : column.terms.items).map((field) => ({
          field,
          ...told,
        }));
  });
}

/** Columns by other names fill these fields of a model. */
const publicNames: Readonly<Record<string, string>> = {
  ...{ model: 'id', goneOn: 'deprecation', deprecatedOn: 'deprecation', successor: 'deprecation' },
  ...{ limits: 'context', maxInput: 'context' },
};

function fieldsOf(column: Column): string[] {
  if (column.kind === 'flag') return ['capabilities'];
  if (column.kind === 'unclear') return [column.field];
  if (column.kind !== 'field' || column.field === 'aside') return [];
  return [publicNames[column.field] ?? column.field];
}

type PriceColumn = Extract<Column, { kind: 'price' }>;

function givers(price: DraftPrice, column: PriceColumn, table: FoundTable, { evidence }: Around) {
  const cell = readPriceCell(price.cellText) ?? [];
  const { text, mapped } = column.header;
  const headerFor = (what: 'item' | 'unit' | 'currency'): string =>
    mapped?.gives.includes(what) === true ? mapped.by : `the header ${JSON.stringify(mapped?.was ?? text)}`;
  const near = (
    what: 'unit' | 'currency',
    given: boolean,
    inCell: boolean,
    inHeader: boolean,
  ): string | null => {
    if (!given) return null;
    if (inCell) return 'the cell';
    return inHeader ? headerFor(what) : 'the row';
  };
  const [unit, currency] = evidence.whence(price);
  return {
    item: cell.some(({ item }) => item !== null)
      ? 'the cell'
      : column.terms.items.length > 0
        ? headerFor('item')
        : 'the row, or its unit',
    unit:
      near(
        'unit',
        price.per !== null,
        cell.some(({ per }) => per !== null),
        column.terms.per !== null,
      ) ?? fromAround(unit, table, 'pers'),
    currency:
      near(
        'currency',
        price.currency !== null,
        cell.some((one) => one.currency !== null),
        column.terms.currency !== null,
      ) ?? fromAround(currency, table, 'currencies'),
  };
}

/** The levels of evidence in words, the nearest first. */
const levels = [
  'the other prices of the column, or the text beside the table',
  'the other prices of the table, or the headings and the text above it',
  'a sentence about all prices of the page',
];

function fromAround(level: number | null, { under }: FoundTable, what: 'pers' | 'currencies'): string {
  if (level === null) return 'nothing: free, or not said';
  for (let heading = under; heading !== null && level === 1; heading = heading.parent) {
    const { text, line } = heading.cell;
    if (readStatement(`prices: ${text}`)[what].length > 0)
      return `the heading ${JSON.stringify(text)} (line ${line})`;
  }
  return levels[level] ?? '';
}
