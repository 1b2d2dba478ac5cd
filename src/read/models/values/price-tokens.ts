import { readAmount } from './amount.ts';
import { currencyAt } from './currency.ts';
import { findDates } from './date.ts';
import { halfWidth } from './plain-text.ts';
import { readItem } from './price-item.ts';
import { type TierBounds, tierAt } from './tier.ts';
import { type Per, unitAt } from './unit.ts';

/** What a price cell is made of. `start` and `end` are positions in the cell's text. */
export type Token = { readonly start: number; readonly end: number } & TokenValue;

type TokenValue =
  | { readonly kind: 'money'; readonly amount: string; readonly currency: string | null }
  | { readonly kind: 'unit'; readonly per: Per; readonly item: string | null }
  /** `of`: the item that the range begins with, outside of brackets: `$3 input ≤ 200K`. */
  | { readonly kind: 'tier'; readonly bounds: TierBounds; readonly of: string | null }
  | { readonly kind: 'label'; readonly item: string; readonly colon: boolean }
  /** A word that says something only together with the name of its column: `write: $6.25`, `$6.25 (5m)`, `batch $4`. */
  | { readonly kind: 'aspect'; readonly name: string; readonly colon: boolean }
  | { readonly kind: 'date'; readonly edge: 'from' | 'until'; readonly date: string }
  | { readonly kind: 'remark' }
  | { readonly kind: 'variant'; readonly name: string; readonly colon: boolean }
  | { readonly kind: 'former' }
  /** `strength`: how far it parts what stands on its sides; 0 for brackets and marks, which part nothing. */
  | { readonly kind: 'separator'; readonly strength: number }
  | { readonly kind: 'unknown' };

interface Match {
  readonly length: number;
  readonly value: TokenValue;
}

type Rule = (rest: string, before: string) => Match | null;

/** A rule whose pattern says it all: what it matches has one value. */
function plainly(pattern: RegExp, value: TokenValue): Rule {
  return (rest) => {
    const length = pattern.exec(rest)?.[0].length;
    return length === undefined ? null : { length, value };
  };
}

/** `strength`: how far it parts what stands on its sides. */
function separator(pattern: RegExp, strength: number): Rule {
  return plainly(pattern, { kind: 'separator', strength });
}

