import { groupBy } from '../../base/group-by.ts';
import { heldByName, type Rule } from './rule.ts';

/**
 * Prices that became free, or stopped being free. Some truly do; but a missing price is often published as zero, and a
 * budget that trusts it is wrong by all of it.
 */
export const zeroCrossing: Rule = ({ findings, limits }) => {
  const crossings = findings.filter(
    ({ area, kind }) => area === 'catalog' && (kind === 'price-became-free' || kind === 'price-became-paid'),
  );
  const byModel = groupBy(crossings, (found) => found.subject);
  if (byModel.size <= limits.zeroCrossings) return [];
  const suspects = [...byModel].map(([subject, group]) => ({
    subject,
    seen: group.map((found) => found.message).join('; '),
  }));
  const limit = `at most ${limits.zeroCrossings} models whose price goes to or from zero`;
  return heldByName('zero-crossing', limit, suspects, limits);
};
