import type { ExactValue } from '../../base/exact-json.ts';
import type { CatalogMapping } from '../mapping.ts';
import type { IdPart } from './find-list.ts';
import { pointersIn } from './price-blanks.ts';
import { useOf } from './read-entry.ts';

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
  readonly #met = new Set<string>();
  /** True once a price took its currency or its unit from the words for all. */
  prices = false;
  /** True once two entries had one id. */
  repeats = false;
  #isJoined = false;

  constructor(mapping: JsonMapping = {}, id: readonly IdPart[] = []) {
    this.#mapping = mapping;
    this.#ids = id.filter((part) => part !== false);
  }

  /** Looks at the parts of the id of one model. */
  meet(parts: readonly (ExactValue | undefined)[]): void {
    const told = parts.map((part) => part !== undefined && part !== null);
    for (const [index, isTold] of told.entries()) if (isTold) this.#met.add(`id ${this.#ids[index]}`);
    this.#isJoined ||= told.filter(Boolean).length > 1;
  }

  /** What nothing fits; `seen` are the fields that models have, and what else of the mapping they use. */
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
      ...Object.entries(fields).flatMap(([pointer, field]) =>
        seen.has(pointer)
          ? meaningsOf(field).flatMap((one) => unmetIn(pointer, one, seen))
          : [{ name: nameOf(pointer), expected: fieldExpected }],
      ),
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
}

type Field = NonNullable<JsonMapping['fields']>[string];
type One = Exclude<Field, string | readonly unknown[]>;

function meaningsOf(field: Field): readonly One[] {
  if (typeof field === 'string') return [{ means: field }];
  return Array.isArray(field) ? field : [field];
}

/** A condition that never holds, a factor and a blank that no model has. */
function unmetIn(pointer: string, { means, times = [], when }: One, seen: ReadonlySet<string>): Unmet[] {
  const factors = times.filter(
    (factor) => factor.startsWith('/') && !seen.has(useOf(pointer, 'times', factor)),
  );
  const blanks = pointersIn(means).filter((at) => !seen.has(useOf(pointer, 'blank', at)));
  if (when !== undefined && !seen.has(useOf(pointer, 'when', when)))
    return [{ name: `${nameOf(pointer)}: when ${JSON.stringify(when)}`, expected: whenExpected }];
  return [
    ...factors.map((at) => ({
      name: `${nameOf(pointer)}: times ${JSON.stringify(at)}`,
      expected: fieldExpected,
    })),
    ...blanks.map((at) => ({ name: `${nameOf(pointer)}: {${at}}`, expected: fieldExpected })),
  ];
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
