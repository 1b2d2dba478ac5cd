import type { Document } from '../base/document.ts';
import type { Comparison } from '../changes/comparison.ts';
import type { Policy } from '../changes/policy.ts';
import type { Bump } from '../changes/severity.ts';
import type { Edition } from '../read/edition.ts';
import type { StoredEdition } from '../store/open.ts';

/** An accepted edition, with what it is to replace. */
export interface Accepted {
  readonly stored: StoredEdition | null;
  readonly documents: readonly Document[];
  readonly edition: Edition;
  readonly comparison: Comparison;
  /** The edition that the package was made from, read again; `null` for a first one. */
  readonly base?: Edition | null;
  /** What changes of the package itself are judged by. */
  readonly policy?: Policy;
  /** The release that this edition is to be; without one it is only generated. */
  readonly releaseAs?: { readonly version: string; readonly bump: Bump };
}
