import { inEnglish } from './languages.ts';
import { halfWidth } from './plain-text.ts';
import { readTokenCount } from './token-count.ts';

/**
 * A tier as one cell names it: the tokens above which it holds and those up to which it holds, each `null` when not
 * said. `≤ 200K` is `{ above: null, upTo: 200000 }`; `> 200K` and `200K+` are `{ above: 200000, upTo: null }`, since a
 * boundary is published to the thousand and one token more or less is not told apart.
 */
export interface TierBounds {
  readonly above: number | null;
  readonly upTo: number | null;
}

/** A tier phrase in a text. */
export interface TierMatch {
  readonly bounds: TierBounds;
  readonly length: number;
}

const count = String.raw`(\d[\d,]*(?:\.\d+)?\s*(?:k|m|千|万|百万|ki|mi)|\d{1,3}(?:,\d{3})+|\d{4,})`;
const zero = String.raw`(?:0|1)\s*(?:k\b)?`;
const tokens = String.raw`(?:\s*-?\s*(?:input |prompt |context )?(?:tokens?|toks?|prompts?|context|ctx|上下文|个)(?![a-z])(?: (?:length|window|context|size)\b)?)?`;
const what = String.raw`(?:(?:(?:for|with|when|if)\s+)?(?:the\s+)?(?:input|prompts?|context(?: length| window)?|tokens?|requests?|length|输入(?:长度)?|上下文|提示词?|长度)\s*(?:tokens?|length)?\s*(?:is|are|of|with)?\s*:?\s*)?`;
const under = `(?:≤|<=|=<|⩽|＜|<|up to|under|below|within|less than(?: or equal to)?|fewer than|at most|no more than|不超过|小于(?:等于)?|低于|至多)`;
const over = `(?:≥|>=|=>|⩾|>|above|over|more than|longer than|greater than|exceeding|exceeds?|beyond|at least|from|超过|大于(?:等于)?|高于|超出)`;
const dash = `(?:-|–|—|~|～|to|至|到)`;

type Read = (match: RegExpExecArray) => TierBounds | null;

/** Every way in which a tier is written, the longest first. */
const phrases: ReadonlyArray<readonly [pattern: RegExp, read: Read]> = [
  [pattern(`${count}${tokens}\\s*(?:<|≤|<=)\\s*${what}(?:<|≤|<=)\\s*${count}${tokens}`), between],
  [pattern(`${zero}\\s*(?:<|≤|<=)\\s*${what}(?:<|≤|<=)\\s*${count}${tokens}`), upTo],
  [pattern(`${what}${zero}\\s*${dash}\\s*${count}${tokens}`), upTo],
  [pattern(`${what}${count}\\s*${dash}\\s*${count}${tokens}`), between],
  [pattern(`${what}${under}\\s*${count}${tokens}`), upTo],
  [pattern(`${what}${over}\\s*${count}${tokens}`), above],
  [pattern(`${what}${count}${tokens}\\s*(?:以内|及以下|以下|or less|or fewer|and below|and under)`), upTo],
  [pattern(`${what}${count}${tokens}\\s*(?:以上|\\+|or more|and above|and up)`), above],
];

/** The tier phrase with which the text begins (`≤ 200K tokens`, `prompts > 200k`, `32K<Token≤128K`, `0-128k`), or `null`. */
export function tierAt(text: string): TierMatch | null {
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  for (const [pattern, read] of phrases) {
    const match = pattern.exec(line);
    const bounds = match === null ? null : read(match);
    if (match !== null && bounds !== null) return { bounds, length: match[0].length };
  }
  return null;
}

/**
 * The tier that the whole text is, brackets or not; `null` when it is anything else. `scale` multiplies the bare numbers
 * of an interval, for headers such as `Input length (K tokens)`.
 */
export function readTier(text: string, scale = 1): TierBounds | null {
  const plain = inEnglish(halfWidth(text).trim());
  const interval = readInterval(plain, scale);
  if (interval !== null) return interval;
  const bare = plain.replace(/^[([]\s*(.*?)\s*[)\]]$/s, '$1');
  const match = tierAt(bare);
  return match !== null && match.length === bare.length ? match.bounds : null;
}

const bound = String.raw`(\d[\d,]*(?:\.\d+)?\s*(?:k|m|千|万|百万)?)`;
const interval = pattern(
  `${what}[([]\\s*${bound}${tokens}\\s*[,~-]\\s*(?:${bound}${tokens}|\\+?\\s*(?:∞|inf(?:inity)?|无穷大?))\\s*[)\\]]$`,
);
/** Fewer tokens than any tier begins or ends with: `[0, 32)` without a word for thousands says no count. */
const smallestBound = 1_000;

/** `[0, 32K)`, `输入长度 (32, 128]` under a header that counts in thousands, `(128K, +∞)`. */
function readInterval(text: string, scale: number): TierBounds | null {
  const match = interval.exec(text);
  if (match === null) return null;
  const low = readTokenCount(match[1] ?? '', scale)?.tokens ?? null;
  const high = match[2] === undefined ? null : (readTokenCount(match[2], scale)?.tokens ?? null);
  const open = match[2] === undefined;
  if (low === null || (high === null && !open) || (low !== 0 && low < smallestBound)) return null;
  if (high !== null && (high < smallestBound || high <= low)) return null;
  return { above: low === 0 && high !== null ? null : low, upTo: high };
}

/** True for `[0, 32)` and the like, whether its numbers can be read as tokens or not. */
export function isInterval(text: string): boolean {
  return interval.test(halfWidth(text).trim());
}

function pattern(source: string): RegExp {
  return new RegExp(`^${source}`, 'i');
}

function upTo(match: RegExpExecArray): TierBounds | null {
  const value = tokensOf(match[1]);
  return value === null ? null : { above: null, upTo: value };
}

function above(match: RegExpExecArray): TierBounds | null {
  const value = tokensOf(match[1]);
  return value === null ? null : { above: value, upTo: null };
}

function between(match: RegExpExecArray): TierBounds | null {
  const [low, high] = [tokensOf(match[1]), tokensOf(match[2])];
  return low === null || high === null || low >= high ? null : { above: low, upTo: high };
}

function tokensOf(text: string | undefined): number | null {
  return text === undefined ? null : (readTokenCount(text)?.tokens ?? null);
}
