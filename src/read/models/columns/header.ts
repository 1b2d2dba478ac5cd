import { currenciesIn, currencySigns } from '../values/currency.ts';
import { inEnglish } from '../values/languages.ts';
import { foldWords, halfWidth, longestText, slugOf } from '../values/plain-text.ts';
import { isPictureSize } from '../values/price-cell.ts';
import { readItem } from '../values/price-item.ts';
import { type TierBounds, tierAt } from '../values/tier.ts';
import { type Per, readUnit, type UnitMatch, unitAt, unitPhraseAt } from '../values/unit.ts';
import { capabilityHeaders, type Field, headerWords } from './header-words.ts';

/** What a price column says for all of its cells. */
export interface PriceTerms {
  /** One item, several for `Input / Output`, none for `Price`. */
  readonly items: readonly string[];
  readonly per: Per | null;
  readonly currency: string | null;
  readonly tier: TierBounds | null;
}

/** What a column holds. */
export type Meaning =
  | { readonly kind: 'field'; readonly field: Field; readonly scale: number }
  | {
      readonly kind: 'price';
      readonly terms: PriceTerms;
      readonly certain: boolean;
      readonly flag: string | null;
    }
  | { readonly kind: 'flag'; readonly capability: string }
  | { readonly kind: 'unknown'; readonly terms: PriceTerms };

const fieldOf: ReadonlyMap<string, Field> = new Map(
  Object.entries(headerWords).flatMap(([field, words]) =>
    // `Object.entries` widens the keys that the record's type knows.
    words.flatMap((word) =>
      [word, wordsOf(word), nameOf(word)].map((written) => [written, field as Field] as const),
    ),
  ),
);

/**
 * The meaning of a header by its name alone, in any language that has words here, whatever its column's place. Units, currency and tier
 * in it (`Input ($/1M tokens)`, `Price per 1K tokens`, `输出（元/百万tokens）`, `Output >200K`) become the terms of its cells.
 */
export function readHeader(published: string): Meaning {
  if (published.length > longestText)
    return { kind: 'unknown', terms: { items: [], per: null, currency: null, tier: null } };
  const text = inEnglish(published);
  const { rest, scale, ...terms } = takeTerms(text);
  const field = readField(text, rest, scale);
  const termed = terms.per !== null || terms.currency !== null;
  if (field !== undefined && !(field === 'unit' && terms.per !== null))
    return { kind: 'field', field, scale };
  const flag = flagOf(nameOf(rest));
  const items = itemsOf(rest);
  const certain = termed || readItem(rest).priced;
  if (items !== null && (items.length > 0 || certain)) {
    return { kind: 'price', terms: { items, ...terms }, certain, flag };
  }
  if (flag !== null && !termed) return { kind: 'flag', capability: flag };
  const latin = inLatin(published);
  if (latin !== null) return readHeader(latin);
  const named = withoutIcon(published);
  if (named !== published && termed === false) return readHeader(named);
  if (isPictureSize(wordsOf(rest)))
    return { kind: 'price', terms: sizeTerms(wordsOf(rest), terms), certain: false, flag: null };
  return { kind: 'unknown', terms: { items: itemAsFound(rest), ...terms } };
}

/** `请求（Input）`: what the bracket says in English, where the words before it name nothing that we know. */
function inLatin(text: string): string | null {
  const [, before = '', within = ''] =
    /^([\p{Script=Han}\s]+)[（(]\s*([A-Za-z][A-Za-z /-]*?)\s*[）)]$/u.exec(text) ?? [];
  if (within === '' || !['request', null].includes(readItem(before).item)) return null;
  return readHeader(within).kind === 'unknown' ? null : within;
}

/** `token_autoToken limits`: where a page has an icon its text has the name of it, glued to the next word. */
export function withoutIcon(text: string): string {
  return text.replace(
    /^(?:[a-z\d]+(?:_[a-z\d]+)+|save|handyman|interests|build|bolt|info|key|memory|sell|event|update|settings|description|input|output)(?:\[\*\])?(?=\p{Lu}\p{Ll})/u,
    '',
  );
}

