import { canBeEqual, type TokenCount } from '../../../catalog/model.ts';
import { multiples } from '../../../catalog/units.ts';
import { exactDecimal, readAmount } from './amount.ts';
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
  const power = /^\d+(?:\.\d+)?e[+]?\d+$/i.test(bare) ? countOfPower(bare, text) : null;
  if (power !== null) return power;
  const match = countPattern.exec(bare);
  const digits = match?.[1]?.trim().replace(/[_ ](?=\d{3})/g, ',');
  const amount = digits === undefined ? null : readAmount(digits);
  if (match === null || amount === null) return null;
  const suffix = match[2]?.toLowerCase();
  return countOf(amount, suffix === undefined ? scale : (multiples[suffix] ?? 1), text);
}

/** `1e+06`, `1.31072e+05`: as programs print counts, known to the last digit that stands there. */
function countOfPower(digits: string, text: string): TokenCount | null {
  const tokens = Number(exactDecimal(digits) ?? Number.NaN);
  if (!Number.isSafeInteger(tokens)) return null;
  const [, fraction = '', power] = /^\d+(?:\.(\d+))?e\+?(\d+)$/i.exec(digits) ?? [];
  return { tokens, precision: Math.max(1, 10 ** (Number(power) - fraction.length)), text };
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

const namesOutput = new RegExp(outputWords, 'i');

/** `1.05M / 128K out`, `200K (64K output)`: the second number is named as the output's. `null` for any other text. */
export function readNamedLimits(text: string, scale: number): LimitPair | null {
  return namesOutput.test(text) ? readLimits(text, scale) : null;
}

type Limit = keyof LimitPair | 'maxInput';

/** What keys say of the limits. */
export type KeyedLimits = { readonly [Key in Limit]: TokenCount | null };

const most = String.raw`(?:max(?:imum)?\.? ?|total )?`;
const ofTokens = '(?: ?tokens?)?(?: ?limits?| ?length)?(?: ?\\(tokens\\))?';
const limitNames: ReadonlyArray<readonly [limit: Limit, name: string]> = [
  ['context', `(?:${most}context(?: window| length| size)?${ofTokens}|上下文(?:窗口|长度)?)`],
  ['maxInput', `(?:${most}(?:inputs?|in|prompt)${ofTokens}(?![a-z])|(?:最大)?输入(?:长度)?)`],
  ['maxOutput', `(?:${most}(?:outputs?|out|completion)${ofTokens}(?![a-z])|(?:最大)?输出(?:长度)?)`],
];
const wholeNames = limitNames.map(([limit, name]) => patternOf(limit, `${name}$`));
const anyName = new RegExp(limitNames.map(([, name]) => name).join('|'), 'i');
const countOfLimit = String.raw`((?:up to |≈ ?|~ ?)?(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: ?(?:ki|mi|k|m|thousand|million|千|万|百万))?(?![a-z\d.])(?: ?tokens?(?![a-z]))?)`;
const edge = String.raw`(?=[\s,;/|·•&+，；、)]|$)`;
const between = /^[\s,;/|·•&+，；、]+(?:and )?/i;

const runsOfLimits = [
  limitNames.map(([limit, name]) => patternOf(limit, String.raw`${name}\s*[:：=]?\s*${countOfLimit}${edge}`)),
  limitNames.map(([limit, name]) =>
    patternOf(limit, String.raw`${countOfLimit}\s*(?:${name}|\(${name}\))${edge}`),
  ),
];

function patternOf(limit: Limit, source: string): readonly [limit: Limit, pattern: RegExp] {
  return [limit, new RegExp(`^${source}`, 'i')];
}

/**
 * `Context window: 256K`, `Max output: 32K`, each on its line or behind a bar, `1M in / 64K out`,
 * `Input: 1,048,576 Output: 65,536`: what the keys say of each limit, or `null`.
 */
export function readKeyedLimits(text: string): KeyedLimits | null {
  if (text.length > longestText || !anyName.test(text)) return null;
  const parts = text
    .split(/[\n;；|]|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [before, behind] = runsOfLimits;
  return (
    limitsOf(parts.map(keyedLimit)) ??
    limitsOf(limitsInRun(text, before ?? [], 1)) ??
    limitsOf(limitsInRun(text, behind ?? [], 2))
  );
}

interface FoundLimit {
  readonly limit: Limit;
  readonly count: TokenCount;
}

/** What each limit is said to be, if all that stands there was read and says each once. */
function limitsOf(read: readonly (FoundLimit | null)[]): KeyedLimits | null {
  const found = read.filter((one) => one !== null);
  if (found.length === 0 || found.length < read.length) return null;
  if (new Set(found.map(({ limit }) => limit)).size < found.length) return null;
  const of = (limit: Limit): TokenCount | null => found.find((one) => one.limit === limit)?.count ?? null;
  return { context: of('context'), maxInput: of('maxInput'), maxOutput: of('maxOutput') };
}

function keyedLimit(part: string): FoundLimit | null {
  const [, key = '', digits = ''] = /^([^:：]{2,40})[:：]\s*(.+)$/.exec(part) ?? [];
  const limit = wholeNames.find(([, name]) => name.test(key.trim()))?.[0];
  const count = limit === undefined ? null : readTokenCount(digits);
  return limit === undefined || count === null ? null : { limit, count: { ...count, text: part } };
}

/** Limits one after the other, whose names all stand before their counts or all behind them. */
function limitsInRun(
  text: string,
  patterns: ReadonlyArray<readonly [limit: Limit, pattern: RegExp]>,
  fewest: number,
): (FoundLimit | null)[] {
  const found: FoundLimit[] = [];
  for (let rest = halfWidth(text).trim(); rest !== ''; rest = rest.replace(between, '')) {
    const next = nextLimit(rest, patterns);
    if (next === null) return [null];
    found.push(next);
    rest = rest.slice(next.length);
  }
  return found.length < fewest ? [null] : found;
}

function nextLimit(
  rest: string,
  patterns: ReadonlyArray<readonly [limit: Limit, pattern: RegExp]>,
): (FoundLimit & { readonly length: number }) | null {
  for (const [limit, pattern] of patterns) {
    const match = pattern.exec(rest);
    const count = match === null ? null : readTokenCount(match[1] ?? '');
    if (match !== null && count !== null)
      return { limit, count: { ...count, text: match[0].replace(/\s+/g, ' ') }, length: match[0].length };
  }
  return null;
}

/** `400K / 128K` under a header that names both limits, the context first. */
export function readLimits(text: string, scale: number): LimitPair | null {
  const [, first = '', second = ''] = labelled.exec(text.trim()) ?? [];
  const [context, maxOutput] = [readTokenCount(first, scale), readTokenCount(second, scale)];
  if (context === null || maxOutput === null) return null;
  const shown = text.replace(/\n/g, ' ');
  return { context: { ...context, text: shown }, maxOutput: { ...maxOutput, text: shown } };
}
