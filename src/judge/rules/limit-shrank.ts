import type { TokenCount } from '../../catalog/model.ts';
import { isOf } from '../../changes/finding.ts';
import { heldTogether, type Rule } from './rule.ts';

/** Context windows or output limits that shrank to a tenth: a digit or a suffix was lost. */
export const limitShrank: Rule = (evidence) => {
  const factor = evidence.limits.limitShrinkFactor;
  const shrunk = evidence.findings
    .filter((found) => isOf(found, 'context-shrank', 'output-shrank'))
    .filter(({ from, to }) => bound(to, -1) * factor <= bound(from, 1))
    .filter((found) => !evidence.isKnown(found));
  return heldTogether('limit-shrank', `above 1/${factor} of what it was`, shrunk, evidence);
};

/** Limits that grew a thousandfold: `200K` read as thousands once more. */
export const limitGrew: Rule = (evidence) => {
  const factor = evidence.limits.limitGrowFactor;
  const grown = evidence.findings
    .filter((found) => isOf(found, 'context-grew', 'output-grew'))
    .filter(({ from, to }) => from.tokens > 0 && bound(to, 1) >= bound(from, -1) * factor)
    .filter((found) => !evidence.isKnown(found));
  return heldTogether('limit-grew', `below ${factor} times what it was`, grown, evidence);
};

/** Rounded counts are given the benefit of their rounding: `1049K` → `105K` is a tenth too. */
function bound({ tokens, precision }: TokenCount, side: 1 | -1): number {
  return precision === 1 ? tokens : tokens + (side * precision) / 2;
}
