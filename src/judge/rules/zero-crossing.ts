import { isOf } from '../../changes/finding.ts';
import { heldTogether, type Rule } from './rule.ts';

/**
 * Prices that became free, or stopped being free. Some truly do; but a missing price is often published as zero, and a
 * budget that trusts it is wrong by all of it.
 */
export const zeroCrossing: Rule = (evidence) => {
  const allowed = evidence.limits.zeroCrossings;
  const limit = `at most ${allowed} models whose price goes to or from zero`;
  return (['price-became-free', 'price-became-paid'] as const).flatMap((kind) => {
    const crossings = evidence.findings.filter((found) => isOf(found, kind) && !evidence.isKnown(found));
    const count = new Set(crossings.map((found) => found.subject)).size;
    const moved = { up: kind === 'price-became-paid' };
    const suspects = crossings.map(({ subject, message }) => ({ subject, message, moved }));
    return count <= allowed ? [] : heldTogether('zero-crossing', limit, suspects, evidence);
  });
};
