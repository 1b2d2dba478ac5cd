import type { DocumentName } from '../../base/document.ts';
import { type ExactValue, exactAt, isExactObject, printExact, readExactJson } from '../../base/exact-json.ts';
import { canonicalJson } from '../../base/json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import { indexPositions, type Position } from '../../base/json-positions.ts';
import { errorAt, type Place, type Problem, type Reading, warningAt } from '../../base/problem.ts';
import { type Gap, Ledger } from '../../catalog/coverage.ts';
import { compareRationals } from '../../catalog/decimal.ts';
import type { FactSource } from '../../catalog/fact-source.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { isKeptId, isModelId } from '../../catalog/model-id.ts';
import { orderModels } from '../../catalog/order.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import type { CatalogReading } from '../edition.ts';
import { oneCauseOneLine, strangeId, unmetGap } from '../models/problems.ts';
import { providerOfId } from '../models/values/provider.ts';
import { type Facts, textOf } from './meanings.ts';
import { type EntryReading, entryReader, type UnreadField } from './read-entry.ts';
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
  { known = [], trace }: { readonly known?: readonly string[]; readonly trace?: string } = {},
): Reading<CatalogReading> {
  const json = readExactJson(text, document);
  if (json.problems.length > 0) return { value: null, problems: json.problems };
  const catalog = new JsonCatalog(document, indexPositions(text), shape, json.value, known);
  catalog.readList(json.value, { pointer: '', parts: [] }, splitPointer(shape.list) ?? []);
  return catalog.finish(trace);
}

/** A place on the way to the models, with the parts of the id that stars stood for. */
interface Way {
  readonly pointer: string;
  readonly parts: readonly (ExactValue | undefined)[];
}

interface Placed {
  readonly id: string;
  readonly pointer: string;
}

interface Entry {
  /** Where its id stands, and where it begins. */
  readonly pointer: string;
  readonly at: string;
  reading: EntryReading;
  readonly providers: Set<string>;
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

  constructor(
    document: DocumentName,
    positionOf: (pointer: string) => Position | null,
    shape: JsonShape,
    root: ExactValue,
    known: readonly string[],
  ) {
    this.#ledger = new Ledger(known);
    this.#document = document;
    this.#positionOf = positionOf;
    this.#shape = shape;
    this.#readEntry = entryReader(shape, root);
  }

  /** Walks to the models. A star goes through a list where models carry their ids, else through an object. */
  readList(value: ExactValue, way: Way, [step, ...rest]: readonly string[]): void {
    const idAt = this.#shape.id[way.parts.length] ?? null;
    const below = step !== '*' && isExactObject(value) ? value[step ?? ''] : undefined;
    if (step === undefined) this.#addEntry(value, way);
    else if (below !== undefined && typeof below === 'object' && below !== null)
      this.readList(below, { ...way, pointer: joinPointer(way.pointer, step) }, rest);
    else if (step === '*' && Array.isArray(value) && idAt !== null)
      this.#readAll([...value.entries()], way, rest);
    else if (step === '*' && isExactObject(value) && idAt === null)
      this.#readAll(Object.entries(value), way, rest);
    else this.#refuseShape(value, way);
  }

