import type { Column } from '../columns/columns.ts';

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
