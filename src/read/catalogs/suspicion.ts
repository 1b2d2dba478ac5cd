import { type ExactValue, JsonNumber } from '../../base/exact-json.ts';

/** Words of keys that tell of money, of a limit, and of an end. */
const priceWords = /(?:^| )(?:prices?|pricing|costs?|fees?|tariffs?|usd|cny|rates?)(?: |$)/;
const limitWords =
  /(?:^| )(?:context|ctx)(?: |$)|(?:^| )(?:max|limit|maximum)(?: .*)? (?:tokens?|len|length|output|input|limit)(?: |$)|(?:tokens?|input|output) limit/;
const endWords =
  /(?:^| )(?:deprecat\w*|expir\w*|retir\w*|sunset\w*|shutdown|discontinu\w*|eol|end of life)(?: |$)/;
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
  const isCount = value instanceof JsonNumber || (typeof value === 'string' && /^[\d.]+$/.test(value));
  if (endWords.test(last)) return 'deprecation';
  if (isCount && priceWords.test(words) && !/rate limit/.test(words)) return 'prices';
  return isCount && limitWords.test(last) && !otherWords.test(words) ? 'context' : null;
}

function says(value: ExactValue): boolean {
  if (value instanceof JsonNumber) return !/^-?0*(?:\.0*)?(?:e[+-]?\d+)?$/i.test(value.text);
  return value === true || (typeof value === 'string' && !/^(?:0*(?:\.0*)?)$/.test(value.trim()));
}

/** `maxContextLength`, `max_context_length`, `max-context-length`: `max context length`. */
function wordsOf(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase();
}