/** In this order: the first rule that recognises the text at a position takes it. */
const rules: readonly Rule[] = [
  separator(/^\n/, 3),
  separator(/^(?:and|plus|和|及)(?![a-z])/i, 1),
  // Discounts and decoration: the amount that is published is the amount that is paid.
  plainly(
    /^(?:[([]\s*)?(?:-?\d+(?:\.\d+)?\s*%\s*(?:off|discount|cheaper|savings?)|save\s+\d+(?:\.\d+)?\s*%|限时(?:优惠|特价|折扣)?|\d(?:\.\d)?\s*折(?:优惠)?|promo(?:tional)?(?: price)?|limited[- ]time(?: offer)?|[\u{1f300}-\u{1faff}\u2600-\u27bf]\ufe0f?)(?:\s*[)\]])?/iu,
    { kind: 'remark' },
  ),
  // "was $1.00": the amount that follows is not the price any more.
  plainly(
    /^(?:[([]\s*)?(?:was|previously|formerly|before|old price|原价|list price|regular price|msrp)\s*:?\s*/i,
    { kind: 'former' },
  ),
  effectiveDate,
  aspect,
  bracketedRest,
  leadingUnit,
  bracketedMeaning,
  tier,
  plainly(/^(?:free of charge|free|gratis|免费)(?![a-z])/i, { kind: 'money', amount: '0', currency: null }),
  money,
  unit,
  label,
  // Marks of footnotes.
  separator(/^(?:\(\d{1,2}\)|\[\^?\w{1,8}\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)/, 0),
  bracketedVariant,
  labelledVariant,
  // `$3 (cached $0.30)`: the words in a bracket are about the amount in it.
  separator(/^[([](?=[^()[\]\n]*[^()[\]\n\s][^()[\]\n]*[$¥€£]\s*\.?\d[^()[\]\n]*[)\]])/, 1),
  separator(/^[([](?=\s*\p{L}[^()[\]\n]*\d[^()[\]\n]*[)\]])/u, 1),
  separator(/^[()[\]]/, 0),
  separator(/^[|;·•]/, 2),
  separator(/^[/,+&]/, 1),
];

/** The tokens of a price cell, without blanks. What no rule knows becomes `unknown`, never nothing. */
export function tokenizePrices(text: string): Token[] {
  const plain = halfWidth(text);
  const tokens: Token[] = [];
  let position = 0;
  while (position < plain.length) {
    const match = matchAt(plain, position);
    if (match.value !== null) {
      tokens.push({ start: position, end: position + match.length, ...match.value });
    }
    position += match.length;
  }
  return tokens;
}

function matchAt(text: string, position: number): { length: number; value: TokenValue | null } {
  const rest = text.slice(position);
  if (/^[^\S\n]/.test(rest)) return { length: 1, value: null };
  const before = text.slice(Math.max(0, position - 1), position);
  for (const rule of rules) {
    const match = rule(rest, before);
    if (match !== null) return match;
  }
  // A whole word at once, so that the middle of an unknown word is not taken for a label.
  const length = /^[\p{L}\p{N}]+/u.exec(rest)?.[0].length ?? 1;
  return { length, value: { kind: 'unknown' } };
}

function effectiveDate(rest: string): Match | null {
  const lead =
    /^(?:[([]\s*)?(from|since|starting|effective|as of|until|till|through|ends?|valid until|自|从|至|截至)\s*(?:from|on|until)?\s*/i.exec(
      rest,
    );
  if (lead === null) return null;
  const date = findDates(rest.slice(lead[0].length, lead[0].length + 40))[0];
  if (date === undefined || date.start !== 0) return null;
  const tail = /^\s*(?:起|止)?\s*[)\]]?/.exec(rest.slice(lead[0].length + date.end))?.[0].length ?? 0;
  const edge = /^(?:until|till|through|ends?|valid until|至|截至)$/i.test(lead[1] ?? '') ? 'until' : 'from';
  return { length: lead[0].length + date.end + tail, value: { kind: 'date', edge, date: date.date } };
}

/** `(≤ 200K tokens)`, `(cached)`, `(per image)`, `(USD)`: brackets around something that has a meaning of its own. */
function bracketedMeaning(rest: string): Match | null {
  const bracket = /^[([]([^()[\]\n]*)[)\]]/.exec(rest);
  if (bracket === null) return null;
  const inner = (bracket[1] ?? '').trim();
  for (const rule of [tier, unit, label]) {
    const match = rule(inner);
    if (match !== null && match.length === inner.length)
      return { length: bracket[0].length, value: withoutItem(match.value) };
  }
  const perUnit = unit(`/${inner}`);
  return perUnit !== null && perUnit.length === inner.length + 1
    ? { ...perUnit, length: bracket[0].length }
    : null;
}

/** `(input ≤ 200K)` is a condition of the price before it, whatever that is of. */
function withoutItem(value: TokenValue): TokenValue {
  return value.kind === 'tier' ? { ...value, of: null } : value;
}

const modalityWords = '(?:text|images?|videos?|audio|pdf|文本|图[像片]|视频|音频|语音)';
/** What the bracket leaves out is another price's: this one is the item's own. So is the price of text among others. */
const restOfItem = [
  /^(?:除[^()]{1,12}[以之]?外|其他(?:模态)?)(?:的?(?:输入|输出))?$/,
  new RegExp(
    `^(?:except|excluding|excl\\.?|without|other than|non-?)\\s*${modalityWords}(?:\\s+(?:inputs?|tokens?))?$`,
    'i',
  ),
  new RegExp(
    `^(?=.*(?:text|文本))${modalityWords}(?:\\s*(?:[,/|、&+]|and|和)\\s*(?:and\\s+)?${modalityWords})+(?:模态)?$`,
    'i',
  ),
];
const modalityAlone = /^(文本|图[像片]|视频|音频|语音)(?:模态)?(?:的?(?:输入|输出))?$/;

/** `2.16 (除音频外) / 7.2 (音频)`, `$0.30 (text / image / video), $1.00 (audio)`: which part of the item a price is for. */
function bracketedRest(rest: string): Match | null {
  const bracket = /^[([]([^()[\]\n]*)[)\]]/.exec(rest);
  const inner = (bracket?.[1] ?? '').trim();
  if (bracket === null || inner === '') return null;
  const { length } = bracket[0];
  if (restOfItem.some((pattern) => pattern.test(inner))) return { length, value: { kind: 'remark' } };
  const item = modalityAlone.test(inner) ? readItem(inner).item : null;
  return item === null ? null : { length, value: { kind: 'label', item, colon: false } };
}

/** `Per image: $0.04`: the unit before its price. */
function leadingUnit(rest: string): Match | null {
  const [whole, phrase = ''] = /^(per [a-z0-9 ]{2,30}?)\s*:\s*(?=[$¥€£\d.])/i.exec(rest) ?? [];
  const match = whole === undefined ? null : unitAt(phrase);
  if (whole === undefined || match === null || match.length !== phrase.length) return null;
  return { length: whole.length, value: { kind: 'unit', per: match.per, item: readItem(match.item).item } };
}

const aspects: ReadonlyArray<readonly [pattern: RegExp, name: string]> = [
  [/^(?:reads?|hits?|读取?|命中)(?![a-z\d])/i, 'read'],
  [/^(?:writes?|creation|写入?|创建)(?![a-z\d])/i, 'write'],
  [/^(?:batch|批量)(?=\s*[:：=]?\s*[$¥€£\d)\]])/i, 'batch'],
  [/^(?:5 ?-?(?:m|mins?|minutes?)(?![a-z\d])|5 ?分钟)/i, '5m'],
  [/^(?:1 ?-?(?:h|hrs?|hours?)(?![a-z\d])|1 ?小时)/i, '1h'],
];

function aspect(rest: string, before: string): Match | null {
  const open = /^[([]\s*/.exec(rest)?.[0].length ?? 0;
  if (open === 0 && /[\p{L}\p{N}$¥€£./]/u.test(before)) return null;
  const inner = rest.slice(open);
  for (const [pattern, name] of aspects) {
    const length = pattern.exec(inner)?.[0].length;
    if (length === undefined) continue;
    const tail = (open > 0 ? /^\s*[)\]]/ : /^\s*[:=]?\s*/).exec(inner.slice(length))?.[0];
    if (tail === undefined) return null;
    return { length: open + length + tail.length, value: { kind: 'aspect', name, colon: /[:=]/.test(tail) } };
  }
  return null;
}

function tier(rest: string): Match | null {
  const match = tierAt(rest);
  if (match === null) return null;
  const colon = /^\s*[:,)]*/.exec(rest.slice(match.length))?.[0] ?? '';
  const length = match.length + (colon.includes(':') ? colon.length : 0);
  const word = /^(?:inputs?|prompts?|输入)(?=\s|[≤<>≥])/i.exec(rest)?.[0];
  const of = word === undefined ? null : readItem(word).item;
  return { length, value: { kind: 'tier', bounds: match.bounds, of } };
}

