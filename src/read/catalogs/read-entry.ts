import { type ExactObject, type ExactValue, exactAt, isExactObject } from '../../base/exact-json.ts';
import { canonicalJson } from '../../base/json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import { append } from '../../base/lists.ts';
import type { Gap } from '../../catalog/coverage.ts';
import { compareRationals, multiply, toDecimal, toRational } from '../../catalog/decimal.ts';
import type { FactSource } from '../../catalog/fact-source.ts';
import type { Price, Unread } from '../../catalog/model.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import { isAbsent } from '../models/values/absent.ts';
import { exactDecimal } from '../models/values/amount.ts';
import { type Facts, type Rule, ruleOf, textOf, tokenCount } from './meanings.ts';
import { filled, hasBlanks, pointersIn, sampleOf } from './price-blanks.ts';
import type { FullMeaning, JsonShape, Meaning, TierList } from './shapes.ts';
import { isOneOf, keyOf, sameStars } from './stars.ts';
import { isAmountInWords, isZero, says, suspicionOf } from './suspicion.ts';
import { priceByName } from './told-by-name.ts';

/** A field that could not be read, with what would have been readable. */
export interface UnreadField extends Unread {
  readonly expected: string;
  /** The name of a field that is unread as such, the same for every model. */
  readonly unknown?: string;
}

/** Where a fact stands in its entry. */
export interface FieldSource {
  readonly field: string;
  readonly pointer: string;
  /** The pointer of the shape, with its stars. */
  readonly pattern: string;
  readonly text: string;
  /** What the field means, in words. */
  readonly meaning: string;
  /** For a price that is told by the name of its field. */
  readonly by?: NonNullable<FactSource['by']>;
}

/** What gave a fact: the dotted name of its field, and the price if it is one. */
export interface Giver {
  readonly name: string;
  readonly price?: Price;
}

/** What one entry of a foreign catalog says. Everything that is not given was not published. */
export interface EntryReading {
  readonly facts: Partial<Facts>;
  readonly unread: readonly UnreadField[];
  /** Fields that the shape does not name, as `architecture.tokenizer`. */
  readonly ignored: readonly string[];
  readonly sources: readonly FieldSource[];
  /** The fields of the shape that it has, read or not, and the conditions, factors and blanks that it meets. */
  readonly seen: readonly string[];
  /** Every field that it has → what became of it. */
  readonly fates: ReadonlyMap<string, 'read' | Gap['fate']>;
  /** What gave each limit, end and price, by its field or its identity. */
  readonly givers: ReadonlyMap<string, Giver>;
  /** True if a price has its currency or unit from the configuration's words for all prices. */
  readonly isFilled: boolean;
  /** Limits and prices that entries of one id say differently. */
  readonly disputed?: ReadonlySet<string>;
}

/** How a field that the shape knows is read. */
interface Known {
  /** Of several that give one fact the first counts. */
  readonly rank: number;
  readonly meaning: FullMeaning;
  readonly rule: Rule;
  /** For a price, what gave it its meaning where that is not the words for the field. */
  readonly by?: NonNullable<FactSource['by']>;
  /** True for a price that is told by the name of its field alone. */
  readonly isNamed?: true;
}

/** Where a value stands: by the pointer of the shape, whose stars stand for what the second one says. */
interface Spot {
  readonly pointer: string;
  readonly at: string;
  readonly value: ExactValue;
  /** Its name where no row of the shape is for it: by the keys of objects, and a star for the elements of a list. */
  readonly name?: string;
}

interface Hit extends Known, Spot {}

/**
 * Reads the entries of one shape field by field, so that one unreadable field costs that field and not the model. `root` is
 * the document, whose head may say the currency or the unit of all prices.
 */
export function entryReader(shape: JsonShape, root: ExactValue): (entry: ExactObject) => EntryReading {
  const rows = Object.entries(shape.fields);
  const known = new Map(rows.map(([pointer, meaning], rank) => [pointer, allKnown(meaning, rank)]));
  const parents = new Map(
    rows.toReversed().flatMap(([pointer]) => {
      const rule = known.get(pointer)?.[0]?.rule;
      return rule === undefined ? [] : parentsOf(pointer).map((at) => [at, rule] as const);
    }),
  );
  const pointers = rows.map(([pointer]) => pointer);
  const [starred, listed] = [parentsAt(pointers, /^\*$/), parentsAt(pointers, /^(?:\*|\d+)$/)];
  const asked = new Set([...known.values()].flat().flatMap(({ meaning }) => askedBy(meaning)));
  return (entry) => new Entry(entry, { shape, known, parents, starred, listed, asked, root }).read();
}

