import type { TokenCount } from '../../catalog/model.ts';
import { isOf } from '../../changes/finding.ts';
import { heldByModel, type Rule } from './rule.ts';

/** A context window or an output limit that shrank to a tenth: a digit or a suffix was lost. */
export const limitShrank: Rule = ({ findings, limits }) => {
  const factor = limits.limitShrinkFactor;
  const shrunk = findings
    .filter((found) => isOf(found, 'context-shrank', 'output-shrank'))
    .filter(({ from, to }) => bound(to, -1) * factor <= bound(from, 1));
  return heldByModel('limit-shrank', `above 1/${factor} of what it was`, shrunk, limits);
};

/** Rounded counts are given the benefit of their rounding: `1049K` → `105K` is a tenth too. */
function bound({ tokens, precision }: TokenCount, side: 1 | -1): number {
  return precision === 1 ? tokens : tokens + (side * precision) / 2;
}
