import { type ExactObject, type ExactValue, exactAt, isExactObject } from '../../base/exact-json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import type { Unread } from '../../catalog/model.ts';
import { type Facts, type Rule, ruleOf, textOf, tokenCount } from './meanings.ts';
import type { JsonShape, TierList } from './shapes.ts';

/** A field that could not be read, with what would have been readable. */
export interface UnreadField extends Unread {
  readonly expected: string;
}

/** What one entry of a foreign catalog says. Everything that is not given was not published. */
export interface EntryReading {
  readonly facts: Partial<Facts>;
  readonly unread: readonly UnreadField[];
  /** Fields that the shape does not name, as `architecture.tokenizer`. */
  readonly ignored: readonly string[];
}

/** A field that the shape knows, and its place among the fields: of several that give one fact the first counts. */
interface Hit {
  readonly rank: number;
  readonly rule: Rule;
  readonly value: ExactValue;
}

/** Reads the entries of one shape field by field, so that one unreadable field costs that field and not the model. */
export function entryReader(shape: JsonShape): (entry: ExactObject) => EntryReading {
  const rules = Object.entries(shape.fields).map(([pointer, meaning]) => [pointer, ruleOf(meaning)] as const);
  const known = new Map(rules.map(([pointer, rule], rank) => [pointer, { rank, rule }]));
  const parents = new Map(
    rules.toReversed().flatMap(([pointer, rule]) => parentsOf(pointer).map((at) => [at, rule])),
  );
  return (entry) => new Entry(entry, { shape, known, parents }).read();
}

interface KnownFields {
  readonly shape: JsonShape;
  readonly known: ReadonlyMap<string, Pick<Hit, 'rank' | 'rule'>>;
  /** Objects that have fields in them → the rule of the first. */
  readonly parents: ReadonlyMap<string, Rule>;
}

function parentsOf(pointer: string): string[] {
  const keys = splitPointer(pointer) ?? [];
  return keys.slice(0, -1).map((_, index) => keys.slice(0, index + 1).reduce(joinPointer, ''));
}

class Entry {
  readonly #entry: ExactObject;
  readonly #fields: KnownFields;
  readonly #hits: Hit[] = [];
  readonly #unread: UnreadField[] = [];
  readonly #ignored: string[] = [];

  constructor(entry: ExactObject, fields: KnownFields) {
    this.#entry = entry;
    this.#fields = fields;
  }

  read(): EntryReading {
    this.#visit(this.#entry, '');
    const hits = this.#hits.sort((a, b) => a.rank - b.rank);
    const read = [...hits.flatMap(({ rule, value }) => this.#take(rule, value)), ...this.#readTiers()];
    return { facts: read.reduce(join, {}), unread: this.#unread, ignored: this.#ignored };
  }

  /** `null` and a missing key both say that nothing is published. */
  #visit(object: ExactObject, parent: string): void {
    for (const [key, value] of Object.entries(object)) {
      const pointer = joinPointer(parent, key);
      const field = this.#fields.known.get(pointer) ?? this.#byKey(key, parent);
      if (field !== null) this.#hits.push({ ...field, value });
      else if (!this.#isApart(pointer)) this.#visitOther(value, pointer);
    }
  }

  #visitOther(value: ExactValue, pointer: string): void {
    const first = this.#fields.parents.get(pointer);
    if (first === undefined || this.#isSaidByTiers(pointer)) this.#ignored.push(dotted(pointer));
    else if (isExactObject(value)) this.#visit(value, pointer);
    else if (value !== null) this.#leave(first.price === null ? first.field : 'prices', value, 'an object');
  }

  /** The id and the tiers are read elsewhere. */
  #isApart(pointer: string): boolean {
    return pointer === this.#fields.shape.id || pointer === this.#fields.shape.tiers?.at;
  }

  #isSaidByTiers(pointer: string): boolean {
    const { tiers } = this.#fields.shape;
    return tiers?.replaces === pointer && (exactAt(this.#entry, tiers.at) ?? null) !== null;
  }

  #byKey(key: string, parent: string): Pick<Hit, 'rank' | 'rule'> | null {
    const meaning = parent === '' ? (this.#fields.shape.keys?.(key, this.#entry) ?? null) : null;
    return meaning === null ? null : { rank: Number.MAX_SAFE_INTEGER, rule: ruleOf(meaning) };
  }

  #take(rule: Rule, value: ExactValue): Partial<Facts>[] {
    const read = value === null ? {} : rule.read(value);
    if (!('expected' in read)) return [read];
    this.#leave(rule.field, value, read.expected);
    return [];
  }

  #leave(field: string, value: ExactValue, expected: string): void {
    this.#unread.push({ field, text: textOf(value), expected });
  }

  #readTiers(): Partial<Facts>[] {
    const { tiers } = this.#fields.shape;
    const list = tiers === undefined ? null : (exactAt(this.#entry, tiers.at) ?? null);
    if (tiers === undefined || list === null) return [];
    if (Array.isArray(list)) return list.flatMap((one) => this.#readTier(one, tiers));
    this.#leave('prices', list, 'a list');
    return [];
  }

  #readTier(one: ExactValue, tiers: TierList): Partial<Facts>[] {
    const tier = thresholdOf(one, tiers);
    const beside = tiers.at.slice(0, tiers.at.lastIndexOf('/'));
    const members = isExactObject(one) ? Object.entries(one).filter(([key]) => !isCondition(key, tiers)) : [];
    const priced = members.map(([key, value]) => ({ key, value, rule: this.#priceRule(key, beside) }));
    const others = priced.filter(({ rule }) => rule === null);
    if (tier === undefined || (tiers.alone === true && others.length > 0)) {
      this.#leave('prices', one, tiers.expected);
      return [];
    }
    this.#ignored.push(...others.map(({ key }) => dotted(joinPointer(tiers.at, key))));
    const read = priced.flatMap(({ rule, value }) => (rule === null ? [] : this.#take(rule, value)));
    return read.map(({ prices = [] }) => ({ prices: prices.map((price) => ({ ...price, tier })) }));
  }

  /** The prices of a tier have the keys that those without a tier have beside the list. */
  #priceRule(key: string, parent: string): Rule | null {
    const rule = (this.#fields.known.get(joinPointer(parent, key)) ?? this.#byKey(key, parent))?.rule;
    return rule?.price === 'plain' ? rule : null;
  }
}

/** The tier of a list's member; `undefined` where its condition is not one of tokens. */
function thresholdOf(one: ExactValue, { above, when, fromZero }: TierList) {
  if (when !== undefined && exactAt(one, when[0]) !== when[1]) return undefined;
  const count = tokenCount.safeParse(exactAt(one, above));
  if (!count.success || (count.data === null && fromZero !== true)) return undefined;
  return count.data === null ? null : { above: count.data.tokens, unit: 'token' };
}

function isCondition(key: string, { above, when }: TierList): boolean {
  return [above, when?.[0] ?? ''].some((pointer) => splitPointer(pointer)?.[0] === key);
}

function dotted(pointer: string): string {
  return (splitPointer(pointer) ?? []).join('.');
}

/** Lists are joined; of other facts the one that was given first stays. */
function join(known: Partial<Facts>, more: Partial<Facts>): Partial<Facts> {
  return {
    ...more,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)),
    capabilities: [...(known.capabilities ?? []), ...(more.capabilities ?? [])],
    endpoints: [...(known.endpoints ?? []), ...(more.endpoints ?? [])],
    prices: [...(known.prices ?? []), ...(more.prices ?? [])],
  };
}