/** A comma that no digit follows ends the amount: `$3, cached $0.3`. */
const amountPattern = /^(?:\d+(?:,\d+)*(?:\.\d+)?|\.\d+)/;

/** Where these are paid `5.000` is five thousand, and to a reader from elsewhere five: nobody can say. */
const thousandsByDots: ReadonlySet<string> = new Set(['IDR', 'VND', 'BRL', 'TRY']);

/** `$0.50`, `0.5 USD`, `¥2`, `2元`, `0.5`. Signs, ranges, exponents and decimal commas are no money. */
function money(rest: string, before: string): Match | null {
  const lead = currencyAt(rest);
  // A comma before digits goes on with a number; before a currency it ends what came before.
  if (/[\d.+\-–−~≈eE]/.test(before) || (before === ',' && lead === null)) return null;
  const blanks = lead === null ? 0 : lead.length + (/^ */.exec(rest.slice(lead.length))?.[0].length ?? 0);
  const digits = amountPattern.exec(rest.slice(blanks))?.[0];
  const amount = digits === undefined ? null : readAmount(digits);
  if (digits === undefined || amount === null) return null;
  const tail = rest.slice(blanks + digits.length);
  const trail = lead === null ? trailingCurrency(tail) : redundantCurrency(tail, lead.code);
  // A number that goes on (`1e400`, `0.5x`, `5m`, `20%`) or opens a range is no amount.
  if (
    !/^(?:[^\p{L}\p{N}.,%+~–−-]|[¹²³⁴⁵⁶⁷⁸⁹⁰]|[.,](?!\d)|\p{Script=Han}|(?=(?:input|output|cached?|prompt|completion|in|out)\b)|\s*$)/iu.test(
      tail.slice(trail.length),
    )
  )
    return null;
  if (/^\s*(?:-|–|—|~|to|至)\s*[$¥€£]?\d/.test(tail)) return null;
  const currency = lead?.code ?? trail.code;
  if (currency !== null && thousandsByDots.has(currency) && /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(digits))
    return null;
  return { length: blanks + digits.length + trail.length, value: { kind: 'money', amount, currency } };
}

