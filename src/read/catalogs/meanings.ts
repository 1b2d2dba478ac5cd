import * as z from 'zod';
import {
  type ExactObject,
  type ExactValue,
  isExactObject,
  JsonNumber,
  printExact,
} from '../../base/exact-json.ts';
import type { Model, Price, TokenCount } from '../../catalog/model.ts';
import { exactDecimal, readAmount } from '../models/values/amount.ts';
import { currencyAt } from '../models/values/currency.ts';
import { slugOf } from '../models/values/plain-text.ts';
import { providerSlug } from '../models/values/provider.ts';
import { remembered } from '../models/values/remembered.ts';
import { statusOf } from '../models/values/status.ts';
import { readTokenCount } from '../models/values/token-count.ts';
import { readUnit } from '../models/values/unit.ts';

/** What is read of a foreign model. */
export type Facts = Omit<Model, 'id' | 'unread'>;

/** How one field of a foreign model is read: the field of ours that it is for, and the facts that its value gives. */
export interface Rule {
  readonly field: string;
  /** What kind of price it is, if it is one: a tiered one names its tier itself. */
  readonly price: 'plain' | 'tiered' | null;
  readonly read: (value: ExactValue) => Partial<Facts> | { readonly expected: string };
  /** What its facts are when others are known already; `null` where they say too little. */
  readonly instead?: (known: Partial<Facts>, facts: Partial<Facts>) => Partial<Facts> | null;
}

/** How foreign catalogs write a price or a count: a number, or digits in a text. */
const digits = (expected: string) =>
  z.union([z.string(), z.instanceof(JsonNumber).transform(({ text }) => text)], expected);

/**
 * A count of tokens, exact to the last, or as a text that rounds it (`1.05M`). These catalogs write 0 where a model has no such limit (an image model's
 * context), which we write as `null`.
 */
export const tokenCount = digits('a count of tokens').transform((text, context): TokenCount | null => {
  const decimal = exactDecimal(text.trim())?.replace(/\.0+$/, '') ?? '';
  const tokens = Number(decimal);
  if (/^\d+$/.test(decimal) && Number.isSafeInteger(tokens))
    return tokens === 0 ? null : { tokens, precision: 1, text };
  const rounded = decimal === '' ? readTokenCount(text) : null;
  if (rounded !== null) return rounded;
  context.addIssue('a whole count of tokens');
  return z.NEVER;
});

/**
 * An amount of money as an exact decimal, with its own text, which may have the sign of its currency. A negative one is
 * OpenRouter's word for "it depends".
 */
const amountIn = remembered((currency: string) =>
  digits('a price in digits').transform((text, context) => {
    const bare = text.trim();
    const sign = currencyAt(bare);
    const isOther = sign !== null && sign.code !== currency;
    const plain = sign === null ? bare : bare.slice(sign.length).trim();
    const decimal = /^free$/i.test(bare) ? '0' : (exactDecimal(plain) ?? readAmount(plain));
    if (decimal !== null && !isOther) return { amount: decimal, text };
    context.addIssue(isOther ? `a price in ${currency}` : 'a price in digits, not negative');
    return z.NEVER;
  }),
);

const text = z.string('a text');
const words = z.array(z.string(), 'a list of words');
/** Words, as a list or as the members of an object that are true. */
const abilities = z.union(
  [
    words,
    z
      .custom<ExactObject>(isExactObject)
      .transform((flags) => Object.keys(flags).filter((key) => flags[key] === true)),
  ],
  'a list of words',
);
const flag = z.boolean('true or false');
/** A day, `YYYY-MM-DD`, alone or with a time of day after it. */
const day = z
  .string('a day: YYYY-MM-DD')
  .transform((value) => value.replace(/T.*$/s, ''))
  .pipe(z.iso.date('a day: YYYY-MM-DD'));

/** What a field of a catalog in JSON can mean, besides a price and an ability. */
const facts = {
  name: rule('name', text, (name) => ({ name })),
  provider: rule('provider', text, (name) => ({ provider: providerSlug(name) })),
  category: rule('category', text, (category) => ({ category: category.toLowerCase() })),
  mode: rule('category', text, (mode) => ({ category: mode === '' ? null : categoryOfMode(mode) })),
  outputs: rule('category', words, (modalities) => ({ category: categoryOfOutputs(modalities) })),
  inputs: rule('capabilities', words, (modalities) => ({ capabilities: modalities.flatMap(abilityOfInput) })),
  parameters: rule('capabilities', words, (names) => ({ capabilities: names.flatMap(abilityOfParameter) })),
  capabilities: rule('capabilities', abilities, (names) => ({
    capabilities: names.map((name) => slugOf(name, '_')),
  })),
  // `ga`, `EOL`, `下线`: in the one word that we have for it.
  status: rule('status', text, (status) => ({ status: statusOf(status) ?? status.toLowerCase() })),
  context: rule('context', tokenCount, (context) => ({ context })),
  'longest output': rule('maxOutput', tokenCount, (maxOutput) => ({ maxOutput })),
  'last day': rule('deprecation', day, (date) => ({ deprecation: { date, successor: null } })),
  endpoints: rule('endpoints', words, (endpoints) => ({ endpoints })),
  'context, or longest output': {
    ...rule('context', tokenCount, (context) => ({ context })),
    instead: (known, { context = null }) => {
      if (known.context === undefined) return { context };
      return isKnownLimit(known, context) ? {} : { maxOutput: context };
    },
  },
  'a limit again': {
    ...rule('context', tokenCount, (context) => ({ context })),
    instead: (known, { context = null }) => (isKnownLimit(known, context) ? {} : null),
  },
  successor: rule('deprecation', text, (successor) => ({ deprecation: { date: null, successor } })),
  'is deprecated': rule('status', flag, (isDeprecated) => (isDeprecated ? { status: 'deprecated' } : {})),
  'US dollars': rule('prices', z.literal('USD', 'USD'), () => ({})),
  'nothing new': rule('notes', z.any(), () => ({})),
} satisfies Readonly<Record<string, Rule>>;

