import { type ExactObject, type ExactValue, exactAt } from '../../base/exact-json.ts';
import type { CatalogMapping } from '../mapping.ts';
import type { IdPart } from './find-list.ts';
import { textOf } from './meanings.ts';

type JsonMapping = NonNullable<CatalogMapping['json']>;

/** Words of a configuration that fit nothing any more. */
export interface Unmet {
  readonly name: string;
  readonly expected: string;
}

/** What of a mapping of JSON fits something of the document: whatever does not is named. */
export class MappingUse {
  readonly #mapping: JsonMapping;
  /** The parts of the id that a text is to be for. */
  readonly #ids: readonly IdPart[];
  /** The fields that hold only under a condition, or are multiplied. */
  readonly #conditioned: readonly Conditioned[];
  readonly #met = new Set<string>();
  /** True once a price took its currency or its unit from the words for all. */
  prices = false;
  /** True once two entries had one id. */
  repeats = false;
  #isJoined = false;

  constructor(mapping: JsonMapping = {}, id: readonly IdPart[] = []) {
    this.#mapping = mapping;
    this.#ids = id.filter((part) => part !== false);
    this.#conditioned = Object.entries(mapping.fields ?? {}).flatMap(([pointer, field]) =>
      typeof field === 'string' ? [] : [[pointer, field] as const],
    );
  }

  /** Looks at one model, and at the parts of its id. */
  meet(entry: ExactObject, parts: readonly (ExactValue | undefined)[]): void {
    const told = parts.map((part) => part !== undefined && part !== null);
    for (const [index, isTold] of told.entries()) if (isTold) this.#met.add(`id ${this.#ids[index]}`);
    this.#isJoined ||= told.filter(Boolean).length > 1;
    for (const [pointer, { times = [], when }] of this.#conditioned) {
      for (const factor of times) if (isThere(entry, factor)) this.#met.add(`times ${pointer} ${factor}`);
      const value = when === undefined ? undefined : exactAt(entry, when[0]);
      if (value !== undefined && textOf(value) === when?.[1]) this.#met.add(`when ${pointer}`);
    }
  }

  /** What nothing fits; `seen` are the fields that models have. */
  unmet(seen: ReadonlySet<string>): Unmet[] {
    const { join, prices, repeats, fields = {} } = this.#mapping;
    return [
      ...this.#unmetIds(),
      ...(join !== undefined && !this.#isJoined
        ? [{ name: 'catalog.json.join', expected: joinExpected }]
        : []),
      ...(repeats === true && !this.repeats
        ? [{ name: 'catalog.json.repeats', expected: repeatsExpected }]
        : []),
      ...(prices !== undefined && !this.prices
        ? [{ name: `catalog.json.prices: ${JSON.stringify(prices)}`, expected: pricesExpected }]
        : []),
      ...Object.keys(fields).flatMap((pointer) =>
        seen.has(pointer) ? [] : [{ name: nameOf(pointer), expected: fieldExpected }],
      ),
      ...this.#conditioned.flatMap((field) => (seen.has(field[0]) ? this.#unmetIn(field) : [])),
    ];
  }

  #unmetIds(): Unmet[] {
    if (!Array.isArray(this.#mapping.id)) return [];
    return this.#ids.flatMap((part) =>
      part === null || this.#met.has(`id ${part}`)
        ? []
        : [{ name: `catalog.json.id ${JSON.stringify(part)}`, expected: idExpected }],
    );
  }

  #unmetIn([pointer, { times = [], when }]: Conditioned): Unmet[] {
    const lost = times.filter((factor) => !this.#met.has(`times ${pointer} ${factor}`));
    return [
      ...lost.map((factor) => ({
        name: `${nameOf(pointer)}: times ${JSON.stringify(factor)}`,
        expected: fieldExpected,
      })),
      ...(when !== undefined && !this.#met.has(`when ${pointer}`)
        ? [{ name: `${nameOf(pointer)}: when ${JSON.stringify(when)}`, expected: whenExpected }]
        : []),
    ];
  }
}

type Field = NonNullable<JsonMapping['fields']>[string];
type Conditioned = readonly [pointer: string, field: Exclude<Field, string>];

/** A factor is a decimal, or the pointer to one. */
function isThere(entry: ExactObject, factor: string): boolean {
  return !factor.startsWith('/') || (exactAt(entry, factor) ?? null) !== null;
}

function nameOf(pointer: string): string {
  return `catalog.json.fields ${JSON.stringify(pointer)}`;
}

const fieldExpected = 'a field that a model has; none has it any more';
const whenExpected = 'a value that a model has there; none has it any more';
const idExpected = 'a part of the id of some model; none has it any more';
const joinExpected = 'ids of several parts; each has a single one';
const repeatsExpected = 'an id that several entries have; each has one of its own';
const pricesExpected = 'a price whose field says no currency or no unit; none is left';
