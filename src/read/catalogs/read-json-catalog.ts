import type { DocumentName } from '../../base/document.ts';
import {
  type ExactObject,
  type ExactValue,
  exactAt,
  isExactObject,
  printExact,
  readExactJson,
} from '../../base/exact-json.ts';
import { canonicalJson } from '../../base/json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import { indexPositions, type Position } from '../../base/json-positions.ts';
import { append } from '../../base/lists.ts';
import { errorAt, type Place, type Problem, type Reading, warningAt } from '../../base/problem.ts';
import { type Gap, Ledger } from '../../catalog/coverage.ts';
import { compareRationals } from '../../catalog/decimal.ts';
import type { FactSource } from '../../catalog/fact-source.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { isKeptId, isModelId } from '../../catalog/model-id.ts';
import { orderModels } from '../../catalog/order.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import type { CatalogReading } from '../edition.ts';
import type { CatalogMapping } from '../mapping.ts';
import { oneCauseOneLine, strangeId, unmetGap } from '../models/problems.ts';
import { providerOfId } from '../models/values/provider.ts';
import { besideModels } from './beside-models.ts';
import { groupNames, type IdPart } from './find-list.ts';
import { MappingUse } from './mapping-use.ts';
import { type Facts, textOf } from './meanings.ts';
import { type EntryReading, entryReader, type FieldSource, type UnreadField } from './read-entry.ts';
import type { JsonShape } from './shapes.ts';
import { isAside } from './suspicion.ts';

/**
 * Reads a catalog in JSON as its shape says. What tells models apart is strict: an id that is missing, illegal or there
 * twice, or no model at all, makes the document invalid. A field that cannot be read is a warning and stays under
 * `unread`; fields that the shape does not name are counted. Numbers are read as they are written.
 */
export function readJsonCatalog(
  text: string,
  document: DocumentName,
  shape: JsonShape,
  {
    known = [],
    json: mapping,
    trace,
  }: Pick<CatalogMapping, 'known' | 'json'> & { readonly trace?: string } = {},
): Reading<CatalogReading> {
  const json = readExactJson(text, document);
  if (json.problems.length > 0) return { value: null, problems: json.problems };
  const use = new MappingUse(mapping, shape.id);
  const catalog = new JsonCatalog(document, indexPositions(text), shape, { root: json.value, known, use });
  const steps = splitPointer(shape.list) ?? [];
  catalog.readList(json.value, start, steps);
  catalog.tellBeside(json.value, steps);
  return catalog.finish(trace);
}

/** A place on the way to the models, with the parts of the id that stars stood for. */
interface Way {
  readonly pointer: string;
  readonly parts: readonly (ExactValue | undefined)[];
  /** How many stars were passed, and whose models these are where their ids do not say it. */
  readonly stars: number;
  readonly group: string;
}

const start: Way = { pointer: '', parts: [], stars: 0, group: '' };

interface Placed {
  readonly id: string;
  readonly pointer: string;
}

interface Entry {
  /** Where its id stands. */
  readonly pointer: string;
  /** What its entries say, and where each begins. */
  readonly parts: { readonly at: string; readonly reading: EntryReading }[];
  reading: EntryReading;
  readonly providers: Set<string>;
}

interface Read {
  readonly root: ExactValue;
  readonly known: readonly string[];
  readonly use: MappingUse;
}

class JsonCatalog {
  readonly #entries = new Map<string, Entry>();
  readonly #ledger: Ledger;
  readonly #gaps = new Map<string, Gap>();
  /** Ids that are kept and cannot be generated, and entries that are one model with others. */
  readonly #strange: Placed[] = [];
  readonly #twins: Placed[] = [];
  readonly #places = new Map<string, Place>();
  readonly #canonical = new Map<string, string>();
  readonly #ignored = new Map<string, number>();
  readonly #problems: Problem[] = [];
  readonly #unknown = new Map<string, { readonly id: string; readonly problem: Problem; count: number }>();
  readonly #document: DocumentName;
  readonly #positionOf: (pointer: string) => Position | null;
  readonly #shape: JsonShape;
  readonly #readEntry: ReturnType<typeof entryReader>;
  readonly #use: MappingUse;

