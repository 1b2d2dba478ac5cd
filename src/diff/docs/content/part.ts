import type { KindIn } from '../../../changes/kinds.ts';

/** A difference inside one section, before it is a finding about that section. */
export interface PartDifference {
  readonly kind: Exclude<KindIn<'docs'>, 'section-translated'>;
  /** Which part of the section: `text`, a sample's language, or a table's first column. */
  readonly field: string;
  /** At most a few lines of either side; `null` for "was not there". */
  readonly from: string | null;
  readonly to: string | null;
  readonly says: string;
  /** In the newer document, or in the older one for what was removed. */
  readonly line: number;
}
