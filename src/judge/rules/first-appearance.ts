import { groupBy } from '../../base/group-by.ts';
import {
  compareRationals,
  divide,
  multiply,
  type Rational,
  toRational,
  whole,
} from '../../catalog/decimal.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import { priceName, priceWords } from '../../catalog/price-words.ts';
import { finding } from '../../changes/finding.ts';
import { idDoubtsIn } from './id-doubts.ts';
import { type Evidence, heldByName, modelNameOf, type Reason, type Rule, type Suspect } from './rule.ts';

/** Dearer or cheaper than every other model by so much, a price is read in another unit. */
const beyondAll = 10;
/** Beyond every other model by less, it is one if it is so far from what is usual among its own. */
const beyondUsual = 300;
/** With fewer other models nobody can say what is usual, only what is far beyond them. */
const fewestOthers = 4;
/** A single other model may be the one that is wrong. */
const fewestToBeBeyond = 2;

/** Per 1M tokens, in a currency of the dollar's size: nobody has asked more, and what is below is not worth a bill. */
const plausible = { least: '0.0004', most: '10000' };
const sizedLikeTheDollar = ['USD', 'EUR', 'GBP'];

/** An answer below a tenth of its prompt's price, or above a thousand times, is a column in the wrong place. */
const leastOutput = 10;
const mostOutput = 1_000;

/** Tokens: no model has more, and none that chats has less. */
const contexts = { least: 256, most: 100_000_000 };

/**
 * A model that is listed for the first time, or all of a baseline: nothing came before that its values could be held
 * against, so they are held against the rest of the catalog. What looks like another unit is held, other doubts are told.
 */
export const firstAppearance: Rule = (evidence) => {
  const fresh = freshModels(evidence);
  if (fresh.length === 0) return [];
  const others = usualPrices(evidence.next.catalog?.models ?? []);
  const isTaken = acceptedOfNamesakes(evidence.base?.catalog?.models ?? []);
  const isKnownPrice = (model: Model, price: Price): boolean =>
    isKnown(model, price, evidence) || isTaken(model, price);
  const slips = fresh.flatMap((model) => suspect(model, slipsOf(model, others, isKnownPrice)));
  const idDoubts = idDoubtsIn(evidence.next.catalog?.models ?? []);
  const doubts = fresh.flatMap((model) => suspect(model, [...idDoubts(model), ...doubtsOf(model)]));
  const limit = 'a price in the range of the other models';
  const told = heldByName(
    'first-appearance-doubt',
    'prices and limits that go together',
    doubts,
    evidence.limits,
  );
  return [
    ...heldByName('first-appearance', limit, slips, evidence.limits),
    ...told.map((reason): Reason => ({ ...reason, alone: true })),
  ];
};

/** Models whose id neither the last edition has nor, under another id, a rename brought. */
function freshModels({ base, next, findings }: Evidence): readonly Model[] {
  const models = next.catalog?.models ?? [];
  if (base === null) return models;
  const came = new Set(
    findings
      .filter(({ kind }) => kind === 'model-added' || kind === 'model-returned')
      .map(({ subject }) => subject),
  );
  return models.filter(({ id }) => came.has(id));
}

function suspect(model: Model, seen: readonly string[]): Suspect[] {
  return seen.length === 0 ? [] : [{ subject: model.id, seen: `${model.id}: ${seen.join('; ')}` }];
}

/** What all models ask for one thing, cheapest first, and what those of one provider do. */
interface Usual {
  readonly all: readonly Asked[];
  readonly byProvider: ReadonlyMap<string | null, readonly Asked[]>;
}

interface Asked {
  readonly model: Model;
  readonly amount: Rational;
}

type UsualPrices = ReadonlyMap<string, Usual>;

/** By what makes prices comparable; free models and tiers say nothing of what is usual. */
function usualPrices(models: readonly Model[]): UsualPrices {
  const asked = models.flatMap((model) =>
    tokenPrices(model).map((price) => ({ model, key: priceIdentity(price), amount: unitPrice(price) })),
  );
  const groups = [...groupBy(asked, ({ key }) => key)].map(([key, own]): [string, Usual] => {
    const all = own.sort((a, b) => compareRationals(a.amount, b.amount));
    return [key, { all, byProvider: groupBy(all, ({ model }) => model.provider) }];
  });
  return new Map(groups);
}

function tokenPrices({ prices }: Model): Price[] {
  return prices.filter(
    ({ item, tier, per, effective, amount }) =>
      (item === 'input' || item === 'output') &&
      tier === null &&
      effective === undefined &&
      per.unit === 'token' &&
      toRational(amount).num > 0n,
  );
}

