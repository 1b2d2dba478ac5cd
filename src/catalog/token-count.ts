import type { TokenCount } from './model.ts';

/**
 * True if both counts can be roundings of one number: their intervals, half of the precision to each side, meet.
 * `1.0M` and `1048576` can, `200k` and `201k` cannot.
 */
export function canBeEqual(left: TokenCount, right: TokenCount): boolean {
  return 2 * Math.abs(left.tokens - right.tokens) <= left.precision + right.precision;
}
