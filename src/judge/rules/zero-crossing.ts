import { isOf } from '../../changes/finding.ts';
import { heldByModel, type Rule } from './rule.ts';

/**
 * Prices that became free, or stopped being free. Some truly do; but a missing price is often published as zero, and a
 * budget that trusts it is wrong by all of it.
 */
export const zeroCrossing: Rule = ({ findings, limits }) => {
  const crossings = findings.filter((found) => isOf(found, 'price-became-free', 'price-became-paid'));
  if (new Set(crossings.map((found) => found.subject)).size <= limits.zeroCrossings) return [];
  const limit = `at most ${limits.zeroCrossings} models whose price goes to or from zero`;
  return heldByModel('zero-crossing', limit, crossings, limits);
};