function isKnownLimit({ context, maxOutput }: Partial<Facts>, limit: TokenCount | null): boolean {
  return limit === null || [context, maxOutput].some((known) => known?.tokens === limit.tokens);
}

/** The rules of facts by the words for them. */
const factRules: ReadonlyMap<string, Rule> = new Map(Object.entries(facts));

/**
 * The rule that a meaning in words stands for: a fact (`context`), an ability (`can file_input`), or a price (`input: USD
 * per 1M tokens`, `input: USD per token above 200000`). Throws a `RangeError` for any other words.
 */
export const ruleOf = remembered((meaning: string): Rule => {
  const known = factRules.get(meaning) ?? abilityRule(meaning) ?? priceRule(meaning);
  if (known === null) throw new RangeError(`not the meaning of a field: ${meaning}`);
  return known;
});

/** True for words that `ruleOf` takes. */
export function isMeaning(words: string): boolean {
  return (factRules.get(words) ?? abilityRule(words) ?? priceRule(words)) !== null;
}

function rule<T>(field: string, schema: z.ZodType<T>, factsOf: (value: T) => Partial<Facts>): Rule {
  const read: Rule['read'] = (value) => {
    const result = schema.safeParse(value);
    if (result.success) return factsOf(result.data);
    return { expected: result.error.issues[0]?.message ?? 'another value' };
  };
  return { field, price: null, read };
}

function abilityRule(meaning: string): Rule | null {
  const ability = /^can ([a-z0-9_]+)$/.exec(meaning)?.[1];
  if (ability === undefined) return null;
  return rule('capabilities', flag, (can) => ({ capabilities: can ? [ability] : [] }));
}

function priceRule(meaning: string): Rule | null {
  const [, item, currency, unit = '', above] =
    /^([a-z0-9_]+): ([A-Z]{3}) per ([^:]+?)(?: above (\d+))?$/.exec(meaning) ?? [];
  const per = readUnit(unit);
  if (item === undefined || currency === undefined || per === null) return null;
  const tier: Price['tier'] = above === undefined ? null : { above: Number(above), unit: 'token' };
  const priced = rule(item, amountIn(currency), ({ amount, text }) => ({
    prices: [{ item, amount, currency, per, tier, text }],
  }));
  return { ...priced, price: tier === null ? 'plain' : 'tiered' };
}

/** A value as published: a text without its quotes, a number with its digits, everything else as JSON. */
export function textOf(value: ExactValue): string {
  return typeof value === 'string' ? value : printExact(value);
}

/** What inputs a model takes besides text, in the words for capabilities. */
const inputAbilities: ReadonlyMap<string, string> = new Map([
  ['image', 'vision'],
  ['pdf', 'file_input'],
  ['file', 'file_input'],
]);

function abilityOfInput(modality: string): string[] {
  return modality === 'text' ? [] : [inputAbilities.get(modality) ?? `${modality}_input`];
}

/** Request parameters that say what a model can do; the others say how it is asked. */
const parameterAbilities: ReadonlyMap<string, string> = new Map([
  ['tools', 'tool_calling'],
  ['reasoning', 'reasoning'],
  ['structured_outputs', 'structured_outputs'],
  ['web_search_options', 'web_search'],
]);

function abilityOfParameter(parameter: string): string[] {
  return [parameterAbilities.get(parameter) ?? []].flat();
}

/** The category that a list of output modalities says: text when text is among them, otherwise the first. */
function categoryOfOutputs(modalities: readonly string[]): string | null {
  const [first = null] = modalities;
  if (modalities.includes('text')) return 'text';
  return first === 'embeddings' ? 'embedding' : first;
}

/** The first pattern that a mode matches; a mode that we do not know is a category of its own. */
const modes: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:chat|completion|responses|language|llm|vlm)$/, 'text'],
  [/^embeddings?$/, 'embedding'],
  [/^image_/, 'image'],
  [/^video_/, 'video'],
  [/^audio_/, 'audio'],
];

function categoryOfMode(mode: string): string {
  return modes.find(([pattern]) => pattern.test(mode))?.[1] ?? mode.toLowerCase();
}