  #readAll(
    members: ReadonlyArray<readonly [string | number, ExactValue]>,
    { pointer, parts }: Way,
    rest: readonly string[],
  ): void {
    const idAt = this.#shape.id[parts.length] ?? null;
    const isList = rest.length === 0 && members.filter(([, value]) => isExactObject(value)).length > 1;
    for (const [key, value] of members) {
      if (isList && !isExactObject(value) && idAt === null) {
        this.#passMember(joinPointer(pointer, key), String(key), value);
        continue;
      }
      const part = idAt === null ? String(key) : exactAt(value, idAt);
      const below = { pointer: joinPointer(pointer, key), parts: [...parts, part] };
      if (key === this.#shape.aside) this.#count([key]);
      else this.readList(value, below, rest);
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

  #addEntry(entry: ExactValue, { pointer, parts }: Way): void {
    if (!isExactObject(entry)) {
      this.#refuse(pointer, printExact(entry), 'a model: an object');
      return;
    }
    const wrong = parts.find((part) => typeof part !== 'string');
    const id = parts.length === 1 || wrong !== undefined ? (wrong ?? parts[0]) : parts.join('/');
    const idAt = this.#shape.id.at(-1) ?? null;
    const place = idAt === null || parts.at(-1) === undefined ? pointer : pointer + idAt;
    const reading = this.#readEntry(entry);
    if (!this.#takeId(id, place, reading)) return;
    const { canonical } = this.#shape;
    const name = canonical === undefined ? null : exactAt(entry, canonical);
    if (typeof name === 'string') this.#canonical.set(id, name);
    this.#add(id, { pointer: place, at: pointer }, reading);
  }

  /** True for an id that can be a model's and is new; otherwise a problem is noted. */
  #takeId(id: ExactValue | undefined, pointer: string, reading: EntryReading): id is string {
    const first = typeof id === 'string' ? this.#places.get(id) : undefined;
    if (typeof id !== 'string' || !isKeptId(id)) {
      this.#refuseId(id, pointer);
      return false;
    }
    if (!isModelId(id)) this.#strange.push({ id, pointer });
    if (first !== undefined && this.#shape.repeats !== true && !this.#isTwin(id, reading)) {
      this.#refuse(pointer, id, `an id that line ${first.line} does not have`);
      return false;
    }
    const line = this.#positionOf(pointer)?.line;
    if (first === undefined)
      this.#places.set(id, { document: this.#document, ...(line === undefined ? {} : { line }) });
    return true;
  }

  /** An id that ends in a slash, or is empty, is a mistake of one entry beside thousands that are none. */
  #refuseId(id: ExactValue | undefined, pointer: string): void {
    const isOpen = typeof id === 'string' && /\/$/.test(id) && isKeptId(id.replace(/\/+$/, ''));
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
  #isTwin(id: string, { facts }: EntryReading): boolean {
    const known = this.#entries.get(id)?.providers;
    return facts.provider != null && known !== undefined && known.size > 0 && !known.has(facts.provider);
  }

  /** A model of several entries has the facts of all; of a price that they disagree about, the first stays. */
  #add(id: string, { pointer, at }: Pick<Entry, 'pointer' | 'at'>, reading: EntryReading): void {
    const known = this.#entries.get(id);
    this.#count(reading.ignored);
    for (const [field, fate] of reading.fates) this.#tellFate(field, fate, pointer);
    const told = reading.facts.provider;
    if (known === undefined) {
      this.#entries.set(id, { pointer, at, reading, providers: new Set(told == null ? [] : [told]) });
      return;
    }
    if (told != null) known.providers.add(told);
    const isTwin = this.#shape.repeats !== true;
    if (isTwin) this.#twins.push({ id, pointer });
    known.reading = isTwin ? agreed(known.reading, reading) : joinEntries(known.reading, reading);
  }

  #tellFate(field: string, fate: 'read' | Gap['fate'], pointer: string): void {
    this.#ledger.count(1);
    if (fate === 'read') return;
    const key = `${fate} ${field}`;
    const gap = this.#gaps.get(key);
    const known = fate === 'passedOver' && isAside(field.split('.'));
    const line = gap === undefined ? (this.#positionOf(pointer)?.line ?? null) : gap.line;
    this.#gaps.set(key, { fate, what: 'field', name: field, line, parts: (gap?.parts ?? 0) + 1, known });
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
    const used = new Set([...this.#entries.values()].flatMap(({ reading }) => reading.seen));
    for (const pointer of (this.#shape.own ?? []).filter((field) => !used.has(field))) {
      const expected = 'a field that a model has; none has it any more';
      this.#problems.push(
        errorAt(this.#document, null, `catalog.json.fields ${JSON.stringify(pointer)}`, expected),
      );
    }
  }

  /** Where the facts of a model stand; a price has its item, unit and currency from the meaning of its field. */
  #traced(id: string | undefined): { sources?: FactSource[] } {
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (id === undefined) return {};
    const sources = (entry?.reading.sources ?? []).map(({ field, pointer, text, meaning }): FactSource => {
      const position = this.#positionOf(`${entry?.at ?? ''}${pointer}`);
      const place = { line: position?.line ?? null, column: position?.column ?? null };
      const means = `the field, which means ${JSON.stringify(meaning)}`;
      const by = meaning.includes(': ') ? { by: { item: means, unit: means, currency: means } } : {};
      return { field, document: this.#document, ...place, under: pointer, text, ...by };
    });
    return { sources };
  }

  #count(ignored: readonly string[]): void {
    for (const key of ignored) this.#ignored.set(key, (this.#ignored.get(key) ?? 0) + 1);
  }

  #refuse(pointer: string, seen: string, expected: string): void {
    this.#problems.push(errorAt(this.#document, this.#positionOf(pointer), seen, expected));
  }

  #refuseShape(value: ExactValue, { pointer, parts }: Way): void {
    const seen = [...parts.map((part) => textOf(part ?? null)), printExact(value)].join(': ');
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

const twinId =
  'ids that one provider publishes; these are of several, and what they publish differently is unread';

/** What two entries of one id both say; where they differ neither is taken. */
function agreed(known: EntryReading, more: EntryReading): EntryReading {
  const left: Partial<Facts> = known.facts;
  const right: Partial<Facts> = more.facts;
  const joined = joinEntries(known, more);
  const unread = [...joined.unread];
  const facts: Partial<Facts> = { ...joined.facts };
  for (const field of ['context', 'maxOutput', 'deprecation'] as const) {
    const [a = null, b = null] = [left[field], right[field]];
    if (a === null || b === null || canonicalJson(a) === canonicalJson(b)) continue;
    delete facts[field];
    unread.push(...[a, b].map((value) => ({ field, text: textIn(value), expected: twinId, unknown: field })));
  }
  const [ours, theirs] = [left.prices ?? [], right.prices ?? []];
  const differing = new Set(
    ours.flatMap((price) => {
      const other = theirs.find((one) => priceIdentity(one) === priceIdentity(price));
      return other !== undefined && compareRationals(unitPrice(other), unitPrice(price)) !== 0
        ? [priceIdentity(price)]
        : [];
    }),
  );
  const all = [...ours, ...theirs];
  const disputed = all.filter((price) => differing.has(priceIdentity(price)));
  unread.push(
    ...disputed.map(({ item, text }) => ({
      field: item,
      text,
      expected: twinId,
      unknown: `price of ${item}`,
    })),
  );
  facts.prices = all.filter((price) => !differing.has(priceIdentity(price)));
  return { ...joined, facts, unread };
}

function textIn(value: object): string {
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
    else if (compareRationals(unitPrice(known), unitPrice(price)) !== 0)
      repeated.push({ field: price.item, text: price.text, expected: 'one price for it' });
  }
  return { prices: [...first.values()], repeated };
}

const emptyModel: Omit<Model, 'id' | 'unread'> = {
  ...{ name: null, provider: null, category: null, status: 'active', deprecation: null, capabilities: [] },
  ...{ context: null, maxOutput: null, prices: [], endpoints: [], notes: null },
};
