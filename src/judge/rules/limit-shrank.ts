import { groupBy } from '../../base/group-by.ts';
import type { TokenCount } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { heldByName, type Rule } from './rule.ts';

/** A context window or an output limit that shrank to a tenth: a digit or a suffix was lost. */
export const limitShrank: Rule = ({ findings, limits }) => {
  const shrunk = findings.filter((found) => isShrunk(found, limits.limitShrinkFactor));
  const byModel = groupBy(shrunk, (found) => found.subject);
  const suspects = [...byModel].map(([subject, group]) => ({
    subject,
    seen: group.map((found) => found.message).join('; '),
  }));
  return heldByName('limit-shrank', `above 1/${limits.limitShrinkFactor} of what it was`, suspects, limits);
};

function isShrunk({ area, kind, from, to }: Finding, factor: number): boolean {
  if (area !== 'catalog' || (kind !== 'context-shrank' && kind !== 'output-shrank')) return false;
  // A finding of these two kinds carries a TokenCount on both sides: the contract of Finding.
  return lowest(to as TokenCount) * factor <= highest(from as TokenCount);
}

/** Rounded counts are given the benefit of their rounding: `1049K` → `105K` is a tenth too. */
function lowest(count: TokenCount): number {
  return count.precision === 1 ? count.tokens : count.tokens - count.precision / 2;
}

function highest(count: TokenCount): number {
  return count.precision === 1 ? count.tokens : count.tokens + count.precision / 2;
}
