import type { DocumentName } from '../../base/document.ts';
import { type ExactObject, type ExactValue, isExactObject, printExact } from '../../base/json/exact-json.ts';
import { indexPositions, type Position } from '../../base/json-positions.ts';
import type { Place, Problem } from '../../base/problem.ts';
import { errorAt, warningAt } from '../../base/problem-at.ts';
import type { Reading } from '../../base/reading.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { isModelId } from '../../catalog/model-id.ts';
import { orderModels } from '../../catalog/order.ts';
import { priceIdentity } from '../../catalog/price-identity.ts';
import type { CatalogReading } from '../edition.ts';
import type { UnreadField } from './fields.ts';

/** An entry of a foreign catalog, to be a model. */
export interface ForeignEntry {
  readonly id: ExactValue | undefined;
  /** Where the id stands. */
  readonly pointer: string;
  /** The entry itself: an object, or it is no model. */
  readonly entry: ExactValue;
}

/** An entry that is a model. */
export interface ForeignModel {
  readonly id: string;
  readonly fields: ExactObject;
}

/** What is read of a foreign model. Everything that is not given was not published. */
export interface ModelFacts {
  readonly facts: Partial<Omit<Model, 'id' | 'unread'>>;
  readonly unread: readonly UnreadField[];
  readonly ignored: readonly string[];
}

/**
 * Makes a catalog of foreign models. What tells models apart is strict: an id that is missing, illegal or there twice,
 * or no model at all, makes the document invalid. A field that cannot be read is a warning and stays under `unread`.
 */
export function collectModels(
  entries: readonly ForeignEntry[],
  readModel: (model: ForeignModel) => ModelFacts,
  source: { readonly text: string; readonly document: DocumentName },
): Reading<CatalogReading> {
  const catalog = new CatalogCollector(source.document, indexPositions(source.text));
  for (const { id, pointer, entry } of entries) {
    if (!isExactObject(entry)) catalog.refuse(pointer, printExact(entry), 'a model: an object');
    else if (catalog.takeId(id, pointer)) catalog.add(id, pointer, readModel({ id, fields: entry }));
  }
  return catalog.finish();
}

class CatalogCollector {
  readonly #models: Model[] = [];
  readonly #places = new Map<string, Place>();
  readonly #ignored = new Map<string, number>();
  readonly #problems: Problem[] = [];
  readonly #document: DocumentName;
  readonly #positionOf: (pointer: string) => Position | null;

  constructor(document: DocumentName, positionOf: (pointer: string) => Position | null) {
    this.#document = document;
    this.#positionOf = positionOf;
  }

  /** True for an id that can be a model's and is new; otherwise a problem is noted. */
  takeId(id: ExactValue | undefined, pointer: string): id is string {
    if (typeof id !== 'string' || !isModelId(id)) {
      this.refuse(pointer, id === undefined ? 'no id' : printExact(id), 'a model id');
      return false;
    }
    const first = this.#places.get(id);
    if (first !== undefined) {
      this.refuse(pointer, id, `an id that line ${first.line} does not have`);
      return false;
    }
    const line = this.#positionOf(pointer)?.line;
    this.#places.set(id, { document: this.#document, ...(line === undefined ? {} : { line }) });
    return true;
  }

  add(id: string, pointer: string, { facts, unread: unreadFields, ignored }: ModelFacts): void {
    const { prices, repeated } = splitRepeated(facts.prices ?? []);
    const unread = [...unreadFields, ...repeated];
    const named = unread.map(({ field, text }) => ({ field, text }));
    this.#models.push({ id, ...emptyModel, ...facts, prices, unread: named });
    for (const key of ignored) this.#ignored.set(key, (this.#ignored.get(key) ?? 0) + 1);
    for (const { field, text, expected } of unread) {
      const place = this.#positionOf(pointer);
      this.#problems.push(warningAt(this.#document, place, `${id}: ${field}: ${text}`, expected));
    }
  }

  finish(): Reading<CatalogReading> {
    if (this.#models.length === 0 && this.#problems.length === 0) {
      this.#problems.push(errorAt(this.#document, null, 'a catalog without models', 'at least one model'));
    }
    const valid = this.#problems.every((problem) => problem.severity === 'warning');
    const models = orderModels(this.#models);
    const value = { models, places: this.#places, ignoredFields: this.#ignored };
    return { value: valid ? value : null, problems: this.#problems };
  }

  refuse(pointer: string, seen: string, expected: string): void {
    this.#problems.push(errorAt(this.#document, this.#positionOf(pointer), seen, expected));
  }
}

/** A model has one price of each identity; another one for the same thing cannot be told from a mistake. */
function splitRepeated(all: readonly Price[]): { prices: Price[]; repeated: UnreadField[] } {
  const first = new Map<string, Price>();
  for (const price of all) if (!first.has(priceIdentity(price))) first.set(priceIdentity(price), price);
  const prices = [...first.values()];
  const repeated = all.filter((price) => !prices.includes(price));
  return {
    prices,
    repeated: repeated.map(({ item, text }) => ({ field: item, text, expected: 'one price for it' })),
  };
}

const emptyModel: Omit<Model, 'id' | 'unread'> = {
  name: null,
  provider: null,
  category: null,
  status: 'active',
  deprecation: null,
  capabilities: [],
  context: null,
  maxOutput: null,
  prices: [],
  endpoints: [],
  notes: null,
};
