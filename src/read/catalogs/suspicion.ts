import { type ExactValue, JsonNumber } from '../../base/exact-json.ts';

/** Words of keys that tell of money, of a limit, and of an end. */
const priceWords =
  /(?:^| )(?:prices?|pricing|costs?|fees?|tariffs?|usd|cny|rmb|eur|gbp|inr|jpy|krw|chf|rates?)(?: |$)/;
/** `input_per_mtok`, `output_per_m_tokens`: what is sold by the token or the picture has a price, whatever it is called. */
const soldWords =
  /(?:^| )per (?:\d+ ?)?(?:[mk]|million|thousand|(?:[mk] ?|million |thousand )?(?:tok(?:en)?s?|characters?)|image|page|character)(?: |$)|(?:^| )\d*[mk]toks?(?: |$)/;
/** `tokens per image`, `characters per token`: a count. */
const countedWords =
  /tokens? per (?:image|page|min|sec|day|hour|tile)|(?:chars?|characters?|words?|bytes?|chunks?) per (?:tok|word)/;
const limitWords =
  /(?:^| )(?:context|ctx)(?: |$)|(?:^| )(?:max|limit|maximum)(?: .*)? (?:tokens?|len|length|output|input|limit)(?: |$)|(?:tokens?|input|output) limit/;
const endWords =
  /(?:^| )(?:deprecat\w*|expir\w*|retir\w*|sunset\w*|shutdown|discontinu\w*|eol|end of life)(?: |$)/;
/** `input`, `cachedInput`, `output`: a number under what is bought is a price, where nothing above it tells of counts. */
const itemWords =
  /^(?:(?:cached? |batch |audio |image |video )*(?:input|output|prompt|completion)s?(?: (?:cached?|tokens?))?|cache (?:read|write|hit|miss|creation)s?|cached)$/;
const countHolders =
  /(?:^| )(?:limits?|context|tokens?|max|min|window|length|size|counts?|modalit\w*|weights?|scores?|speed|latency|usage)(?: |$)/;
/** `context_window.total`, `limits.output`, `display_info.output_tokens`: a part of a limit, not of what was used. */
const limitParts = /^(?:total|size|max|maximum|tokens|(?:input|output|completion)(?: tokens?)?)$/;
const limitHolders =
  /^(?!.*\b(?:usage|used|speed|latency|scores?|rates?|example|default|min)\b).*(?:\b(?:context|ctx|limits?|window)\b|(?:input|output|completion) tokens?$)/;
/** No price for a million tokens is so high, and hardly a limit so low. */
const lowestLimit = 2048;
/** Digits, with the sign of a currency or without, or as an exponent; and what is free has a price. */
const digits = /^(?:(?:US|CN)?[$¥￥€£]?\s?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?|free)$/i;
/** Limits of requests and rates of tokens are nothing that a model is told apart by. */
const otherWords =
  /(?:^| )(?:rpm|tpm|rate limits?|per (?:minute|day|request)|requests?|images?|files?|audio hours|size)(?: |$)/;

/**
 * The field of ours that an unknown field of a foreign model looks like: prices, a limit or an end are never passed over.
 * Nothing published, zero and `false` say nothing.
 */
export function suspicionOf(keys: readonly string[], value: ExactValue): string | null {
  if (!says(value)) return null;
  const words = keys.map(wordsOf).join(' ');
  const last = wordsOf(keys.at(-1) ?? '');
  const isCount = value instanceof JsonNumber || (typeof value === 'string' && digits.test(value.trim()));
  if (endWords.test(last)) return 'deprecation';
  if (isCount && priceWords.test(words) && !/rate limit/.test(words)) return 'prices';
  if (isCount && soldWords.test(last) && !countedWords.test(words)) return 'prices';
  if (isCount && limitWords.test(last) && !otherWords.test(words)) return 'context';
  if (isCount && limitParts.test(last) && limitHolders.test(words) && numberIn(value) >= lowestLimit)
    return 'context';
  return isCount && itemWords.test(last) ? suspicionOfItem(keys.slice(0, -1), last, value) : null;
}

