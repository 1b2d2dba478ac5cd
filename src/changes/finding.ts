import { fingerprintOf } from '../base/digest.ts';
import type { Place } from '../base/problem.ts';

/** The part of an edition in which something differs; `documents` is for contradictions between documents. */
export type Area = 'catalog' | 'api' | 'docs' | 'facts' | 'documents';

/**
 * One difference between two editions, without a judgement.
 *
 * `from` and `to` are JSON values that carry enough to apply the change: the whole Model for `model-added`,
 * `model-removed` and `model-renamed`, the Price for price kinds, the TokenCount for limits, the word for capabilities,
 * and the value of `field` for everything else. `null` stands for "was not there".
 */
export interface Finding {
  readonly area: Area;
  /** A catalog kind (DESIGN: `price-raised`, …) or the id of an API, docs or facts rule. */
  readonly kind: string;
  /** A model id, an operation (`POST /v1/messages`), a section path or a key. */
  readonly subject: string;
  readonly field: string | null;
  readonly from: unknown;
  readonly to: unknown;
  /** One sentence for people, with both values and the percentage where there is one. */
  readonly message: string;
  /** The place in the newer document, or in the older one for what was removed. */
  readonly at: Place | null;
  /** Equal for the same difference in the same place, whatever its wording: 16 hex digits. */
  readonly fingerprint: string;
  /** Where it stands in the two documents (JSON pointers); `null` where nothing of it stands. API findings only. */
  readonly pointers?: Pointers;
  /** The operations that it reaches, in code-point order. API findings only. */
  readonly reaches?: readonly string[];
  /** Those of them for which it is as severe as its kind, when others have it milder. API findings only. */
  readonly worstFor?: readonly string[];
  /** Further rules that the same cause falls under, where it is used in another direction or place. */
  readonly also?: readonly string[];
  /** Set by recall when the history shows the same thing going to and fro. */
  readonly flapping?: Flapping;
}

/** The places of one difference in the older and the newer document. */
export interface Pointers {
  readonly base: string | null;
  readonly next: string | null;
}

/** A value that came back within days: how often so far, and the date of the edition that last had it. */
export interface Flapping {
  /** Changes of this value within the window, this one included; 2 is a value that went and came back. */
  readonly count: number;
  /** `YYYY-MM-DD` */
  readonly since: string;
}

/** Completes a finding with its fingerprint, which hashes structure and never prose. */
export function finding(parts: Omit<Finding, 'fingerprint'>): Finding {
  const { area, kind, subject, field, from, to } = parts;
  return { ...parts, fingerprint: fingerprintOf([area, kind, subject, field, from, to]) };
}