/** The fields that a meaning asks for more. */
function askedBy({ means, times = [], when }: FullMeaning): string[] {
  return [...pointersIn(means), ...times, ...(when === undefined ? [] : [when[0]])];
}

interface KnownFields {
  readonly shape: JsonShape;
  readonly root: ExactValue;
  /** What a field means, or under each of several conditions. */
  readonly known: ReadonlyMap<string, readonly Known[]>;
  /** Objects that have fields in them → the rule of the first. */
  readonly parents: ReadonlyMap<string, Rule>;
  /** Objects and lists of which all members are meant, and lists of which an element is. */
  readonly starred: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
  /** Fields that say something of others. */
  readonly asked: ReadonlySet<string>;
}

function allKnown(meaning: Meaning, rank: number): readonly Known[] {
  if (typeof meaning === 'string') return [knownOf({ means: meaning }, rank)];
  const all: readonly FullMeaning[] = 'means' in meaning ? [meaning] : meaning;
  return all.map((one) => knownOf(one, rank));
}

function knownOf(meaning: FullMeaning, rank = Number.MAX_SAFE_INTEGER): Known {
  return { rank, meaning, rule: ruleOf(sampleOf(meaning.means) ?? meaning.means) };
}

/** What holds a step of such a form, by the pointers to fields. */
function parentsAt(pointers: readonly string[], step: RegExp): ReadonlySet<string> {
  return new Set(
    pointers.flatMap((pointer) => {
      const keys = splitPointer(pointer) ?? [];
      return keys.flatMap((key, index) =>
        step.test(key) ? [keys.slice(0, index).reduce(joinPointer, '')] : [],
      );
    }),
  );
}

function parentsOf(pointer: string): string[] {
  const keys = splitPointer(pointer) ?? [];
  return keys.slice(0, -1).map((_, index) => keys.slice(0, index + 1).reduce(joinPointer, ''));
}

class Entry {
  readonly #entry: ExactObject;
  readonly #fields: KnownFields;
  readonly #hits: Hit[] = [];
  readonly #seen: string[] = [];
  readonly #unread: UnreadField[] = [];
  readonly #ignored: string[] = [];
  readonly #sources: FieldSource[] = [];
  readonly #fates = new Map<string, 'read' | Gap['fate']>();
  readonly #givers = new Map<string, Giver>();
  /** Prices that are told by names alone, and of which two say different amounts: none is the price. */
  readonly #disputed = new Set<string>();
  readonly #byName = new Map<string, Hit>();
  #isFilled = false;

  constructor(entry: ExactObject, fields: KnownFields) {
    this.#entry = entry;
    this.#fields = fields;
  }

