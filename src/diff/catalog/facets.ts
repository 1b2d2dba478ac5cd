import { compareCodePoints } from '../../base/code-point-order.ts';
import { canonicalJson } from '../../base/json.ts';
import { listed, quote } from '../../base/words.ts';
import type { Model, Price } from '../../catalog/model.ts';
import { comparePrices } from '../../catalog/order.ts';
import { priceIdentity } from '../../catalog/price-identity.ts';
import { conditionWords, isKnownItem, itemName, priceName, priceWords } from '../../catalog/price-words.ts';
import type { FieldValue } from '../../changes/values.ts';
import { detailWords } from './lifecycle.ts';
import { wordsOnlyIn } from './plain-fields.ts';

/**
 * The part of a model that an unread cell leaves open: what one side has of it that the other lacks, how that is
 * called, and how to take it out before the sides are compared.
 */
export interface Facet {
  readonly name: string;
  /** True where one cell holds several values, so that some can be read beside one that cannot. */
  readonly isPartial: boolean;
  /** What `model` has that `other` has not. */
  readonly surplus: (model: Model, other: Model) => readonly Surplus[];
  /** `model` without that surplus. */
  readonly without: (model: Model, other: Model) => Model;
}

/** A field's value, the words of a list, or a Price, and how it is written in a message. */
interface Surplus {
  readonly value: NonNullable<FieldValue>;
  readonly words: string;
  /** What it is called, where the facet is of several things. */
  readonly name?: string;
}

const scalarFields = [
  'name',
  'provider',
  'category',
  'status',
  'deprecation',
  'context',
  'maxOutput',
  'notes',
] as const;
type ScalarField = (typeof scalarFields)[number];

const listFields = ['capabilities', 'endpoints'] as const;
type ListField = (typeof listFields)[number];

/** Names under which a cell of prices that fits no single item is kept. */
const allPrices: ReadonlySet<string> = new Set(['price', 'prices', 'pricing']);

const scalarNames: Readonly<Partial<Record<ScalarField, string>>> = {
  context: 'context window',
  maxOutput: 'maximum output',
};

/** The facet of an `unread` entry's field: a field of the model, an item of its prices, or all prices. */
export function facetOf(field: string): Facet {
  const scalar = scalarFields.find((name) => name === field);
  if (scalar !== undefined) return scalarFacet(scalar);
  const list = listFields.find((name) => name === field);
  return list === undefined ? priceFacet(field) : listFacet(list);
}

function scalarFacet(field: ScalarField): Facet {
  return {
    name: scalarNames[field] ?? field,
    isPartial: false,
    surplus: (model, other) => {
      const value = model[field];
      if (value === null || canonicalJson(value) === canonicalJson(other[field])) return [];
      return [{ value, words: scalarWords(value) }];
    },
    without: (model, other) => ({ ...model, [field]: other[field] }),
  };
}

function scalarWords(value: NonNullable<Model[ScalarField]>): string {
  if (typeof value === 'string') return quote(value);
  return 'tokens' in value ? value.text : detailWords(value);
}

function listFacet(field: ListField): Facet {
  return {
    name: field,
    isPartial: true,
    surplus: (model, other) => {
      const words = wordsOnlyIn(model[field], other[field]).sort(compareCodePoints);
      return words.length === 0 ? [] : [{ value: words, words: listed(words) }];
    },
    without: (model, other) => ({
      ...model,
      [field]: model[field].filter((word) => other[field].includes(word)),
    }),
  };
}

function priceFacet(field: string): Facet {
  const ofAllItems = allPrices.has(field);
  const surplus = (model: Model, other: Model): Price[] => {
    const known = new Set(other.prices.map(priceIdentity));
    return model.prices
      .filter((price) => (ofAllItems || price.item === field) && !known.has(priceIdentity(price)))
      .sort(comparePrices);
  };
  return {
    name: isKnownItem(field) ? itemName(field) : field,
    isPartial: true,
    surplus: (model, other) =>
      surplus(model, other).map((price) => ({
        value: price,
        ...(ofAllItems
          ? { name: priceName(price), words: priceWords(price) }
          : { words: `${priceWords(price)}${conditionWords(price)}` }),
      })),
    without: (model, other) => {
      const gone = new Set(surplus(model, other));
      return { ...model, prices: model.prices.filter((price) => !gone.has(price)) };
    },
  };
}
