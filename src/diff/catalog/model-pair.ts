import type { Place } from '../../base/problem.ts';
import { sentence } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import { type Finding, finding } from '../../changes/finding.ts';
import type { CatalogKind } from './kinds.ts';

/** One model at two moments. The ids differ only for a renamed model, whose subject is then the newer id. */
export interface ModelPair {
  readonly base: Model;
  readonly next: Model;
  /** Where the newer catalog names the model. */
  readonly at: Place | null;
}

/**
 * One rule of the comparison of a model with itself: it reports, and never throws. `pair` leaves out what a cell that
 * could not be read leaves open; `asRead` has everything.
 */
export type ModelRule = (pair: ModelPair, asRead: ModelPair) => readonly Finding[];

/** What a rule has to say; the pair knows the rest. */
interface Statement {
  readonly kind: CatalogKind;
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** The message without its subject. */
  readonly says: string;
}

/** A finding about the model of `pair`. */
export function modelFinding(pair: ModelPair, statement: Statement): Finding {
  const { says, ...parts } = statement;
  const subject = pair.next.id;
  return finding({ area: 'catalog', subject, ...parts, message: sentence(subject, says), at: pair.at });
}
