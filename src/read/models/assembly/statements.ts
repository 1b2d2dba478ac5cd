import { currenciesIn } from '../values/currency.ts';
import { halfWidth, longestText } from '../values/plain-text.ts';
import { type Per, unitAt } from '../values/unit.ts';

/** What prose says of all prices near it. */
export interface Statement {
  readonly pers: readonly Per[];
  readonly currencies: readonly string[];
}

const priceWord =
  /pric|cost|\brates\b|\bfees?\b|charge|billed|billing|价格|单价|定价|计费|费用|收费|标价|报价/i;
/** Sentences about limits, discounts and single amounts are not about the prices in a table. */
const otherMatters =
  /limit|quota|\brpm\b|\btpm\b|%|限流|限速|限制|额度|折|[$¥€£]\s*\.?\d|\d\s*(?:元|usd\b|美元)/i;

/** What a text states of prices in general: `Prices are in USD per 1M tokens`, `价格单位：元/百万 tokens`. */
export function readStatement(text: string): Statement {
  const sentences = halfWidth(text)
    .split(/\n|[;!?]|\.(?=\s|$|\p{Script=Han})/u)
    .filter((sentence) => sentence.length <= longestText && !otherMatters.test(sentence));
  const telling = sentences.filter(
    (sentence) => priceWord.test(sentence) || currenciesIn(sentence).size > 0 || isUnitAlone(sentence),
  );
  return {
    pers: telling.flatMap(unitsIn),
    currencies: telling
      .filter((sentence) => priceWord.test(sentence) || unitsIn(sentence).length > 0)
      .flatMap((sentence) => [...currenciesIn(sentence)]),
  };
}

function unitsIn(sentence: string): Per[] {
  const found: Per[] = [];
  for (let index = 0; index < sentence.length; index += 1) {
    if (!/[/p每f]/i.test(sentence[index] ?? '') || /[a-z]/i.test(sentence[index - 1] ?? '')) continue;
    const match = unitAt(sentence.slice(index));
    if (match === null) continue;
    if (isStated(match.per, sentence.slice(0, index))) found.push(match.per);
    index += match.length - 1;
  }
  return found;
}

/** `*per million tokens`: a note of nothing but the unit can only be about the prices. */
function isUnitAlone(sentence: string): boolean {
  const bare = sentence.replace(/^[\s*†‡()[\]:-]+|[\s*†‡()[\]]+$/g, '');
  const match = unitAt(bare);
  return (
    match !== null && /^[\s,]*(?:(?:in )?(?:USD|CNY|US dollars?|美元|元))?$/i.test(bare.slice(match.length))
  );
}

/** "Billed per token" tells how usage is counted; only "USD per token" tells what the numbers mean. */
function isStated(per: Per, before: string): boolean {
  return (
    per.unit !== 'token' ||
    per.count > 1 ||
    /(?:US\$|[$¥€£]|USD|CNY|RMB|EUR|GBP|dollars?|元)\s*$/i.test(before)
  );
}