function trailingCurrency(tail: string): { code: string | null; length: number } {
  const blanks = /^ */.exec(tail)?.[0].length ?? 0;
  const match = currencyAt(tail.slice(blanks));
  // `0.5 $1.5` are two prices: a symbol that another amount follows belongs to that one.
  if (match === null || /^\s*[\d.]/.test(tail.slice(blanks + match.length))) return { code: null, length: 0 };
  return { code: match.code, length: blanks + match.length };
}

/** `$0.50 USD` names its currency twice. */
function redundantCurrency(tail: string, code: string): { code: string; length: number } {
  const trail = trailingCurrency(tail);
  return { code, length: trail.code === code ? trail.length : 0 };
}

function unit(rest: string): Match | null {
  const match = unitAt(rest);
  if (match === null) return null;
  const named = readItem(match.item).item;
  return { length: match.length, value: { kind: 'unit', per: match.per, item: named } };
}

const labelWord =
  '(?:cached|caching|cache|input|inputs|output|outputs|prompt|completion|in|out|reads?|writes?|hits?|miss|creation|storage|batch|image|video|audio|text|tokens?|thinking|reasoning|price|cost|1h|5m|5min|uncached|non-cached|request)';
const englishLabel = new RegExp(`^(?:${labelWord})(?:[ \\-_/]+(?:and +)?${labelWord})*(?![a-z\\d])`, 'i');
const chineseLabel =
  /^(?:(?:命中|未命中|写入|读取?|创建|构建|存储|缓存|输入|输出|提示词?|补全|批量|图片|图像|视频|音频|文本|思考|价格|单价)\s*)+/;

/** `Input:`, `cached`, `缓存写入：`. */
function label(rest: string): Match | null {
  const words = englishLabel.exec(rest)?.[0] ?? chineseLabel.exec(rest)?.[0];
  if (words === undefined) return null;
  const { item, rest: others } = readItem(words);
  if (others.length > 0) return null;
  const colon = /^\s*[:=]\s*/.exec(rest.slice(words.length))?.[0].length ?? 0;
  // "text", "price", "standard": words that change nothing.
  if (item === null) return { length: words.length + colon, value: { kind: 'remark' } };
  return { length: words.length + colon, value: { kind: 'label', item, colon: colon > 0 } };
}

/** `$0.04 (standard)`, `(1024x1024)`: tells apart prices of one item. */
function bracketedVariant(rest: string): Match | null {
  const bracket = /^[([]([\p{L}\p{N}][^()[\]\n:$¥€£]*)[)\]]/u.exec(rest);
  if (bracket?.[1] === undefined) return null;
  return { length: bracket[0].length, value: { kind: 'variant', name: bracket[1].trim(), colon: false } };
}

/** `HD: $0.08`, `1024x1024: $0.04`: a label that is no item. */
function labelledVariant(rest: string): Match | null {
  const match = /^([\p{L}\p{N}][\p{L}\p{N} ._×*/-]{0,39}?)\s*:\s*(?=[$¥€£\d.]|US|CNY|free|免费)/iu.exec(rest);
  if (match?.[1] === undefined) return null;
  return { length: match[0].length, value: { kind: 'variant', name: match[1].trim(), colon: true } };
}