  read(): EntryReading {
    this.#visit(this.#entry, '', '', '');
    const seen = this.#seen;
    let facts: Partial<Facts> = {};
    for (const hit of this.#leaveConditional().sort((a, b) => a.rank - b.rank)) {
      const [found] = this.#take(hit);
      const told =
        found === undefined || hit.rule.instead === undefined ? found : hit.rule.instead(facts, found);
      if (told === null) this.#leaveField(hit.rule.field, hit, 'a limit under its own name');
      else if (told !== undefined) facts = this.#join(facts, told, hit);
    }
    const tiers = (this.#fields.shape.tiers ?? []).flatMap((list) => this.#readTiers(list));
    const prices = [...(facts.prices ?? []), ...tiers];
    facts = { ...facts, prices: prices.filter((price) => !this.#disputed.has(priceIdentity(price))) };
    for (const identity of this.#disputed) this.#givers.delete(identity);
    for (const name of this.#ignored) if (!this.#fates.has(name)) this.#fates.set(name, 'passedOver');
    return {
      ...{ facts, unread: this.#unread, ignored: this.#ignored, sources: this.#sources, seen },
      ...{ fates: this.#fates, givers: this.#givers, isFilled: this.#isFilled },
    };
  }

  /** Prices in a list whose elements differ hold under conditions that the meaning does not say: none is the price. */
  #leaveConditional(): Hit[] {
    const texts = new Map<string, Set<string>>();
    const keyFor = ({ pointer, meaning }: Hit): string => `${pointer} ${meaning.means}`;
    for (const hit of this.#hits)
      if (hit.rule.price !== null && hit.pointer !== hit.at && hit.value !== null)
        texts.set(keyFor(hit), (texts.get(keyFor(hit)) ?? new Set()).add(this.#amountIn(hit)));
    const differs = (hit: Hit): boolean => (texts.get(keyFor(hit))?.size ?? 0) > 1;
    for (const hit of this.#hits.filter(differs)) this.#leaveField('prices', hit, conditional);
    return this.#hits.filter((hit) => !differs(hit));
  }

  /** An amount with its factors. */
  #amountIn(hit: Hit): string {
    return [textOf(hit.value), ...this.#factorsOf(hit)].join(' ');
  }

  /** `null` and a missing key both say that nothing is published. */
  #visit(object: ExactObject, parent: string, at: string, called: string): void {
    const isStarred = this.#fields.starred.has(parent);
    for (const [key, value] of Object.entries(object)) {
      const pointer = joinPointer(parent, key);
      const own = parent === at ? pointer : joinPointer(at, key);
      const name = parent === called ? pointer : joinPointer(called, key);
      const named = isStarred && !this.#isNamed(pointer) ? `${parent}/*` : pointer;
      this.#visitMember({ pointer: named, at: own, value, name }, this.#byKey(key, parent));
    }
  }

  #visitMember(spot: Spot, byKey: Known | null): void {
    const { known, parents } = this.#fields;
    const fields = known.get(spot.pointer) ?? (byKey === null ? undefined : [byKey]);
    const isDeeper = isExactObject(spot.value) && parents.has(spot.pointer);
    if (fields !== undefined && !isDeeper) this.#meet(fields, spot);
    else if (this.#isApart(spot.pointer)) this.#fates.set(dotted(spot.pointer), 'read');
    else this.#visitOther(spot);
  }

  #isNamed(pointer: string): boolean {
    return this.#fields.known.has(pointer) || this.#fields.parents.has(pointer);
  }

  /** A field that the shape knows, under the first of its conditions that holds. */
  #meet(fields: readonly Known[], spot: Spot): void {
    this.#seen.push(spot.pointer);
    const field = fields.find(({ meaning }) => this.#holds(meaning, spot));
    const isOwn = this.#fields.shape.own?.includes(spot.pointer) === true;
    if (field !== undefined) this.#hit(field, spot);
    else if (isOwn && says(spot.value)) this.#leaveField(fields[0]?.rule.field ?? 'notes', spot, noCondition);
    else this.#fates.set(dotted(spot.pointer), 'read');
  }

  #holds({ when }: FullMeaning, spot: Spot): boolean {
    if (when === undefined) return true;
    const isSo = this.#textBeside(when[0], spot) === when[1];
    if (isSo) this.#seen.push(useOf(spot.pointer, 'when', when));
    return isSo;
  }

  /** A meaning that leaves something to other fields has it from them. */
  #hit(field: Known, spot: Spot): void {
    const name = dotted(spot.pointer);
    if (this.#fates.get(name) !== 'unread') this.#fates.set(name, 'read');
    const { means, times = [] } = field.meaning;
    for (const factor of times)
      if (this.#factorIn(factor, spot) !== null) this.#seen.push(useOf(spot.pointer, 'times', factor));
    if (!hasBlanks(means)) this.#hits.push({ ...field, ...spot });
    else if (!isNothing(spot.value, field.rule)) this.#hitFilled(field, spot);
  }

  #hitFilled(field: Known, spot: Spot): void {
    const { means } = field.meaning;
    const found = filled(means, (at) => this.#textBeside(at, spot));
    for (const at of pointersIn(means))
      if (this.#textBeside(at, spot) !== null) this.#seen.push(useOf(spot.pointer, 'blank', at));
    if (found === null) {
      this.#leaveField(
        'prices',
        spot,
        `what ${pointersIn(means).join(', ')} should say for ${JSON.stringify(means)}`,
      );
      return;
    }
    const own = `catalog.json.fields, which says ${JSON.stringify(means)}`;
    const giver = (at: string | null): string => (at === null ? own : this.#placeOf(at, spot));
    const { item, unit, currency } = found.from;
    const by = { item: giver(item), unit: giver(unit), currency: giver(currency) };
    const meaning = { ...field.meaning, means: found.means };
    this.#hits.push({ ...field, ...spot, meaning, rule: ruleOf(found.means), by });
  }

  #placeOf(at: string, spot: Spot): string {
    return at === '*' ? 'the name of the field' : `${JSON.stringify(sameStars(at, spot))} of the model`;
  }

  /** The text of another field of the same model, and of the same element; of a star alone the key. */
  #textBeside(at: string, spot: Spot): string | null {
    if (at === '*') return keyOf(spot);
    return textAt(this.#entry, spot.pointer === spot.at ? at : sameStars(at, spot));
  }

  #factorIn(factor: string, spot: Spot): string | null {
    return factor.startsWith('/') ? this.#textBeside(factor, spot) : factor;
  }

  #factorsOf({ meaning, ...spot }: Pick<Hit, 'meaning' | keyof Spot>): (string | null)[] {
    return (meaning.times ?? []).map((factor) => this.#factorIn(factor, spot));
  }

  #visitOther({ value, pointer, at, name = pointer }: Spot): void {
    const first = this.#fields.parents.get(pointer);
    if (this.#isSaidByTiers(pointer)) this.#ignored.push(dotted(pointer));
    else if (isExactObject(value) && first !== undefined) this.#visit(value, pointer, at, name);
    else if (Array.isArray(value) && this.#fields.listed.has(pointer))
      this.#visitList(value, pointer, at, name);
    else if (first === undefined) this.#pass(value, name);
    else if (value !== null)
      this.#leave(first.price === null ? first.field : 'prices', { pointer, value }, 'an object');
  }

  /** An element is named by its number, or all of them by a star. */
  #visitList(list: readonly ExactValue[], pointer: string, at: string, called: string): void {
    for (const [index, value] of list.entries()) {
      const own = joinPointer(pointer, index);
      const named = this.#isNamed(own) ? own : joinPointer(pointer, '*');
      const name = joinPointer(called, named === own ? index : '*');
      this.#visitMember({ pointer: named, at: joinPointer(at, index), value, name }, null);
    }
  }

  /** A field that the shape does not name: passed over and named, unless it looks like a fact, which is then unread. */
  #pass(value: ExactValue, pointer: string): void {
    if (isExactObject(value) && Object.keys(value).length > 0) {
      for (const [key, inner] of Object.entries(value)) this.#pass(inner, joinPointer(pointer, key));
    } else if (Array.isArray(value) && value.some(isExactObject)) {
      for (const inner of value) this.#pass(inner, joinPointer(pointer, '*'));
    } else this.#passLeaf(value, pointer);
  }

  #passLeaf(value: ExactValue, pointer: string): void {
    if (this.#isAsked(pointer)) {
      this.#fates.set(dotted(pointer), 'read');
      return;
    }
    const keys = splitPointer(pointer) ?? [];
    const field = suspicionOf(keys, value);
    const isInWords = field === null && isAmountInWords(keys, value);
    const isPrice = field === 'prices' || isInWords || (isZero(value) && suspicionOf(keys, '1') === 'prices');
    const told = isPrice ? this.#priceByName(pointer) : null;
    if (told !== null) {
      this.#fates.set(dotted(pointer), 'read');
      const field = knownOf({ means: told.means });
      this.#hits.push({ ...field, by: told.by, isNamed: true, pointer, at: pointer, value });
      return;
    }
    if (field === null) {
      if (!says(value)) this.#fates.set(dotted(pointer), 'read');
      this.#ignored.push(dotted(pointer));
      return;
    }
    const place = JSON.stringify(pointer);
    this.#leaveField(field, { pointer, value }, `${fieldExpected}: catalog.json.fields ${place}`);
  }

  /** True for a field that says something of others; a star stands for a key, too. */
  #isAsked(pointer: string): boolean {
    const { asked } = this.#fields;
    if (asked.size === 0) return false;
    return asked.has(pointer) || [...asked].some((at) => isOneOf(pointer, at));
  }

  #priceByName(pointer: string) {
    const { root, shape } = this.#fields;
    const told = priceByName(pointer, this.#entry, root, shape.prices);
    this.#isFilled ||= told?.isFilled === true;
    return told;
  }

  /** A field that is unread in many models is one problem. */
  #leaveField(field: string, { pointer, value }: Pick<Hit, 'pointer' | 'value'>, expected: string): void {
    const unknown = dotted(pointer);
    this.#fates.set(unknown, 'unread');
    this.#unread.push({ field, text: `${unknown}: ${textOf(value)}`, expected, unknown });
  }

  /** The id and the tiers are read elsewhere. */
  #isApart(pointer: string): boolean {
    const { id, tiers = [] } = this.#fields.shape;
    return id.includes(pointer) || tiers.some(({ at }) => at === pointer);
  }

  #isSaidByTiers(pointer: string): boolean {
    const { tiers = [] } = this.#fields.shape;
    return tiers.some(
      ({ at, replaces }) => replaces === pointer && (exactAt(this.#entry, at) ?? null) !== null,
    );
  }

  #byKey(key: string, parent: string): Known | null {
    const { keys } = this.#fields.shape;
    const meaning = keys?.at === parent ? keys.meaning(key, this.#entry) : null;
    return meaning === null || meaning === undefined ? null : knownOf({ means: meaning });
  }

  #take({ rule, meaning, value, pointer, at, by }: Omit<Hit, 'rank'>): Partial<Facts>[] {
    if (isNothing(value, rule)) return [];
    const read = rule.read(value);
    const factors = this.#factorsOf({ meaning, pointer, at, value });
    if ('expected' in read || factors.some((factor) => factor === null || exactDecimal(factor) === null)) {
      this.#leave(
        rule.field,
        { pointer, value },
        'expected' in read ? read.expected : 'a decimal to multiply by',
      );
      return [];
    }
    const place = { pointer: at, pattern: pointer };
    const source = { field: rule.field, ...place, text: textOf(value), meaning: meaning.means };
    this.#sources.push({ ...source, ...(by !== undefined && { by }) });
    const prices = read.prices?.map((price) => factors.reduce(multiplied, price));
    return [prices === undefined ? read : { ...read, prices }];
  }

  #leave(field: string, { pointer, value }: Pick<Hit, 'pointer' | 'value'>, expected: string): void {
    this.#fates.set(dotted(pointer), 'unread');
    this.#unread.push({ field, text: textOf(value), expected });
  }

