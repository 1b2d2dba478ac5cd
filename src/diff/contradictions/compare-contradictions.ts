import { placeBefore } from '../../base/problem.ts';
import { saysOf, sentence } from '../../base/words.ts';
import { type Finding, type FindingOf, finding } from '../../changes/finding.ts';

/** A contradiction between the documents of one edition. */
export type ContradictionFinding = FindingOf<'contradiction'>;

/** What became of the contradictions between two editions. */
export interface ContradictionChanges {
  /** The new ones, and a `contradiction-resolved` for each that is gone. */
  readonly findings: readonly Finding[];
  /** Those that both editions have, as the newer one has them. */
  readonly stillOpen: readonly Finding[];
}

/** Compares what `checkConsistency` found in two editions. A contradiction is known by its rule and its subject. */
export function compareContradictions(
  before: readonly ContradictionFinding[],
  after: readonly ContradictionFinding[],
): ContradictionChanges {
  const [old, now] = [new Set(before.map(identityOf)), new Set(after.map(identityOf))];
  const resolved = before.filter((found) => !now.has(identityOf(found))).map(resolve);
  return {
    findings: [...after.filter((found) => !old.has(identityOf(found))), ...resolved],
    stillOpen: after.filter((found) => old.has(identityOf(found))),
  };
}

function identityOf({ field, subject }: ContradictionFinding): string {
  return JSON.stringify([field, subject]);
}

function resolve(found: ContradictionFinding): Finding {
  const { subject, field, from, at } = found;
  return finding({
    area: 'documents',
    kind: 'contradiction-resolved',
    subject,
    field,
    from,
    to: null,
    message: sentence(subject, `resolved; it was ${saysOf(found)}`),
    at: at && placeBefore(at),
  });
}