  constructor(
    document: DocumentName,
    positionOf: (pointer: string) => Position | null,
    shape: JsonShape,
    { root, known, use }: Read,
  ) {
    this.#use = use;
    this.#ledger = new Ledger(known);
    this.#document = document;
    this.#positionOf = positionOf;
    this.#shape = shape;
    this.#readEntry = entryReader(shape, root);
  }

  /** Walks to the models. A star goes through a list where models carry their ids, else through an object. */
  readList(value: ExactValue, way: Way, [step, ...rest]: readonly string[]): void {
    const below = step === '*' || step === undefined ? undefined : memberOf(value, step);
    if (step === undefined) this.#addEntry(value, way);
    else if (below !== undefined && typeof below === 'object' && below !== null)
      this.readList(below, { ...way, pointer: joinPointer(way.pointer, step) }, rest);
    else if (step === '*' && Array.isArray(value) && this.#idAt(way) !== null)
      this.#readAll([...value.entries()], way, rest);
    else if (step === '*' && isExactObject(value) && this.#isByKey(way))
      this.#readAll(Object.entries(value), way, rest);
    else if (this.#shape.isFound === true && way.stars > 0) this.#passGroup(value, way);
    else this.#refuseShape(value, way);
  }

  /** Among groups of models found by themselves one may be something else. */
  #passGroup(value: ExactValue, { pointer }: Way): void {
    const [name, line] = [pointer.slice(1).replaceAll('/', '.'), this.#positionOf(pointer)?.line ?? null];
    const parts = Math.max(1, isExactObject(value) ? Object.keys(value).length : 1);
    this.#ledger.count(parts);
    this.#ledger.set({ fate: 'notModels', what: 'list', name, line, parts, known: false });
  }

  #idAt({ stars }: Way): IdPart {
    return this.#shape.id[stars] ?? null;
  }

  /** Members of an object have their keys for ids, unless a configuration says where else. */
  #isByKey(way: Way): boolean {
    return typeof this.#idAt(way) !== 'string' || this.#shape.own !== undefined;
  }

  #readAll(
    members: ReadonlyArray<readonly [string | number, ExactValue]>,
    way: Way,
    rest: readonly string[],
  ): void {
    const idAt = this.#idAt(way);
    const isList = rest.length === 0 && members.filter(([, value]) => isExactObject(value)).length > 1;
    for (const [key, value] of members) {
      if (isList && entryOf(value, this.#shape.own) === null && idAt === null) {
        this.#passMember(joinPointer(way.pointer, key), String(key), value);
        continue;
      }
      if (key === this.#shape.aside) this.#count([key]);
      else if (rest.length === 0 || typeof value === 'object')
        this.readList(value, stepInto(way, key, value, idAt), rest);
    }
  }

  /** `"updated": "2026-01-01"` among the models is none of them. */
  #passMember(pointer: string, key: string, value: ExactValue): void {
    const place = this.#positionOf(pointer);
    const seen = `${key}: ${printExact(value)}`;
    this.#problems.push(
      warningAt(this.#document, place, seen, 'a model: an object; this member is passed over'),
    );
    this.#ledger.count(1);
    const line = place?.line ?? null;
    this.#ledger.set({ fate: 'passedOver', what: 'field', name: key, line, parts: 1, known: false });
  }

  #addEntry(value: ExactValue, { pointer, parts: before, stars, group }: Way): void {
    const entry = entryOf(value, this.#shape.own);
    if (entry === null) {
      this.#refuse(pointer, printExact(value), 'a model: an object');
      return;
    }
    // What a configuration names beyond the stars stands in the model itself; a part may be missing, the last one not.
    const more = this.#shape.id.slice(Math.max(1, stars)).map((at) => exactAt(entry, at || ''));
    const parts = [...before, ...more];
    this.#use.meet(parts);
    const id = idOfParts(parts, this.#shape);
    const idAt = this.#shape.id.at(-1) ?? null;
    const place = typeof idAt !== 'string' || exactAt(entry, idAt) === undefined ? pointer : pointer + idAt;
    const reading = this.#readEntry(entry);
    const whose = reading.facts.provider ?? (group === '' ? null : group);
    if (!this.#takeId(id, place, whose)) return;
    const { canonical } = this.#shape;
    const name = canonical === undefined ? null : exactAt(entry, canonical);
    if (typeof name === 'string') this.#canonical.set(id, name);
    this.#add(id, { pointer: place, at: pointer }, reading, whose);
    if (reading.isFilled) this.#use.prices = true;
  }

  /** True for an id that can be a model's and is new; otherwise a problem is noted. */
  #takeId(id: ExactValue | undefined, pointer: string, whose: string | null): id is string {
    const first = typeof id === 'string' ? this.#places.get(id) : undefined;
    if (typeof id !== 'string' || !isKeptId(id) || isSigns(id)) {
      this.#refuseId(id, pointer);
      return false;
    }
    if (!isModelId(id)) this.#strange.push({ id, pointer });
    const isMany = this.#shape.repeats !== undefined;
    if (first !== undefined && !isMany && !this.#isTwin(id, whose)) {
      const advice = this.#shape.own === undefined ? '' : repeatsAdvice;
      this.#refuse(pointer, id, `an id that line ${first.line} does not have${advice}`);
      return false;
    }
    const line = this.#positionOf(pointer)?.line;
    if (first === undefined)
      this.#places.set(id, { document: this.#document, ...(line === undefined ? {} : { line }) });
    return true;
  }

  /** An id that ends in a slash, or is nothing but signs (`*`), is a mistake of one entry beside thousands that are none. */
  #refuseId(id: ExactValue | undefined, pointer: string): void {
    const isOpen =
      typeof id === 'string' &&
      ((/\/$/.test(id) && isKeptId(id.replace(/\/+$/, ''))) || (isKeptId(id) && isSigns(id)));
    if (!isOpen) {
      this.#refuse(pointer, id === undefined ? 'no id' : printExact(id), 'a model id');
      return;
    }
    const expected = 'a model id; this entry is passed over';
    this.#problems.push(warningAt(this.#document, this.#positionOf(pointer), printExact(id), expected));
    this.#ledger.count(1);
    this.#ledger.set({ fate: 'passedOver', what: 'row', name: id, line: null, parts: 1, known: false });
  }

  /** One id of two providers is one model here, whose facts are those that both publish. */
  #isTwin(id: string, whose: string | null): boolean {
    const known = this.#entries.get(id)?.providers;
    return whose !== null && known !== undefined && known.size > 0 && !known.has(whose);
  }

