import type { TokenCount } from '../../../catalog/model.ts';
import { readTier } from '../values/tier.ts';
import { readKeyedLimits, readLimits, readNamedLimits, readTokenCount } from '../values/token-count.ts';
import type { Found, TellUnread } from './draft.ts';

/** What heads a cell of limits. */
type LimitField = 'context' | 'maxInput' | 'maxOutput' | 'limits';

/** A cell under a header for the context, the longest output, or both of them. */
export function readLimitCell(
  field: LimitField,
  text: string,
  scale: number,
  found: Found,
  unread: TellUnread,
): void {
  const keyed = readKeyedLimits(text);
  if (keyed !== null) {
    found.context ??= keyed.context;
    found.maxInput ??= keyed.maxInput;
    found.maxOutput ??= keyed.maxOutput;
    return;
  }
  const both = limitsIn(field, text, scale);
  const count = both === null ? readCount(text, scale) : null;
  if (both !== null) {
    settleLimit('context', both.context, found, unread);
    found.maxOutput ??= both.maxOutput;
  } else if (count !== null) settleLimit(field === 'limits' ? 'context' : field, count, found, unread);
  // "Input length [0, 32K)" in a column of contexts is the tier of the row.
  else if (field !== 'context' || readTier(text, scale) === null)
    unread('a count of tokens, such as 200K, 1.0M or 1,048,576');
}

/** Two columns of a row may both be headed as one limit: where they do not say the same, neither is taken. */
function settleLimit(
  field: Exclude<LimitField, 'limits'>,
  count: TokenCount,
  found: Found,
  unread: TellUnread,
): void {
  const before = found[field];
  if (before === null || Math.abs(before.tokens - count.tokens) * 2 <= before.precision + count.precision) {
    found[field] = count;
    return;
  }
  found[field] = null;
  found.unread.push({ field: field === 'maxOutput' ? field : 'context', text: before.text });
  unread(`one limit; another column of the row publishes ${before.text}`);
}

function limitsIn(field: LimitField, text: string, scale: number) {
  if (field === 'limits') return readLimits(text, scale);
  return field === 'context' ? readNamedLimits(text, scale) : null;
}

/** "Default: 4K, Maximum: 8K" is a limit of 8K. */
export function readCount(text: string, scale: number): TokenCount | null {
  const maximum = /(?:max(?:imum)?|最大)\s*[:：]?\s*([^\n,;，；]+)$/i.exec(text)?.[1];
  const count =
    readTokenCount(text, scale) ?? (maximum === undefined ? null : readTokenCount(maximum, scale));
  return count === null ? null : { ...count, text: text.replace(/\n/g, ' ') };
}