function suspicionOfItem(holders: readonly string[], name: string, value: ExactValue): string | null {
  const isCounted = countHolders.test(holders.map(wordsOf).join(' ')) || / tokens?$/.test(name);
  if (isCounted) return null;
  return numberIn(value) >= lowestLimit ? 'context' : 'prices';
}

function numberIn(value: ExactValue): number {
  return Number(value instanceof JsonNumber ? value.text : String(value).replace(/[^\d.e+-]/gi, ''));
}

/** True for an amount of nothing: what costs so much is free. */
export function isZero(value: ExactValue): boolean {
  const text = value instanceof JsonNumber ? value.text : value;
  return typeof text === 'string' && /^-?0+(?:\.0*)?(?:e[+-]?\d+)?$/i.test(text.trim());
}

/** Longer texts are sentences. */
const longestAmount = 40;

/**
 * True for a text, or a list, where an amount of money is expected: `0.50 USD`, `varies`. A field that is only called by what
 * is bought may hold other words.
 */
export function isAmountInWords(keys: readonly string[], value: ExactValue): boolean {
  const inner = Array.isArray(value) ? (value[0] ?? null) : value;
  if (inner instanceof JsonNumber) return Array.isArray(value) && suspicionOf(keys, '1') === 'prices';
  if (typeof inner !== 'string' || inner.trim() === '' || inner.length > longestAmount) return false;
  if (suspicionOf(keys, '1') !== 'prices') return false;
  const last = wordsOf(keys.at(-1) ?? '');
  return priceWords.test(last) || soldWords.test(last) || looksCounted.test(inner.trim());
}

/** Digits behind signs or a currency, and neither a day nor a name. */
const looksCounted =
  /^(?![\d-]*\d{4}-\d\d)[^\p{L}\d]{0,4}(?:[A-Z]{3}\s?)?\d+(?:[.,' \u00a0]\d+)*[.]?(?=$|[\s/(+-])/u;

/** True for a value that tells something: not empty, zero or `false`. */
export function says(value: ExactValue): boolean {
  if (value instanceof JsonNumber) return !/^-?0*(?:\.0*)?(?:e[+-]?\d+)?$/i.test(value.text);
  if (typeof value === 'string') return !/^(?:0*(?:\.0*)?)$/.test(value.trim());
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value === true;
}

/** What catalogs tell beside facts of ours, by the words of its name: no gap that anybody need hear of. */
const asideWords =
  /^(?:id|ids|uuid|key|object|slug|alias(?:es)?|root|parent|permission|created(?: (?:at|on|by))?|updated(?: (?:at|on))?|last updated|modified at|release(?:d| date)?(?: at| on)?|launch date|knowledge(?: cutoff)?(?: date)?|training cutoff|description|short description|summary|notes?|comments?|source|sources|links?|url|urls|page|docs|website|icon|logo|image|tags?|labels?|family|series|version|revision|generation|group|architecture|tokenizer|modality|modalities|input modalities|output modalities|instruct type|parameters?|params|supported parameters|default parameters|sampling parameters|temperature|top p|top k|frequency penalty|presence penalty|repetition penalty|supported|supports?|can|has|is moderated|moderated|open weights|weights|license|quantization|size|rank|score|benchmarks?|canonical slug|hugging face id|per request limits|rate limits?|region|regions|languages?|examples?|metadata|match|default|enabled|visible|hidden|order|sort|interleaved|currency|currency code|(?:price |pricing )?unit|reasoning|thinking|attachment|vision|voices?|supported voices|endpoints?|api|type|name)(?: .*)?$/;

/** True for a field that is nothing of a model to us, whoever publishes it. */
export function isAside(keys: readonly string[]): boolean {
  return keys.some((key) => asideWords.test(wordsOf(key)));
}

/** `maxContextLength`, `max_context_length`, `max-context-length`: `max context length`. */
export function wordsOf(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase();
}
