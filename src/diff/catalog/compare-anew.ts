import type { Model } from '../../catalog/model.ts';
import type { Finding } from '../../changes/finding.ts';
import { compareCounts } from './counts.ts';
import { compareLifecycle } from './lifecycle.ts';
import { compareCapabilities } from './plain-fields.ts';
import { comparePrices } from './prices.ts';
import { settleUnread } from './unread.ts';

/**
 * What a caller of a model has to know when it is listed again after a time: another price, limit, ability or state. What
 * one side leaves unread is no difference.
 */
export function compareAnew(before: Model, now: Model): Finding[] {
  const asRead = { base: before, next: now, at: null };
  const { pair } = settleUnread(asRead);
  const rules = [compareLifecycle, comparePrices, compareCounts, compareCapabilities];
  return rules.flatMap((rule) => rule(pair, asRead));
}
