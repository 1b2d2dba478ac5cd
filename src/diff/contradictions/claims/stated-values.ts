import { isDecimal } from '../../../catalog/decimal.ts';
import { canBeEqual, type Model, type Price } from '../../../catalog/model.ts';
import { readTokenCount } from '../../../read/models/values/token-count.ts';
import { isRestatedPrice, isSamePrice } from '../../catalog/same-price.ts';

/** A value of a model in the words of the docs, with what the catalog says instead. */
export interface Disputed {
  readonly stated: string;
  readonly published: string;
}

const contextTitle = /^(?:max\.? |maximum )?context(?: (?:window|length|size|limit))?(?: \(tokens\))?$/i;
const perMillion = String.raw`(?:\/|per)\s*(?:1\s?m(?:illion)?|m|million|1,000,000|mtok)(?:\s*tok(?:en)?s?)?`;
const priceTitle = new RegExp(
  String.raw`^(input|prompt|output|completion)(?: tokens?)?(?: (?:price|cost|pricing|rate))?(?:\s*[([]?\s*(?:\$|usd)?\s*${perMillion}\s*[)\]]?)?$`,
  'i',
);
const items: Readonly<Record<string, string>> = { prompt: 'input', completion: 'output' };

/** What a cell under a title says otherwise than the catalog; `null` where it is the same, or where nobody can say. */
export function disputedCell(title: string, cell: string, model: Model): Disputed | null {
  const stated = `${title} ${cell}`;
  const heading = title.replace(/[*_`]/g, '').trim();
  if (contextTitle.test(heading)) {
    const published = otherContext(cell.replace(/ ?tokens?$/i, ''), model);
    return published === null ? null : { stated, published };
  }
  const item = priceTitle.exec(heading)?.[1];
  const amount = /^\$ ?(\d[\d,]*(?:\.\d+)?)(?: ?(?:\/|per) ?(?:1M|M|million)(?: ?tok(?:en)?s?)?)?$/i.exec(
    cell.trim(),
  )?.[1];
  const published = item === undefined || amount === undefined ? null : otherPrice(item, amount, model);
  return published === null ? null : { stated, published };
}

/** What else a sentence may speak of than the plain price or the whole context of today. */
const conditional =
  /\b(?:was|were|until|starting|previously|formerly|before|used to|cached?|cache|batch|discount\w*|off|up to|over|above|below|under|beyond|between|tier\w*|promo\w*|than|versus|vs|train\w*|fine-?tun\w*|image|audio|video|hour|minute|second|priority|flex|if|when|except|from|output limit)\b|[<>≤≥~≈]/i;

const amountText = String.raw`\$ ?(\d[\d,]*(?:\.\d+)?)`;
/** `$2 per 1M input tokens`. */
const priceThenItem = new RegExp(
  String.raw`${amountText}\s*(?:\/|per)\s*(?:1\s?m(?:illion)?|m|million|1,000,000)\s+(input|prompt|output|completion)\s+tok(?:en)?s?`,
  'gi',
);
/** `$2 input and $8 output per 1M tokens`. */
const bothItems = new RegExp(
  String.raw`${amountText}\s*(?:for |per )?(input|prompt)\b[^$]{0,20}${amountText}\s*(?:for |per )?(output|completion)\b[^$]{0,20}?${perMillion}`,
  'i',
);
/** `Input: $2 / 1M tokens`. */
const itemThenPrice = new RegExp(
  String.raw`\b(input|prompt|output|completion)(?: price| tokens?| cost)?\**\s*(?::|is|costs?)\s*\**\s*${amountText}\s*${perMillion}`,
  'gi',
);
const count = String.raw`(\d[\d.,]*\s?[km]?)`;
/** `a 128K context`, `128K-token context window`; `context window of 128K tokens`, `Context: 128K`. */
const countThenContext = new RegExp(String.raw`${count}(?:[- ]tokens?)?[- ]context\b`, 'i');
const contextThenCount = new RegExp(
  String.raw`\bcontext(?: (?:window|length|size))?\**\s*(?::|of|is)\s*\**\s*${count}(?![\d.,]*\s?[%$])(?:[- ]tokens?\b|\s*$|[.;,]\s|[.;,]$)`,
  'i',
);

/** What a sentence about one model says otherwise than the catalog. A sentence with a condition in it says nothing here. */
export function disputedSentence(sentence: string, model: Model): Disputed[] {
  if (sentence.length > 400 || conditional.test(sentence.replace(/`[^`]*`/g, ''))) return [];
  return [...pricesIn(sentence, model), ...contextsIn(sentence, model)];
}

function pricesIn(sentence: string, model: Model): Disputed[] {
  const both = bothItems.exec(sentence);
  const found = [
    ...[...sentence.matchAll(priceThenItem)].map(([, amount = '', item = '']) => ({ amount, item })),
    ...[...sentence.matchAll(itemThenPrice)].map(([, item = '', amount = '']) => ({ amount, item })),
    ...(both === null
      ? []
      : [
          { amount: both[1] ?? '', item: both[2] ?? '' },
          { amount: both[3] ?? '', item: both[4] ?? '' },
        ]),
  ];
  return found.flatMap(({ amount, item }) => {
    const published = otherPrice(item, amount, model);
    return published === null ? [] : [{ stated: `${item.toLowerCase()} $${amount}`, published }];
  });
}

function contextsIn(sentence: string, model: Model): Disputed[] {
  const text = (contextThenCount.exec(sentence) ?? countThenContext.exec(sentence))?.[1]?.replace(
    /[.,]$/,
    '',
  );
  const published = text === undefined ? null : otherContext(text, model);
  return published === null ? [] : [{ stated: `context ${text}`, published }];
}

function otherContext(text: string, { context }: Model): string | null {
  const seen = readTokenCount(text);
  return seen === null || context === null || canBeEqual(seen, context) ? null : context.text;
}

/** Only the one plain price per million tokens in dollars is compared, and a rounded one is the same. */
function otherPrice(word: string, written: string, { prices }: Model): string | null {
  const item = items[word.toLowerCase()] ?? word.toLowerCase();
  const amount = written.replaceAll(',', '');
  const known = prices.filter(
    (price) => price.item === item && price.tier === null && price.effective === undefined,
  );
  const [price, ...others] = known;
  if (price === undefined || others.length > 0 || !isPerMillion(price) || !isDecimal(amount)) return null;
  const seen = { ...price, amount };
  return isSamePrice(seen, price) || isRestatedPrice(seen, price) ? null : price.text;
}

function isPerMillion({ per, currency }: Price): boolean {
  return per.count === 1_000_000 && per.unit === 'token' && currency === 'USD';
}
