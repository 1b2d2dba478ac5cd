import { quote } from '../../base/words.ts';
import { whole } from '../../catalog/decimal.ts';
import { canBeEqual, type TokenCount } from '../../catalog/model.ts';
import { inParentheses, relativeChange } from '../../catalog/relative-change.ts';
import type { Finding } from '../../changes/finding.ts';
import { type ModelPair, type ModelRule, modelFinding } from './model-pair.ts';

const limits = [
  { field: 'context', kinds: 'context', name: 'context window' },
  { field: 'maxOutput', kinds: 'output', name: 'maximum output' },
] as const;
type Limit = (typeof limits)[number];

/** `context-grew`, `context-shrank`, `output-grew`, `output-shrank`, and `restated` for a count. */
export const compareCounts: ModelRule = (pair) => limits.flatMap((limit) => compareLimit(pair, limit));

/**
 * True if both counts can be roundings of one number and one is the coarser writing of it: `1049K` and `1.0M` are,
 * `200k` and `201k` are not.
 */
export function isRestatedCount(left: TokenCount, right: TokenCount): boolean {
  return left.precision !== right.precision && canBeEqual(left, right);
}

function compareLimit(pair: ModelPair, limit: Limit): Finding[] {
  const { field, name } = limit;
  const [from, to] = [pair.base[field], pair.next[field]];
  if (isSameCount(from, to)) return [];
  if (from !== null && to !== null)
    return [modelFinding(pair, { field, from, to, ...describe(limit, from, to) })];
  const says = to === null ? `no longer published (was ${from?.text})` : `published: ${to.text}`;
  return [modelFinding(pair, { kind: 'model-changed', field, from, to, says: `${name} ${says}` })];
}

function isSameCount(left: TokenCount | null, right: TokenCount | null): boolean {
  return left?.tokens === right?.tokens && left?.precision === right?.precision;
}

type Move = 'restated' | `${Limit['kinds']}-${'grew' | 'shrank'}`;

function describe(
  limit: Limit,
  from: TokenCount,
  to: TokenCount,
): { readonly kind: Move; readonly says: string } {
  if (isRestatedCount(from, to)) return { kind: 'restated', says: restatedWords(limit, from, to) };
  const way = to.tokens > from.tokens ? 'grew' : 'shrank';
  const percent = inParentheses(relativeChange(whole(from.tokens), whole(to.tokens)));
  return {
    kind: `${limit.kinds}-${way}`,
    says: `${limit.name} ${way} from ${countWords(from, to)} to ${countWords(to, from)} tokens${percent}`,
  };
}

function restatedWords(limit: Limit, from: TokenCount, to: TokenCount): string {
  return `${limit.name} restated from ${quote(from.text)} to ${quote(to.text)} (they agree within rounding)`;
}

/** The count as published; its digits where both sides read the same (`1M` counted by thousands and by 1,024s). */
function countWords(count: TokenCount, other: TokenCount): string {
  return count.text === other.text ? `${count.tokens}` : count.text.replace(/\s*tokens?$/i, '');
}