/** Under `1024x1024` stands what one picture of that size costs; under `720p` it may be a second or a video. */
function sizeTerms(size: string, terms: Omit<PriceTerms, 'items'>): PriceTerms {
  const medium = /p$/i.test(size) ? 'video' : 'image';
  const per = terms.per ?? (medium === 'image' ? { count: 1, unit: 'image' } : null);
  return { ...terms, items: [`${medium}_${slugOf(size, '_')}`], per };
}

function readField(text: string, rest: string, scale: number): Field | undefined {
  const whole = nameOf(text);
  return (
    fieldOf.get(wordsOf(text)) ??
    fieldOf.get(whole) ??
    fieldOf.get(nameOf(rest)) ??
    fieldOf.get(whole.replace(/^模型(?:的)?/, '')) ??
    fieldOf.get(whole.replace(/ (?:utc|gmt|pst|pt|et|yyyy-mm-dd)$/, '')) ??
    patternField(whole) ??
    (scale === 1 ? undefined : fieldOf.get(nameOf(rest).replace(/ (?:k|m|千|万|百万)$/, ''))) ??
    inBothLanguages(nameOf(rest), (name) => fieldOf.get(name))
  );
}

/** `模型 / Model`, `Context 上下文`: what both names mean, if they mean the same; an id is a model that is certain. */
function inBothLanguages<Named extends string>(
  name: string,
  meaningOf: (name: string) => Named | undefined,
): Named | undefined {
  const [chinese, english] = [/[a-z][a-z .'-]*/g, /\p{Script=Han}+/gu].map((other) =>
    meaningOf(wordsOf(name.replace(other, ' '))),
  );
  if (chinese === undefined || english === undefined) return undefined;
  if (chinese === english) return chinese;
  return [chinese, english].sort().join() === 'id,model'
    ? [chinese, english].find((each) => each === 'id')
    : undefined;
}

/** `Vision`, `Supports vision`, `Vision support`, `是否支持视觉`. */
function flagOf(name: string): string | null {
  const bare = name.replace(/^(?:supports? |support for |是否支持|支持)|(?: supported| support|支持)$/g, '');
  return (
    capabilityHeaders[name] ??
    capabilityHeaders[bare] ??
    inBothLanguages(bare, (each) => capabilityHeaders[each]) ??
    null
  );
}

/** `Fine-tuning ($/1M tokens)` → `fine_tuning`: an item of its own under the name it was found by. */
function itemAsFound(rest: string): string[] {
  const { item, rest: words } = readItem(rest);
  const slug = slugOf(words.join(' '), '_');
  if (slug === '') return [];
  return [item === null ? slug : `${item}_${slug}`];
}

const bothLimits =
  /^(?:context(?: window| length| size)?|ctx|上下文(?:长度|窗口)?) ?(?:[/&+,|]|and|和) ?(?:(?:max(?:imum)? )?(?:output|out|completion)(?: length| limit)?|(?:最大)?输出(?:长度)?)$/;

/** `New model ID`, `Recommended replacement model name`: of two ids in a row the one that comes after the other. */
const idOfSuccessor =
  /^(?:new|newer|(?:recommended |suggested )?(?:replacement|successor|substitute|alternative|target))(?: api)? (?:model )?(?:id|ids|name|names|identifier|string|slug)$/;

/** What else is called a model, and what is counted. */
const otherModels =
  /\b(?:pric\w+|billing|costs?|data|business|licen\w+|deployment|delivery|programming|number of|total|count|trained|fine-tuned|compatible|reference|routing)\b/;

/** `Claude API ID`, `API Model String`: an id under the name of its own API; `Context / Max output`. */
function patternField(name: string): Field | undefined {
  if (idOfSuccessor.test(name)) return 'successor';
  if (/^context(?: window| length| size)? (?:input|max(?:imum)?)$/.test(name)) return 'context';
  if (bothLimits.test(name) || /^context(?: window| length| size)? in\/out$/.test(name)) return 'limits';
  if (/^max(?:imum)? tokens? (?:context(?: window| length)?|上下文(?:长度)?)$/.test(name)) return 'context';
  if (
    /^(?:latest|current|newest|new|our|all|featured|popular|recommended|other|chat|text|embeddings?|image|video|audio|stt|tts|asr|speech|voice|transcription|rerank(?:er|ing)?|moderation|vision|reasoning|coding|realtime|logical|base|free|paid|hosted|active|catalog|gateway|upstream) models?(?: name)?$/.test(
      name,
    )
  )
    return 'model';
  if (/^(?:[a-z-]+ ){1,2}models$|^model options?$/.test(name) && !otherModels.test(name)) return 'model';
  if (
    /^(?:站内|本站|平台|可选|推荐|支持的?|对话|语音|图像|视频|嵌入|向量|推理|官方)模型(?:名称?)?$/.test(name)
  )
    return 'model';
  if (/^(?:条件|区间|阶梯).*(?:长度|区间|token)/.test(name)) return 'tier';
  if (/\b(?:bedrock|vertex|aws|gcp|azure|foundry|hugging ?face|alias)\b/.test(name))
    return /\b(?:id|ids|name|alias)\b/.test(name) ? 'aside' : undefined;
  if (/\b(?:api|model) (?:model )?(?:id|string|identifier|slug)\b/.test(name)) return 'id';
  return /^(?:[a-z]+ )?api (?:model )?name$/.test(name) ? 'id' : undefined;
}

interface Taken {
  readonly rest: string;
  readonly per: Per | null;
  readonly currency: string | null;
  readonly tier: TierBounds | null;
  /** What a bare number in a column of counts is multiplied by: 1000 under `Context (K)`. */
  readonly scale: number;
}

const scaleWords: Readonly<Record<string, number>> = {
  k: 1_000,
  千: 1_000,
  万: 10_000,
  m: 1_000_000,
  百万: 1_000_000,
};

/** Takes unit, currency and tier out of a header and leaves its name. */
function takeTerms(text: string): Taken {
  const plain = halfWidth(text)
    .replace(/\n/g, ' ')
    .replace(/\(\d{1,2}\)/g, ' ')
    // `… tokens in USD`: behind another word no `in` is short for input.
    .replace(/(?<=[\p{L})]\s+)in\s+(?=(?:USD|CNY|RMB|EUR|US dollars?|dollars?)\b)/giu, '')
    // `Cache write 5m / 1h`: two lifetimes, and no price by the hour.
    .replace(/(\d+ ?m(?:in)?) ?\/ ?(\d+ ?h)/gi, '$1 & $2');
  const currencies = currenciesIn(plain);
  const currency = currencies.size === 1 ? ([...currencies][0] ?? null) : null;
  const scale =
    scaleWords[/[(\s:]\s*([km千万]|百万)\s*(?:tokens?)?\s*\)?$/i.exec(plain)?.[1]?.toLowerCase() ?? ''] ?? 1;
  const withoutCurrency = currency === null ? plain : plain.replace(currencySigns, ' ');
  const tiered = takeFirst(withoutCurrency, (rest) => tierAt(rest));
  const united = takeFirst(tiered.rest, (rest) => unitAt(rest) ?? bracketedUnit(rest) ?? unitPhraseAt(rest));
  return {
    rest: `${united.rest} ${united.match !== null && 'item' in united.match ? united.match.item : ''}`,
    per: impliedUnit(united.match, united.rest),
    currency,
    tier: tiered.match?.bounds ?? null,
    scale,
  };
}

