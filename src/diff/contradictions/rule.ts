import type { DocumentName } from '../../base/document.ts';
import type { Place } from '../../base/problem.ts';
import type { Edition } from '../../read/edition.ts';
import type { Passage } from './claims/passages.ts';
import type { PlaceInSpec } from './spec-places.ts';

/** From where each document was fetched; empty for documents that came from nowhere in particular. */
export type Addresses = ReadonlyMap<DocumentName, string>;

/** What a rule may look at. */
export interface Matter {
  readonly edition: Edition;
  readonly addresses: Addresses;
  readonly placeInSpec: PlaceInSpec;
  /** What the docs say of this gateway today. */
  readonly claims: readonly Passage[];
}

/** Two documents of one edition that say different things about one matter. */
export interface Contradiction {
  /** What they disagree about: a model id, an operation, an address, a status. */
  readonly subject: string;
  /** What the document that `at` points into says. */
  readonly from: string | null;
  /** What the other one says; `null` when it says nothing. */
  readonly to: string | null;
  /** In words, to stand after the subject. */
  readonly says: string;
  readonly at: Place | null;
}

/** One way in which documents can contradict each other. It reports, and never throws. */
export interface Rule {
  /** Stands in the finding's `field`, so that a finding is known by its subject and its rule. */
  readonly id: string;
  readonly description: string;
  /** What its matters are called where many of them are told as one: `operations of the spec`. */
  readonly many: string;
  readonly check: (matter: Matter) => readonly Contradiction[];
}
