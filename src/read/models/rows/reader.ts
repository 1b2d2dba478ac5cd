import type { Ledger } from '../../../catalog/coverage.ts';
import type { Column } from '../columns/columns.ts';
import type { Problems } from '../problems.ts';
import { readCapabilities } from '../values/capabilities.ts';
import { type PublishedPrice, readPriceCell } from '../values/price-cell.ts';
import { remembered } from '../values/remembered.ts';

/** A table of models: its number and the meaning of its columns. */
export interface ModelTable {
  /** In the order of the document, from 0. */
  readonly number: number;
  readonly columns: readonly Column[];
}

/** What headings (or a group row inside the table) say of all rows below them. */
export interface Setting {
  readonly provider: string | null;
  readonly category: string | null;
  readonly status: string | null;
  /** `batch`, `flex`, `priority`: another way to be served, with prices of its own. */
  readonly mode: string | null;
}

/** The readers of values that rows repeat, each of which reads a text once for a document. */
export interface ValueReaders {
  readonly readPriceCell: (text: string) => readonly PublishedPrice[] | null;
  readonly readCapabilities: (text: string) => readonly string[];
}

/** New ones, for one document. */
export function valueReaders(): ValueReaders {
  return {
    readPriceCell: remembered(readPriceCell),
    readCapabilities: remembered(readCapabilities),
  };
}

/** Everything that a row is read with. */
export interface RowReader {
  readonly table: ModelTable;
  readonly setting: Setting;
  readonly footnotes: ReadonlyMap<string, string>;
  readonly problems: Problems;
  readonly ledger: Ledger;
  readonly values: ValueReaders;
}