/** `Search queries ($/1K)`: the word that the unit leaves out stands before it. */
function impliedUnit(
  match: { readonly per: Per; readonly implied?: boolean } | null,
  rest: string,
): Per | null {
  if (match === null || match.implied !== true) return match?.per ?? null;
  const unit = /\b(?:quer(?:y|ies)|requests?|calls?|search(?:es)?)\b|请求|次/i.test(rest)
    ? 'request'
    : soldBy(rest);
  return { ...match.per, unit };
}

function soldBy(rest: string): string {
  const { item } = readItem(rest);
  return /character|字符/i.test(rest) ? 'character' : item === 'image' ? 'image' : 'token';
}

/** `(1M tokens)`, `(MTok)`, `(image)` as the tail of a price header. */
function bracketedUnit(text: string): UnitMatch | null {
  const bracket = /^[([]\s*([^()[\]]*?)\s*[)\]]/.exec(text);
  const inner = bracket?.[1]?.replace(/^\/\s*/, '') ?? '';
  const per = readUnit(inner);
  if (bracket === null || per === null) return null;
  return { per, item: '', length: bracket[0].length, implied: unitAt(`/${inner}`)?.implied ?? false };
}

/** Cuts out the first place in the text where `read` finds something at a word's beginning. */
function takeFirst<T extends { readonly length: number }>(
  text: string,
  read: (rest: string) => T | null,
): { rest: string; match: T | null } {
  for (let index = 0; index < text.length; index += 1) {
    if (index > 0 && /[a-z\d]/i.test(text[index - 1] ?? '') && /[a-z\d]/i.test(text[index] ?? '')) continue;
    const match = read(text.slice(index));
    if (match !== null) return { rest: `${text.slice(0, index)} ${text.slice(index + match.length)}`, match };
  }
  return { rest: text, match: null };
}

