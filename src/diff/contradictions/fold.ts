import { groupBy } from '../../base/group-by.ts';
import { grouped, listed, saysOf, sentence } from '../../base/words.ts';
import { type Finding, finding, isOf } from '../../changes/finding.ts';
import type { ContradictionFinding } from './compare-contradictions.ts';
import { rules } from './rules/all.ts';

/** More of one rule than this are one entry with a list: real specs have hundreds of operations that no page names. */
const toldApart = 10;

/** So many of a list are named in its sentence; `from` and `reaches` have all. */
const named = 6;

/**
 * More than ten contradictions of one rule as one. Comes after the comparison and after what a configuration ignores, so
 * that one more is news and one less may be ignored by its own subject.
 */
export function foldContradictions(findings: readonly Finding[]): Finding[] {
  const groups = groupBy(findings, keyOf);
  return findings.flatMap((one): Finding[] => {
    const key = keyOf(one);
    const group = key === null ? [] : (groups.get(key) ?? []).filter(isContradiction);
    if (group.length <= toldApart) return [one];
    return group[0] === one ? [tellOnce(group[0], group)] : [];
  });
}

type Foldable = ContradictionFinding | Extract<Finding, { readonly kind: 'contradiction-resolved' }>;

function isContradiction(found: Finding): found is Foldable {
  return isOf(found, 'contradiction', 'contradiction-resolved');
}

function keyOf(found: Finding): string | null {
  return isContradiction(found) ? `${found.kind} ${found.field}` : null;
}

function tellOnce(first: Foldable, group: readonly Foldable[]): Finding {
  const subject = rules.find(({ id }) => id === first.field)?.many ?? `${first.field}`;
  const subjects = group.map((one) => one.subject);
  const rest = subjects.length - named;
  const names = listed([...subjects.slice(0, named), `${grouped(rest)} more`]);
  const message = sentence(subject, `${subjects.length} of them, ${names}; of the first: ${saysOf(first)}`);
  const all = { from: subjects.join('\n'), reaches: subjects, unnamed: rest };
  const parts = { subject, to: null, message, ...all };
  return finding({ ...first, ...parts });
}

/** Whether a contradiction was told already: by itself, or in the list of a folded one. */
export function toldAlready(told: readonly Finding[]): (found: Finding) => boolean {
  const fingerprints = new Set(told.map(({ fingerprint }) => fingerprint));
  const listedIn = new Set(
    told
      .filter(isContradiction)
      .flatMap(({ field, reaches = [] }) => reaches.map((subject) => `${field} ${subject}`)),
  );
  return ({ fingerprint, field, subject }) =>
    fingerprints.has(fingerprint) || listedIn.has(`${field} ${subject}`);
}
