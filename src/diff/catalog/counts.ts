import { quote } from '../../base/words.ts';
import { whole } from '../../catalog/decimal.ts';
import type { TokenCount } from '../../catalog/model.ts';
import { inParentheses, relativeChange } from '../../catalog/relative-change.ts';
import { canBeEqual } from '../../catalog/token-count.ts';
import type { Finding } from '../../changes/finding.ts';
import type { CatalogKind } from './kinds.ts';
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
  const from = pair.base[limit.field];
  const to = pair.next[limit.field];
  if (isSameCount(from, to)) return [];
  return [modelFinding(pair, { field: limit.field, from, to, ...describe(limit, from, to) })];
}

function isSameCount(left: TokenCount | null, right: TokenCount | null): boolean {
  return left?.tokens === right?.tokens && left?.precision === right?.precision;
}

function describe(
  limit: Limit,
  from: TokenCount | null,
  to: TokenCount | null,
): { kind: CatalogKind; says: string } {
  if (from === null) return { kind: 'model-changed', says: `${limit.name} published: ${to?.text}` };
  if (to === null)
    return { kind: 'model-changed', says: `${limit.name} no longer published (was ${from.text})` };
  if (isRestatedCount(from, to)) return { kind: 'restated', says: restatedWords(limit, from, to) };
  const grew = to.tokens > from.tokens;
  const percent = inParentheses(relativeChange(whole(from.tokens), whole(to.tokens)));
  return {
    kind: `${limit.kinds}-${grew ? 'grew' : 'shrank'}`,
    says: `${limit.name} ${grew ? 'grew' : 'shrank'} from ${countWords(from, to)} to ${countWords(to, from)} tokens${percent}`,
  };
}

function restatedWords(limit: Limit, from: TokenCount, to: TokenCount): string {
  return `${limit.name} restated from ${quote(from.text)} to ${quote(to.text)} (they agree within rounding)`;
}

/** The count as published; its digits where both sides read the same (`1M` counted by thousands and by 1,024s). */
function countWords(count: TokenCount, other: TokenCount): string {
  return count.text === other.text ? `${count.tokens}` : count.text.replace(/\s*tokens?$/i, '');
}