/** The header's words without what is counted: `Max output tokens` is `max output`. */
function nameOf(text: string): string {
  return wordsOf(text)
    .replace(/ ?(?:in )?(?:tokens?|token ?数|tokens ?数|个 ?tokens?)$/, '')
    .trim();
}

/** The header's words alone: no brackets, marks, emoji. */
function wordsOf(text: string): string {
  return foldWords(text)
    .replace(/\(\d{1,2}\)/g, '')
    .replace(/[()[\]{}*†‡^:?¹²³]|\p{Extended_Pictographic}\ufe0f?/gu, ' ')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ')
    .replace(/^[\s/,-]+|[\s/,.-]+$/g, '')
    .trim();
}

/** The items that a header names: `[]` for a plain `Price`, two for `Input / Output`, `null` when words are left over. */
function itemsOf(text: string): string[] | null {
  const several = severalItems(text);
  if (several !== null) return several;
  const { item, rest } = readItem(text);
  if (rest.length > 0) return null;
  return item === null ? [] : [item];
}

/**
 * `Input / Output`, `Cache (read / write)`: the first word may hold for every part. `Input (text / image / video)` is one
 * price for all of them: only parts that all name an item, and different ones, make several.
 */
function severalItems(text: string): string[] | null {
  const parts = text
    .split(/[/|&+,→⇒]|[-=]>|\band\b|和/)
    .flatMap(splitBracket)
    .map((part) => part.replace(/[()[\]]/g, ' ').trim())
    .filter((part) => part !== '');
  const lead = parts[0]?.split(' ')[0] ?? '';
  const mode = modeOf(parts[0] ?? '');
  // `Cache write 5m / 1h`: all but the last word may hold for every part as well.
  const stem = (parts[0] ?? '').split(' ').slice(0, -1).join(' ');
  const items = parts.map((part, index) =>
    index === 0
      ? soleItem(part)
      : (inMode(soleItem(part), mode) ?? soleItem(`${stem} ${part}`) ?? soleItem(`${lead} ${part}`)),
  );
  const named = items.filter((item) => item !== null);
  // Commas also list modalities: between them only token prices are items.
  if (text.includes(',') && !named.every((item) => /(?:input|output|cache_\w+)$/.test(item))) return null;
  return named.length > 1 && named.length === parts.length && new Set(named).size === named.length
    ? named
    : null;
}

/** `in (cached in)` names the input twice: two prices stand in a cell. `Input (cached)` is one price. */
function splitBracket(part: string): string[] {
  const [, outer = '', inner = ''] = /^([^()]*)\(([^()]*)\)\s*$/.exec(part) ?? [];
  const main = soleItem(outer);
  const named = readItem(inner).item;
  const two = main === 'input' && named === 'cache_read' && /\b(?:in|inputs?|prompts?)\b|输入/i.test(inner);
  return two ? [outer, inner] : [part];
}

/** `Batch (in / out)`: both prices are those of the batch. */
function modeOf(part: string): string {
  return /^(?:batch|flex|priority|fast)_/.exec(soleItem(part) ?? '')?.[0] ?? '';
}

function inMode(item: string | null, mode: string): string | null {
  return item === null || item.startsWith(mode) ? item : `${mode}${item}`;
}

function soleItem(text: string): string | null {
  const { item, rest } = readItem(text);
  return rest.length === 0 ? item : null;
}