  /** Lists are joined; of other facts the one that was given first stays, and one that contradicts it is unread. */
  #join(known: Partial<Facts>, { prices = [], ...more }: Partial<Facts>, hit: Hit): Partial<Facts> {
    const joined: Record<string, unknown> = {
      ...known,
      prices: [...(known.prices ?? []), ...this.#settle(prices, hit)],
    };
    for (const [key, fact] of Object.entries(more)) {
      const before = joined[key] ?? null;
      if (fact !== null && before === null) this.#givers.set(key, { name: dotted(hit.pointer) });
      if (Array.isArray(fact)) joined[key] = [...(Array.isArray(before) ? before : []), ...fact];
      else if (before === null) joined[key] = fact;
      else if (!isSaid(before, fact)) joined[key] = this.#contradict(before, fact, hit);
    }
    return joined;
  }

  /**
   * The prices that do not contradict one that was given before, which stays; where both are told by the names of their
   * fields, as per token and per million tokens are, nothing says which is true.
   */
  #settle(prices: readonly Price[], hit: Hit): Price[] {
    return prices.filter((price) => {
      const identity = priceIdentity(price);
      const before = this.#givers.get(identity)?.price;
      if (before === undefined) {
        this.#givers.set(identity, { name: dotted(hit.pointer), price });
        if (hit.isNamed === true) this.#byName.set(identity, hit);
        return true;
      }
      const isSame = compareRationals(unitPrice(before), unitPrice(price)) === 0;
      if (isSame && !this.#disputed.has(identity)) return true;
      this.#leave(price.item, hit, onePrice);
      const first = this.#byName.get(identity);
      if (first !== undefined && !this.#disputed.has(identity)) this.#leave(price.item, first, onePrice);
      if (first !== undefined) this.#disputed.add(identity);
      return false;
    });
  }

  #contradict(
    before: unknown,
    fact: unknown,
    { rule, value, pointer }: Pick<Hit, 'rule' | 'value' | 'pointer'>,
  ) {
    if (rule.field === 'deprecation') return mergeEnds(before, fact);
    if (rule.field === 'context' || rule.field === 'maxOutput') {
      this.#fates.set(dotted(pointer), 'unread');
      const [text, unknown] = [`${dotted(pointer)}: ${textOf(value)}`, `${dotted(pointer)} again`];
      this.#unread.push({ field: rule.field, text, expected: 'one limit', unknown });
    } else this.#ignored.push(dotted(pointer));
    return before;
  }