  /** A model of several entries has the facts of all; what they disagree about is unread. */
  #add(
    id: string,
    { pointer, at }: { readonly pointer: string; readonly at: string },
    reading: EntryReading,
    told: string | null,
  ): void {
    const known = this.#entries.get(id);
    this.#count(reading.ignored);
    for (const [field, fate] of reading.fates) this.#tellFate(field, fate, pointer);
    if (known === undefined) {
      const providers = new Set(told === null ? [] : [told]);
      this.#entries.set(id, { pointer, parts: [{ at, reading }], reading, providers });
      return;
    }
    this.#use.repeats = true;
    known.parts.push({ at, reading });
    if (told !== null) known.providers.add(told);
    // Deployments of one model are no mistake of anybody.
    if (this.#shape.repeats !== true) this.#twins.push({ id, pointer });
    known.reading = agreed(known.reading, reading);
  }

  #tellFate(field: string, fate: 'read' | Gap['fate'], pointer: string): void {
    this.#ledger.count(1);
    if (fate !== 'read') this.#addGap(field, fate, pointer);
  }

  #addGap(field: string, fate: Gap['fate'], pointer: string): void {
    const key = `${fate} ${field}`;
    const gap = this.#gaps.get(key);
    const known = fate === 'passedOver' && isAside(field.split('.'));
    const line = gap === undefined ? (this.#positionOf(pointer)?.line ?? null) : gap.line;
    this.#gaps.set(key, { fate, what: 'field', name: field, line, parts: (gap?.parts ?? 0) + 1, known });
  }

  /** What stands beside the models: the head of the document, and lists about something else, which may have prices. */
  tellBeside(root: ExactValue, steps: readonly string[]): void {
    for (const { name, pointer, parts, what, hasPrices } of besideModels(root, steps)) {
      const place = this.#positionOf(pointer);
      this.#ledger.count(parts);
      const [line, known] = [place?.line ?? null, what === 'field' && !hasPrices];
      this.#ledger.set({ fate: 'notModels', what, name, line, parts, known });
      if (hasPrices && what === 'list' && !this.#ledger.isKnown(name))
        this.#problems.push(warningAt(this.#document, place, name, besideExpected));
    }
  }

  /** One line for all of a kind, with how many there are. */
  #tellAll(found: readonly { readonly id: string; readonly pointer: string }[], expected: string): void {
    const [first] = found;
    if (first === undefined) return;
    const names = found.slice(0, 3).map(({ id }) => id);
    const seen = `${names.join(', ')}${found.length > 3 ? `, … (${found.length})` : ''}`;
    this.#problems.push(warningAt(this.#document, this.#positionOf(first.pointer), seen, expected));
  }

  #finishModel(id: string, pointer: string, { facts, unread: unreadFields }: EntryReading): Model {
    const { prices, repeated } = splitRepeated(facts.prices ?? []);
    const unread = [...unreadFields, ...repeated];
    const [told = null, byId] = [facts.provider, providerOfId(id)];
    const provider = this.#shape.ownProvider === true ? (told ?? byId) : (byId ?? told);
    for (const field of unread) this.#tell(id, pointer, field);
    const named = unread.map(({ field, text }) => ({ field, text }));
    return { id, ...emptyModel, ...facts, provider, prices, unread: named };
  }

  /** A field that no model's shape names is one problem with a count. */
  #tell(id: string, pointer: string, { field, text, expected, unknown }: UnreadField): void {
    const seen = unknown === undefined ? `${id}: ${field}: ${text}` : `${id}: ${text}`;
    const problem = warningAt(this.#document, this.#positionOf(pointer), seen, expected);
    const known = unknown === undefined ? undefined : this.#unknown.get(unknown);
    if (unknown === undefined) this.#problems.push(problem);
    else if (known === undefined) this.#unknown.set(unknown, { id, problem, count: 1 });
    else known.count += 1;
  }

  /** A mapping that fits nothing any more is an error: the page changed, and its facts may be lost. */
  #nameUnused(): void {
    // Without a model there is one cause, which is told.
    if (this.#entries.size === 0) return;
    const seen = new Set([...this.#entries.values()].flatMap(({ reading }) => reading.seen));
    for (const { name, expected } of this.#use.unmet(seen))
      this.#problems.push(errorAt(this.#document, null, name, expected));
  }

  /** What entries of one id say differently is unread, in each of them that says it. */
  #countDisputed({ pointer, parts, reading }: Entry): void {
    if (parts.length < 2) return;
    const first = new Map<string, Price>();
    for (const { givers, fates } of parts.map((part) => part.reading)) {
      const lost = [...givers].flatMap(([key, { name, price }]) => {
        const before = first.get(key) ?? price;
        if (before !== undefined) first.set(key, before);
        const isOther = price !== undefined && before !== undefined && !isSamePrice(before, price);
        return (isOther || reading.disputed?.has(key) === true) && fates.get(name) === 'read' ? [name] : [];
      });
      for (const name of new Set(lost)) this.#addGap(name, 'unread', pointer);
    }
  }

  /** Where the facts of a model stand; a price has its item, unit and currency from the meaning of its field. */
  #traced(id: string | undefined): { sources?: FactSource[] } {
    if (id === undefined) return {};
    const parts = this.#entries.get(id)?.parts ?? [];
    return {
      sources: parts.flatMap(({ at, reading }) => reading.sources.map((one) => this.#sourceOf(one, at))),
    };
  }

  #sourceOf({ field, pointer, pattern, text, meaning, by }: FieldSource, at: string): FactSource {
    const position = this.#positionOf(at + pointer) ?? this.#positionOf(at);
    const place = { line: position?.line ?? null, column: position?.column ?? null };
    const who = this.#shape.own?.includes(pattern) === true ? 'catalog.json.fields, which says' : theField;
    const means = `${who} ${JSON.stringify(meaning)}`;
    const told = by ?? (meaning.includes(': ') ? { item: means, unit: means, currency: means } : undefined);
    return { field, document: this.#document, ...place, under: pointer, text, ...(told && { by: told }) };
  }

  #count(ignored: readonly string[]): void {
    for (const key of ignored) this.#ignored.set(key, (this.#ignored.get(key) ?? 0) + 1);
  }

  #refuse(pointer: string, seen: string, expected: string): void {
    this.#problems.push(errorAt(this.#document, this.#positionOf(pointer), seen, expected));
  }

  #refuseShape(value: ExactValue, { pointer, parts }: Way): void {
    const told = printExact(value);
    const shown = told.length > longestShown ? `${told.slice(0, longestShown)}…` : told;
    const seen = [...parts.map((part) => textOf(part ?? null)), shown].join(': ');
    const place = this.#positionOf(pointer) ?? { line: 1 };
    this.#problems.push(errorAt(this.#document, place, seen, this.#shape.looks));
  }

  finish(trace?: string): Reading<CatalogReading> {
    const entries = [...this.#entries];
    const models = orderModels(
      entries.map(([id, { pointer, reading }]) => this.#finishModel(id, pointer, reading)),
    );
    for (const { problem, count } of this.#unknown.values())
      this.#problems.push({
        ...problem,
        seen: count === 1 ? problem.seen : `${problem.seen} (in ${count} models)`,
      });
    if (models.length === 0 && this.#problems.length === 0)
      this.#problems.push(errorAt(this.#document, null, 'a catalog without models', 'at least one model'));
    this.#nameUnused();
    for (const [, entry] of entries) this.#countDisputed(entry);
    this.#tellAll(this.#strange, strangeId);
    this.#tellAll(this.#twins, twinId);
    for (const gap of this.#gaps.values()) this.#ledger.set(gap);
    for (const name of this.#ledger.unmet())
      this.#problems.push(errorAt(this.#document, null, `catalog.known: ${name}`, unmetGap));
    const valid = this.#problems.every((problem) => problem.severity === 'warning');
    const canonical = this.#canonical.size === 0 ? {} : { canonical: this.#canonical };
    const coverage = this.#ledger.coverage();
    const value = {
      models,
      places: this.#places,
      ...canonical,
      ignoredFields: this.#ignored,
      coverage,
      ...this.#traced(trace),
    };
    return { value: valid ? value : null, problems: oneCauseOneLine(this.#problems) };
  }
}

const theField = 'the field, which means';

/** An object, or what a configuration takes for one: a list by its numbers (`/0`), a value alone (`/`). */
function entryOf(value: ExactValue, own: readonly string[] = []): ExactObject | null {
  if (isExactObject(value)) return value;
  if (Array.isArray(value))
    return own.some((at) => /^\/\d/.test(at)) ? Object.fromEntries(Object.entries(value)) : null;
  return value !== null && own.includes('/') ? { '': value } : null;
}

/** True for a problem that `repeats` solves. */
export function isOfRepeats({ expected }: Problem): boolean {
  return expected.endsWith(repeatsAdvice);
}

const repeatsAdvice = ', or "repeats": true in catalog.json: several entries are then one model';

/** So much of what was seen says what it is. */
const longestShown = 200;

const besideExpected =
  'prices in the list of models; this one is not read, unless catalog.json of the configuration says so';

/** A member of an object, or an element of a list by its number. */
function memberOf(value: ExactValue, step: string): ExactValue | undefined {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
  return isExactObject(value) ? value[step] : undefined;
}

/** `*` stands for all others, and is none. */
function isSigns(id: string): boolean {
  return !/[\p{L}\p{N}]/u.test(id);
}

function stepInto(way: Way, key: string | number, value: ExactValue, idAt: IdPart): Way {
  const at = { pointer: joinPointer(way.pointer, key), stars: way.stars + 1 };
  if (idAt === false) return { ...way, ...at, group: groupOf(key, value) };
  return { ...way, ...at, parts: [...way.parts, idAt === null ? String(key) : exactAt(value, idAt)] };
}

/** The parts of an id as one; the first that is none, where it has not all. Blanks around a name are none of it. */
function idOfParts(
  parts: readonly (ExactValue | undefined)[],
  { own, join = '/' }: JsonShape,
): ExactValue | undefined {
  const last = parts.at(-1);
  const told = parts.filter((part) => own === undefined || (part !== null && part !== undefined));
  if (last === null || last === undefined) return last;
  const wrong = told.findIndex((part) => typeof part !== 'string');
  if (wrong !== -1) return told[wrong];
  return own === undefined ? told.join(join) : told.map((part) => String(part).trim()).join(join);
}

/** Whose models these are, to tell them from those of others. */
function groupOf(key: string | number, value: ExactValue): string {
  const names = groupNames.map((at) => exactAt(value, at));
  return names.find((name) => typeof name === 'string') ?? String(key);
}

const twinId =
  'ids that one provider publishes once; what several entries of one id say differently is unread';

/** What entries of one id all say; where they differ none is taken, of further entries neither. */
function agreed(known: EntryReading, more: EntryReading): EntryReading {
  const joined = joinEntries(known, more);
  const disputed = new Set(known.disputed);
  const unread = [...joined.unread];
  const facts: Partial<Facts> = { ...joined.facts };
  for (const field of ['name', 'category', 'status', 'context', 'maxOutput', 'deprecation'] as const) {
    const told = [known.facts[field], more.facts[field]].flatMap((value) => value ?? []);
    if (new Set(told.map((value) => canonicalJson(factIn(value)))).size > 1) disputed.add(field);
    if (!disputed.has(field)) continue;
    delete facts[field];
    append(
      unread,
      told.map((value) => ({ field, text: textIn(value), expected: twinId, unknown: field })),
    );
  }
  const all = [...(known.facts.prices ?? []), ...(more.facts.prices ?? [])];
  for (const identity of differingIn(known.facts.prices ?? [], more.facts.prices ?? []))
    disputed.add(identity);
  for (const { item, text } of all.filter((price) => disputed.has(priceIdentity(price))))
    unread.push({ field: item, text, expected: twinId, unknown: `price of ${item}` });
  facts.prices = all.filter((price) => !disputed.has(priceIdentity(price)));
  return { ...joined, facts, unread, disputed };
}

/** The prices of which two sides say different amounts. */
function differingIn(ours: readonly Price[], theirs: readonly Price[]): string[] {
  return ours.flatMap((price) => {
    const other = theirs.find((one) => priceIdentity(one) === priceIdentity(price));
    const isOther = other !== undefined && !isSamePrice(other, price);
    return isOther ? [priceIdentity(price)] : [];
  });
}

function isSamePrice(one: Price, other: Price): boolean {
  return compareRationals(unitPrice(one), unitPrice(other)) === 0;
}

/** The number of a limit, however it is written. */
function factIn(value: string | object): unknown {
  return typeof value === 'object' && 'tokens' in value ? value.tokens : value;
}

function textIn(value: string | object): string {
  if (typeof value === 'string') return value;
  return 'text' in value ? String(value.text) : canonicalJson(value);
}

function joinEntries(known: EntryReading, more: EntryReading): EntryReading {
  const lists = {
    capabilities: [...(known.facts.capabilities ?? []), ...(more.facts.capabilities ?? [])],
    endpoints: [...(known.facts.endpoints ?? []), ...(more.facts.endpoints ?? [])],
    prices: [...(known.facts.prices ?? []), ...(more.facts.prices ?? [])],
  };
  return {
    ...known,
    facts: { ...more.facts, ...known.facts, ...lists },
    unread: [...known.unread, ...more.unread],
    seen: [...known.seen, ...more.seen],
    sources: [...known.sources, ...more.sources],
  };
}

/** A model has one price of each identity; another one for the same thing cannot be told from a mistake. */
function splitRepeated(all: readonly Price[]): { prices: Price[]; repeated: UnreadField[] } {
  const first = new Map<string, Price>();
  const repeated: UnreadField[] = [];
  for (const price of all) {
    const known = first.get(priceIdentity(price));
    if (known === undefined) first.set(priceIdentity(price), price);
    else if (!isSamePrice(known, price))
      repeated.push({ field: price.item, text: price.text, expected: 'one price for it' });
  }
  return { prices: [...first.values()], repeated };
}

const emptyModel: Omit<Model, 'id' | 'unread'> = {
  ...{ name: null, provider: null, category: null, status: 'active', deprecation: null, capabilities: [] },
  ...{ context: null, maxOutput: null, prices: [], endpoints: [], notes: null },
};
