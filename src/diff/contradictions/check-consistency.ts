import { sentence } from '../../base/words.ts';
import { finding } from '../../changes/finding.ts';
import { orderFindings } from '../../changes/order.ts';
import type { Edition } from '../../read/edition.ts';
import { claimingPassages } from './claims/ours.ts';
import type { ContradictionFinding } from './compare-contradictions.ts';
import type { Addresses, Contradiction, Rule } from './rule.ts';
import { rules } from './rules/all.ts';
import { placesInSpec } from './spec-places.ts';

/**
 * Where the documents of one edition contradict each other: a `contradiction` a matter, with the rule's id as its field.
 * What a document that is missing would have said is not missed.
 */
export function checkConsistency(edition: Edition, addresses: Addresses = new Map()): ContradictionFinding[] {
  const claims = claimingPassages(edition);
  const matter = { edition, addresses, placeInSpec: placesInSpec(edition.api), claims };
  return orderFindings(rules.flatMap((rule) => rule.check(matter).map((found) => toFinding(rule, found))));
}

function toFinding({ id }: Rule, { subject, from, to, says, at }: Contradiction): ContradictionFinding {
  const message = sentence(subject, says);
  return finding({ area: 'documents', kind: 'contradiction', subject, field: id, from, to, message, at });
}