  #readTiers(tiers: TierList): Price[] {
    const list = exactAt(this.#entry, tiers.at) ?? null;
    if (Array.isArray(list)) return list.flatMap((one, index) => this.#readTier(one, tiers, index));
    if (list !== null) this.#leave('prices', { pointer: tiers.at, value: list }, 'a list');
    return [];
  }

  #readTier(one: ExactValue, tiers: TierList, index: number): Price[] {
    const tier = thresholdOf(one, tiers);
    const members = isExactObject(one) ? Object.entries(one).filter(([key]) => !isCondition(key, tiers)) : [];
    const priced = members.map(([key, value]) => ({ key, value, known: this.#priceOf(key, tiers) }));
    const others = priced.filter(({ known }) => known === null);
    if (tier === undefined || (tiers.alone === true && others.length > 0)) {
      this.#leave('prices', { pointer: tiers.at, value: one }, tiers.expected);
      return [];
    }
    append(
      this.#ignored,
      others.map(({ key }) => dotted(joinPointer(tiers.at, key))),
    );
    const at = joinPointer(tiers.at, index);
    return priced.flatMap(({ key, known, value }) => {
      const place = joinPointer(at, key);
      const hit = known === null ? null : { ...known, value, pointer: place, at: place };
      const read = hit === null ? [] : this.#take(hit);
      const inTier = read.flatMap(({ prices = [] }) => prices.map((price) => ({ ...price, tier })));
      // The list is one part of the document, whatever is in it.
      return hit === null ? [] : this.#settle(inTier, { ...hit, pointer: tiers.at });
    });
  }

  /** The prices of a tier have keys of their own, or those that the prices without a tier have beside the list. */
  #priceOf(key: string, { at, prices }: TierList): Known | null {
    const own = prices?.[joinPointer('', key)];
    if (prices !== undefined) return own === undefined ? null : knownOf({ means: own });
    const beside = at.slice(0, at.lastIndexOf('/'));
    const known = this.#fields.known.get(joinPointer(beside, key))?.[0] ?? this.#byKey(key, beside);
    return known?.rule.price === 'plain' ? known : null;
  }
}

/** What a field that looks like a fact has not. */
export const fieldExpected = 'a meaning for it in the configuration';

const onePrice = 'one price for it';

const conditional =
  'one price for it; of several under conditions catalog.json.fields can name one by its number, "/prices/0/input", or by "when"';

const noCondition = 'one of the conditions that catalog.json.fields names for it';

/** What of a mapping an entry has used beside the field itself. */
export function useOf(pointer: string, what: 'when' | 'times' | 'blank', value: unknown): string {
  return `${what} ${pointer} ${JSON.stringify(value)}`;
}

/** A word for nothing published, where digits or a day are expected. */
function isNothing(value: ExactValue, { field, price }: Rule): boolean {
  if (value === null) return true;
  const isCounted = price !== null || field === 'context' || field === 'maxOutput' || field === 'deprecation';
  return isCounted && typeof value === 'string' && isAbsent(value);
}

/** The tier of a list's member; `undefined` where its condition is not one of tokens. */
function thresholdOf(one: ExactValue, { above, when, fromZero, prices }: TierList) {
  if (when !== undefined && exactAt(one, when[0]) !== when[1]) return undefined;
  const count = tokenCount.safeParse(exactAt(one, above) ?? (prices === undefined ? null : '0'));
  if (!count.success || (count.data === null && fromZero !== true)) return undefined;
  return count.data === null ? null : { above: count.data.tokens, unit: 'token' };
}

function isCondition(key: string, { above, when, prices }: TierList): boolean {
  // The end of a range is the beginning of the next one.
  if (prices !== undefined && key === 'max') return true;
  return [above, when?.[0] ?? ''].some((pointer) => splitPointer(pointer)?.[0] === key);
}

function textAt(entry: ExactObject, pointer: string): string | null {
  const value = exactAt(entry, pointer);
  return value === undefined || value === null ? null : textOf(value);
}

function multiplied(price: Price, factor: string | null): Price {
  const by = exactDecimal(factor ?? '') ?? '1';
  return { ...price, amount: toDecimal(multiply(toRational(price.amount), toRational(by))) };
}

function isSaid(before: unknown, fact: unknown): boolean {
  if (fact === null) return true;
  const bare = (value: unknown) =>
    value !== null && typeof value === 'object' && 'tokens' in value ? value.tokens : value;
  return canonicalJson(bare(before)) === canonicalJson(bare(fact));
}

/** A last day and a successor stand in fields of their own. */
function mergeEnds(before: unknown, fact: unknown): unknown {
  const [known, more] = [before, fact].map((end) => (typeof end === 'object' && end !== null ? end : {}));
  return {
    ...more,
    ...Object.fromEntries(Object.entries(known ?? {}).filter(([, value]) => value !== null)),
  };
}

function dotted(pointer: string): string {
  return (splitPointer(pointer) ?? []).join('.');
}
