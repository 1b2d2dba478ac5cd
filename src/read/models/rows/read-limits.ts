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
    found.context = both.context;
    found.maxOutput ??= both.maxOutput;
  } else if (count !== null) found[field === 'limits' ? 'context' : field] = count;
  // "Input length [0, 32K)" in a column of contexts is the tier of the row.
  else if (field !== 'context' || readTier(text, scale) === null)
    unread('a count of tokens, such as 200K, 1.0M or 1,048,576');
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
