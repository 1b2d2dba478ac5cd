import type { Place } from '../../base/problem.ts';
import { sentence } from '../../base/words.ts';
import type { Model } from '../../catalog/model.ts';
import { type Finding, finding, type Saying } from '../../changes/finding.ts';

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

/** A finding about the model of `pair`. */
export function modelFinding(pair: ModelPair, { says, ...parts }: Saying<'catalog'>): Finding {
  const subject = pair.next.id;
  return finding({ area: 'catalog', subject, ...parts, message: sentence(subject, says), at: pair.at });
}
