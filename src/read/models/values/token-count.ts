import type { TokenCount } from '../../../catalog/model.ts';
import { canBeEqual } from '../../../catalog/token-count.ts';
import { multiples } from '../../../catalog/units.ts';
import { readAmount } from './amount.ts';
import { halfWidth, longestText } from './plain-text.ts';

const countPattern =
  /^(?:up to|max(?:imum)?:?|about|around|approx\.?|最大|最高|约|≈|~|≤|<=)?\s*(\d[\d,_ ]*(?:\.\d+)?|\.\d+)\s*(ki|mi|k|m|b|thousand|million|billion|千|百万|万|亿)?\s*\+?\s*-?\s*(?:tokens?|toks?|tks?|context|ctx|トークン|토큰)?\s*(?:上下文)?$/i;

/**
 * A count of tokens as written: `1.0M`, `200k`, `1,048,576`, `128 K tokens`, `≈ 1M`, `100万`. `scale` multiplies a number
 * without a suffix, for headers such as `Context (K)`. A remark in brackets is passed over when it has no digits, or says
 * the count again (`131072 (128K)`). `null` for everything else, also for counts that are not whole tokens: `128.000` is
 * a thousand times as many in one half of the world as in the other.
 */
export function readTokenCount(text: string, scale = 1): TokenCount | null {
  if (text.length > longestText) return null;
  return readTwice(text, scale) ?? readOnce(text, scale);
}

/** `131072 (128K)`, `1M (1,048,576)`: the finer of two writings of one count. */
function readTwice(text: string, scale: number): TokenCount | null {
  const [, outer = '', inner = ''] =
    /^([^()（）]+)[(（]([^()（）]*\d[^()（）]*)[)）]$/.exec(text.trim()) ?? [];
  const [first, second] = [readOnce(outer, scale), readOnce(inner, scale)];
  if (first === null || second === null) return null;
  const agree =
    canBeEqual(first, second) ||
    [binary(outer), binary(inner)].some((count) => count === first.tokens || count === second.tokens);
  return agree ? { ...(first.precision <= second.precision ? first : second), text } : null;
}

/** `128K` as 131072: beside the exact count it is plain that thousands of 1024 were meant. */
function binary(text: string): number | null {
  return readOnce(text.replace(/(\d\s*[km])(?!i)/i, '$1i'), 1)?.tokens ?? null;
}

function readOnce(text: string, scale: number): TokenCount | null {
  const bare = halfWidth(text)
    .replace(/[†‡§*¹²³⁴⁵⁶⁷⁸⁹⁰]+$/, '')
    .replace(/\(\D*\)$/, '')
    .replace(/\n/g, ' ')
    .trim();
  const match = countPattern.exec(bare);
  const digits = match?.[1]?.trim().replace(/[_ ](?=\d{3})/g, ',');
  const amount = digits === undefined ? null : readAmount(digits);
  if (match === null || amount === null) return null;
  const suffix = match[2]?.toLowerCase();
  return countOf(amount, suffix === undefined ? scale : (multiples[suffix] ?? 1), text);
}

function countOf(amount: string, scale: number, text: string): TokenCount | null {
  const [whole = '', fraction = ''] = amount.split('.');
  if (fraction !== '' && scale === 1) return null;
  const unit = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * BigInt(scale);
  if (scaled % unit !== 0n || scaled / unit > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const precision = BigInt(scale) / unit;
  return { tokens: Number(scaled / unit), precision: precision > 0n ? Number(precision) : 1, text };
}

/** The two limits of a model. */
export interface LimitPair {
  readonly context: TokenCount;
  readonly maxOutput: TokenCount;
}

const outputWords = String.raw`(?:max(?:imum)?\.? ?)?(?:output|out|completion)(?: tokens?)?|(?:最大)?输出`;
const labelled = new RegExp(
  String.raw`^(?:context:?\s*)?([^/,;|\n()]+?)\s*[/,;|\n(]\s*(?:(?:${outputWords})[:：]?\s*)?([\d.,]+\s*[kmKM万]?)\s*(?:tokens?\s*)?(?:${outputWords})?\)?$`,
  'i',
);

/** `1.05M / 128K out`, `200K (64K output)`: the second number is named as the output's. `null` for any other text. */
export function readNamedLimits(text: string, scale: number): LimitPair | null {
  return new RegExp(outputWords, 'i').test(text) ? readLimits(text, scale) : null;
}

const limitKey =
  /^(?:(context(?: window| length| size)?|上下文(?:窗口|长度)?)|((?:max(?:imum)? ?)?(?:output|completion)(?: tokens?)?|最大输出|输出))\s*[:：]\s*(.+)$/i;

/** What keys say of the two limits. */
export type KeyedLimits = { readonly [Key in keyof LimitPair]: TokenCount | null };

/** `Context window: 256K`, `Max output: 32K`, each on its line or behind a bar: what the keys say, or `null`. */
export function readKeyedLimits(text: string): KeyedLimits | null {
  const parts = text
    .split(/[\n;；|]|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => {
    const [, context, output, digits = ''] = limitKey.exec(part) ?? [];
    const count = context === undefined && output === undefined ? null : readTokenCount(digits);
    return count === null ? null : { isContext: context !== undefined, count: { ...count, text: part } };
  });
  if (read.length === 0 || read.some((one) => one === null)) return null;
  const first = (isContext: boolean): TokenCount | null =>
    read.find((one) => one?.isContext === isContext)?.count ?? null;
  return { context: first(true), maxOutput: first(false) };
}

/** `400K / 128K` under a header that names both limits, the context first. */
export function readLimits(text: string, scale: number): LimitPair | null {
  const [, first = '', second = ''] = labelled.exec(text.trim()) ?? [];
  const [context, maxOutput] = [readTokenCount(first, scale), readTokenCount(second, scale)];
  if (context === null || maxOutput === null) return null;
  const shown = text.replace(/\n/g, ' ');
  return { context: { ...context, text: shown }, maxOutput: { ...maxOutput, text: shown } };
}
