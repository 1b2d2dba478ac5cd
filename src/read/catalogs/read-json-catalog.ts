import type { DocumentName } from '../../base/document.ts';
import { type ExactValue, exactAt, isExactObject, printExact, readExactJson } from '../../base/exact-json.ts';
import { joinPointer, splitPointer } from '../../base/json-pointer.ts';
import { indexPositions, type Position } from '../../base/json-positions.ts';
import { errorAt, type Place, type Problem, type Reading, warningAt } from '../../base/problem.ts';
import { compareRationals } from '../../catalog/decimal.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { isModelId } from '../../catalog/model-id.ts';
import { orderModels } from '../../catalog/order.ts';
import { priceIdentity, unitPrice } from '../../catalog/price-identity.ts';
import type { CatalogReading } from '../edition.ts';
import { providerOfId } from '../models/values/provider.ts';
import { type EntryReading, entryReader, type UnreadField } from './read-entry.ts';
import type { JsonShape } from './shapes.ts';

/**
 * Reads a catalog in JSON as its shape says. What tells models apart is strict: an id that is missing, illegal or there
 * twice, or no model at all, makes the document invalid. A field that cannot be read is a warning and stays under
 * `unread`; fields that the shape does not name are counted. Numbers are read as they are written.
 */
export function readJsonCatalog(
  text: string,
  document: DocumentName,
  shape: JsonShape,
): Reading<CatalogReading> {
  const json = readExactJson(text, document);
  if (json.problems.length > 0) return { value: null, problems: json.problems };
  const catalog = new JsonCatalog(document, indexPositions(text), shape);
  catalog.readList(json.value, { pointer: '', keys: [] }, splitPointer(shape.list) ?? []);
  return catalog.finish();
}

/** A place on the way to the models, with the keys that stars stood for. */
interface Way {
  readonly pointer: string;
  readonly keys: readonly string[];
}

class JsonCatalog {
  readonly #models: Model[] = [];
  readonly #places = new Map<string, Place>();
  readonly #ignored = new Map<string, number>();
  readonly #problems: Problem[] = [];
  readonly #document: DocumentName;
  readonly #positionOf: (pointer: string) => Position | null;
  readonly #shape: JsonShape;
  readonly #readEntry: ReturnType<typeof entryReader>;

  constructor(document: DocumentName, positionOf: (pointer: string) => Position | null, shape: JsonShape) {
    this.#document = document;
    this.#positionOf = positionOf;
    this.#shape = shape;
    this.#readEntry = entryReader(shape);
  }

  /** Walks to the models. A star goes through a list where models carry their ids, else through an object. */
  readList(value: ExactValue, way: Way, [step, ...rest]: readonly string[]): void {
    const isList = Array.isArray(value) && this.#shape.id !== null;
    const below = step !== '*' && isExactObject(value) ? value[step ?? ''] : undefined;
    if (step === undefined) this.#addEntry(value, way);
    else if (below !== undefined && typeof below === 'object' && below !== null)
      this.readList(below, { ...way, pointer: joinPointer(way.pointer, step) }, rest);
    else if (step === '*' && isList) this.#readAll([...value.entries()], way, rest);
    else if (step === '*' && isExactObject(value) && this.#shape.id === null)
      this.#readAll(Object.entries(value), way, rest);
    else this.#refuseShape(value, way);
  }

  #readAll(
    members: ReadonlyArray<readonly [string | number, ExactValue]>,
    way: Way,
    rest: readonly string[],
  ): void {
    for (const [key, value] of members) {
      const below = { pointer: joinPointer(way.pointer, key), keys: [...way.keys, String(key)] };
      if (key === this.#shape.aside) this.#count([key]);
      else this.readList(value, below, rest);
    }
  }

  #addEntry(entry: ExactValue, { pointer, keys }: Way): void {
    if (!isExactObject(entry)) {
      this.#refuse(pointer, printExact(entry), 'a model: an object');
      return;
    }
    const { id: idAt } = this.#shape;
    const id = idAt === null ? keys.join('/') : exactAt(entry, idAt);
    const place = idAt === null || id === undefined ? pointer : pointer + idAt;
    if (this.#takeId(id, place)) this.#add(id, place, this.#readEntry(entry));
  }

  /** True for an id that can be a model's and is new; otherwise a problem is noted. */
  #takeId(id: ExactValue | undefined, pointer: string): id is string {
    const first = typeof id === 'string' ? this.#places.get(id) : undefined;
    if (typeof id !== 'string' || !isModelId(id)) {
      this.#refuse(pointer, id === undefined ? 'no id' : printExact(id), 'a model id');
      return false;
    }
    if (first !== undefined) {
      this.#refuse(pointer, id, `an id that line ${first.line} does not have`);
      return false;
    }
    const line = this.#positionOf(pointer)?.line;
    this.#places.set(id, { document: this.#document, ...(line === undefined ? {} : { line }) });
    return true;
  }

  #add(id: string, pointer: string, { facts, unread: unreadFields, ignored }: EntryReading): void {
    const { prices, repeated } = splitRepeated(facts.prices ?? []);
    const unread = [...unreadFields, ...repeated];
    const named = unread.map(({ field, text }) => ({ field, text }));
    const [told = null, byId] = [facts.provider, providerOfId(id)];
    const provider = this.#shape.ownProvider === true ? (told ?? byId) : (byId ?? told);
    this.#models.push({ id, ...emptyModel, ...facts, provider, prices, unread: named });
    this.#count(ignored);
    for (const { field, text, expected } of unread) {
      const place = this.#positionOf(pointer);
      this.#problems.push(warningAt(this.#document, place, `${id}: ${field}: ${text}`, expected));
    }
  }

  #count(ignored: readonly string[]): void {
    for (const key of ignored) this.#ignored.set(key, (this.#ignored.get(key) ?? 0) + 1);
  }

  #refuse(pointer: string, seen: string, expected: string): void {
    this.#problems.push(errorAt(this.#document, this.#positionOf(pointer), seen, expected));
  }

  #refuseShape(value: ExactValue, { pointer, keys }: Way): void {
    const seen = [...keys, printExact(value)].join(': ');
    this.#problems.push(
      errorAt(this.#document, this.#positionOf(pointer) ?? { line: 1 }, seen, this.#shape.looks),
    );
  }

  finish(): Reading<CatalogReading> {
    if (this.#models.length === 0 && this.#problems.length === 0)
      this.#problems.push(errorAt(this.#document, null, 'a catalog without models', 'at least one model'));
    const valid = this.#problems.every((problem) => problem.severity === 'warning');
    const models = orderModels(this.#models);
    const value = { models, places: this.#places, ignoredFields: this.#ignored };
    return { value: valid ? value : null, problems: this.#problems };
  }
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