/** One price far beyond all others is enough; one that is only unusual needs all prices of the model to be so. */
function slipsOf(
  model: Model,
  usual: UsualPrices,
  isKnownPrice: (model: Model, price: Price) => boolean,
): string[] {
  const looks = tokenPrices(model).map((price) => ({
    price,
    look: lookOf(model, price, usual.get(priceIdentity(price))),
  }));
  const areUnusual = looks.every(({ look }) => look !== 'usual');
  return looks
    .filter(({ look }) => look === 'beyond' || (look === 'unusual' && areUnusual))
    .filter(({ price }) => !isKnownPrice(model, price))
    .map(({ price }) => `${priceName(price)} ${priceWords(price)} looks like another unit`);
}

/** What the last edition asks for the same name elsewhere was accepted: a host that lists it too is no slip. */
function acceptedOfNamesakes(models: readonly Model[]): (model: Model, price: Price) => boolean {
  const namesakes = groupBy(models, ({ id }) => modelNameOf(id));
  return (model, price) =>
    (namesakes.get(modelNameOf(model.id)) ?? []).some(({ prices }) =>
      prices.some(
        (other) =>
          priceIdentity(other) === priceIdentity(price) &&
          compareRationals(unitPrice(other), unitPrice(price)) === 0,
      ),
    );
}

/** The history may know the price of a model that returns. */
function isKnown({ id: subject }: Model, to: Price, evidence: Evidence): boolean {
  const parts = {
    area: 'catalog',
    kind: 'price-added',
    subject,
    field: to.item,
    from: null,
    to,
    message: '',
    at: null,
  } as const;
  return evidence.isKnown(finding(parts));
}

function lookOf(model: Model, price: Price, usual: Usual | undefined): 'usual' | 'unusual' | 'beyond' {
  const amount = unitPrice(price);
  if (!isPlausible(price, amount)) return 'beyond';
  const all = usual?.all ?? [];
  const isOther = (asked: Asked) => asked.model !== model;
  const [least, most] = [all.find(isOther), all.findLast(isOther)];
  if (least === undefined || most === undefined || all.length <= fewestToBeBeyond) return 'usual';
  const isBeyond = (far: number) => isTimes(amount, most.amount, far) || isTimes(least.amount, amount, far);
  if (all.length <= fewestOthers) return isBeyond(beyondUsual) ? 'unusual' : 'usual';
  if (isBeyond(beyondAll)) return 'beyond';
  const siblings = usual?.byProvider.get(model.provider) ?? [];
  const middle = middleOf(siblings.length > 2 ? siblings : all);
  const isFar = isTimes(amount, middle, beyondUsual) || isTimes(middle, amount, beyondUsual);
  return isFar && isBeyond(1) ? 'unusual' : 'usual';
}

function isPlausible({ currency }: Price, amount: Rational): boolean {
  if (!sizedLikeTheDollar.includes(currency)) return true;
  const million = multiply(amount, whole(1_000_000));
  return (
    compareRationals(million, toRational(plausible.least)) >= 0 &&
    compareRationals(million, toRational(plausible.most)) <= 0
  );
}

function middleOf(sorted: readonly Asked[]): Rational {
  return sorted[Math.floor(sorted.length / 2)]?.amount ?? whole(1);
}

/** True when `large` is more than `factor` times `small`. */
function isTimes(large: Rational, small: Rational, factor: number): boolean {
  return compareRationals(divide(large, small), whole(factor)) > 0;
}

function doubtsOf(model: Model): string[] {
  return [...outputDoubts(model), ...contextDoubts(model)];
}

function outputDoubts(model: Model): string[] {
  const prices = tokenPrices(model);
  return prices
    .filter(({ item }) => item === 'output')
    .flatMap((output) => {
      const identity = priceIdentity({ ...output, item: 'input' });
      const input = prices.find((price) => price.item === 'input' && priceIdentity(price) === identity);
      if (input === undefined) return [];
      const [asked, answered] = [unitPrice(input), unitPrice(output)];
      const words = `output ${priceWords(output)} beside input ${priceWords(input)}`;
      if (isTimes(asked, answered, leastOutput)) return [`${words}: below a tenth`];
      return isTimes(answered, asked, mostOutput) ? [`${words}: above a thousand times`] : [];
    });
}

function contextDoubts({ context, category, maxOutput }: Model): string[] {
  if (context === null) return [];
  const { tokens } = context;
  const isChat = category === null || category === 'text';
  const isOdd = tokens > contexts.most || (isChat && tokens < contexts.least);
  return [
    ...(isOdd ? [`context of ${context.text}`] : []),
    ...(maxOutput !== null && maxOutput.tokens > tokens * 2
      ? [`maximum output ${maxOutput.text} in a context of ${context.text}`]
      : []),
  ];
}
