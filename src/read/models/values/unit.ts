import type { Price } from '../../../catalog/model.ts';
import { multiples, unitNamed, units } from '../../../catalog/units.ts';
import { inEnglish } from './languages.ts';

/** What an amount buys: `per 1M tokens` is `{ count: 1000000, unit: 'token' }`. */
export type Per = Price['per'];

const allWords = Object.values(units)
  .map(({ words }) => words)
  .join('|');
const number = String.raw`(?<number>\d+(?:,\d{3})*)`;
const scale = '(?<scale>million|mn|mm|thousand|billion|百万|千万|万|亿|千|百|[mkb])';
/** `per 1M input tokens`, `/ cached MTok`: the words between count and unit say what is bought. */
const itemRun = String.raw`(?:(?:(?:un)?cached|cache|input|output|prompt|completion|generated|text|audio|image|video|read|write|hit|miss|输入|输出|缓存|文本)[\s-]+|输入|输出)*`;
/** A word before a colon (`$0.60/M Image: $0.001`) is the next price's label; only tokens are counted like that. */
const word = `(?<word>tokens?|toks?|(?:${allWords})(?!\\s*[:：]))`;
/** A unit ends where no letter follows; a digit that follows is a footnote mark (`MTok1`). */
const end = '(?![a-z_])(?:\\d(?!\\d))?';
const hourly = String.raw`(?<hourly>\s*(?:\/|per|每)\s*(?:h(?:ou)?r?\b|小时))?`;
/** `per second of video`: what is measured, behind the measure. */
const measured = '(?:\\s+of\\s+(?:generated\\s+|input\\s+|output\\s+)?(?:video|audio|speech)\\b)?';
const quantity = `${itemRun}(?:${number}\\s*)?(?:${scale}\\s*-?\\s*)?${itemRun}${word}${end}${measured}${hourly}`;

const withWord = new RegExp(`^(?:\\/|per\\b-?|每|for (?:each|every)\\b)\\s*(?:an?\\s+)?${quantity}`, 'i');
/** `/M`, `/1M`, `per million`, `/1K`, `/Mt`: tokens are meant. A lone `/m` may be a minute and is not read. */
const withoutWord = new RegExp(
  `^(?:\\/|per\\b)\\s*(?:${number}\\s*)?(?<scale>(?:million|thousand|百万|千|M|K|(?<=\\d\\s*)[mk]))t?(?![a-z_])(?:\\d(?!\\d))?`,
);
/** `1M tokens` without "per", as headers have it: `1M TOKENS INPUT PRICE`, `$ MTok`. */
const bareQuantity = new RegExp(
  `^(?:${number}\\s*)?${scale}\\s*-?\\s*${itemRun}(?<word>tokens?|toks?|characters?|chars?)${end}${hourly}`,
  'i',
);

/** A unit phrase at the start of a text. */
export interface UnitMatch {
  readonly per: Per;
  /** Words inside the phrase that name an item: `input` of `/ input MTok`. */
  readonly item: string;
  readonly length: number;
  /** True if no word says what is counted (`/1K`): tokens, unless what is around says otherwise. */
  readonly implied: boolean;
}

/** The unit phrase (`/ 1M tokens`, `per image`, `/百万 tokens`, `每千字符`) with which the text begins. */
export function unitAt(text: string): UnitMatch | null {
  const line = firstLine(text);
  return matchOf(withWord.exec(line)) ?? matchOf(withoutWord.exec(line));
}

/** As `unitAt`, and also a quantity without "per": for headers and cells whose whole purpose is the unit. */
export function unitPhraseAt(text: string): UnitMatch | null {
  return unitAt(text) ?? matchOf(bareQuantity.exec(firstLine(text)));
}

/** The unit that a whole cell or the inside of a bracket names: `1M tokens`, `image`, `/ MTok`, `per second`, `百万 tokens`. */
export function readUnit(text: string): Per | null {
  const trimmed = inEnglish(text.trim());
  const match = unitPhraseAt(trimmed) ?? unitAt(`/${trimmed}`);
  if (match === null) return null;
  const length = unitPhraseAt(trimmed) === null ? match.length - 1 : match.length;
  return length === trimmed.length ? match.per : null;
}

/** A unit never goes on in the next line of a cell, where another price begins. */
function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? text : text.slice(0, end);
}

function matchOf(match: RegExpExecArray | null): UnitMatch | null {
  if (match === null) return null;
  const groups = match.groups ?? {};
  const number = Number((groups['number'] ?? '1').replaceAll(',', ''));
  const count = number * (multiples[groups['scale']?.toLowerCase() ?? ''] ?? 1);
  if (!Number.isSafeInteger(count) || count < 1) return null;
  const unit = unitNamed(groups['word'] ?? 'token') + (groups['hourly'] === undefined ? '' : '_hour');
  return {
    per: { count, unit },
    item: itemWords(match[0]),
    length: match[0].length,
    implied: groups['word'] === undefined,
  };
}

const itemWord =
  /cached|uncached|cache|input|output|prompt|completion|generated|audio|read|write|hit|miss|输入|输出|缓存/gi;

function itemWords(phrase: string): string {
  return (phrase.match(itemWord) ?? []).join(' ');
}
