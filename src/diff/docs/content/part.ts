import type { KindIn } from '../../../changes/kinds.ts';
import type { DocsRow } from '../../../read/edition.ts';

/** The words that went and those that came in their stead; one of the two may be empty. */
export interface Edit {
  readonly from: string;
  readonly to: string;
}

/** A difference inside one section, before it is a finding about that section. */
export interface PartDifference {
  readonly kind: Exclude<KindIn<'docs'>, 'section-translated'>;
  /** Which part of the section: `text`, a sample's language, or a table's first column. */
  readonly field: string;
  /** All that differs of either side, or the first lines of what came or went whole; `null` for "was not there". */
  readonly from: string | null;
  readonly to: string | null;
  readonly says: string;
  /** How many rows or places more differ than `says` names; left out where it names all. */
  readonly unnamed?: number;
  /** What changed in each place, so that one edit in many places can be told once; `null` for what is told by itself. */
  readonly edits: ReadonlyArray<Edit | null>;
  /** In the newer document, or in the older one for what was removed. */
  readonly line: number;
}

/** A row in two editions of a table; `null` on the side that lacks it. */
export interface RowPair {
  readonly from: DocsRow | null;
  readonly to: DocsRow | null;
}

/** The index of one column in two editions of a table. */
export interface ColumnPair {
  readonly from: number;
  readonly to: number;
}
