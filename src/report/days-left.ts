import { daysBetween } from '../base/days.ts';
import { counted } from '../base/words.ts';
import type { Change, Comparison } from '../changes/comparison.ts';
import { isOf } from '../changes/finding.ts';

/**
 * The comparison with the days that ending models have left on a day (`YYYY-MM-DD`). For reports alone: what is generated
 * does not depend on the day.
 */
export function withDaysLeft(comparison: Comparison, today: string): Comparison {
  return { ...comparison, changes: comparison.changes.map((change) => withDays(change, today)) };
}

function withDays(change: Change, today: string): Change {
  if (!isOf(change, 'model-deprecated')) return change;
  const end = change.to.deprecation?.date ?? null;
  return end === null ? change : { ...change, daysLeft: daysBetween(today, end) };
}

/** `34 days left`, `today`, `3 days ago`. */
export function daysLeftWords(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `${counted(days, 'day')} left` : `${counted(-days, 'day')} ago`;
}
