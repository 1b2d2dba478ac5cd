import * as z from 'zod';
import { type ExactObject, type ExactValue, exactAt, isExactObject, JsonNumber } from '../base/exact-json.ts';
import { joinPointer, splitPointer } from '../base/json-pointer.ts';
import type { IdPart } from './catalogs/find-list.ts';
import { isMeaning } from './catalogs/meanings.ts';
import { fieldsByName } from './catalogs/plain-shape.ts';
import { sampleOf } from './catalogs/price-blanks.ts';
import type { JsonShape } from './catalogs/shapes.ts';
import { isMeaningOfColumn } from './column-meanings.ts';
import { exactDecimal } from './models/values/amount.ts';

const text = (form: string) => z.string({ error: `expected ${form}` }).min(1, { error: `expected ${form}` });

const pointer = z
  .string({ error: 'expected a pointer, such as "/pricing/input"' })
  .refine((value) => value !== '' && splitPointer(value) !== null, {
    error: 'expected a pointer, such as "/pricing/input"',
  });

const meaningForm =
  'what it means: context, longest output, last day, … or a price such as "input: USD per 1M tokens"';

const meaning = z
  .string({ error: `expected ${meaningForm}` })
  .refine(isMeaning, { error: `expected ${meaningForm}` });

/** What a person can say of prices that say nothing themselves. */
const unit = text('a currency and a unit, such as "USD per 1M tokens"')
  .refine((words) => isMeaning(`input: ${words}`) && !words.includes(' above '), {
    error: 'expected a currency and a unit, such as "USD per 1M tokens"',
  })
  .describe('The currency and unit of all prices that name none.');

const columnForm =
  'what it means: name, provider, category, status, capabilities, context, longest output, last day, successor, endpoints, nothing new, or a price such as "input: USD per 1M tokens"';

const tables = z.array(
  z.strictObject({
    header: text('a header of the table')
      .describe('The tables that have a column of this header.')
      .exactOptional(),
    under: text('a heading above the table').describe('The tables under this heading.').exactOptional(),
    skip: z.literal(true, { error: 'expected true' }).describe('They are about no models.').exactOptional(),
    id: z
      .union([text('a header'), z.array(text('a header')).min(2)], { error: 'expected a header, or two' })
      .describe('The column that identifies a model, or those that make its id together.')
      .exactOptional(),
    join: z.string().describe('What stands between the parts of an id. Default: "/".').exactOptional(),
    columns: z
      .record(z.string(), meaning.refine(isMeaningOfColumn, { error: `expected ${columnForm}` }))
      .describe('What columns mean, by their headers.')
      .exactOptional(),
    prices: unit.exactOptional(),
  }),
  { error: 'expected a list of tables' },
);

/** A price may leave what it is of, its currency, its unit or its threshold to other fields. */
const fieldMeaning = z
  .string({ error: `expected ${meaningForm}` })
  .refine((words) => isMeaning(sampleOf(words) ?? words), { error: `expected ${meaningForm}` })
  .describe(
    'In a price {/pointer} stands for what that field says, {*} for the key: "{/prices/*/type}: USD per {/prices/*/unit}".',
  );

const fullMeaning = z.strictObject({
  means: fieldMeaning,
  times: z
    .array(
      z.string().refine((factor) => exactDecimal(factor) !== null || splitPointer(factor)?.length, {
        error: 'expected a decimal, or a pointer to a field that holds one',
      }),
    )
    .describe('Decimals, and fields that hold one, by which the amount is multiplied.')
    .exactOptional(),
  when: z
    .tuple([pointer, z.string().nullable()])
    .describe('Only where that field has that value; null where it has none.')
    .exactOptional(),
});

/** How a catalog in JSON, or in YAML, is read. */
export const jsonSchema = z.strictObject({
  list: pointer
    .describe('Where the models are; a * stands for every element or member. Default: as the kind has it.')
    .exactOptional(),
  id: z
    .union([pointer, z.array(z.union([pointer, z.null(), z.literal(false)])).min(1)], {
      error: 'expected a pointer, or a list with one for each star: null for the key, false for nothing',
    })
    .describe(
      'Where in a model its id is. A list has one pointer for each star, null for the key, false for nothing; what is beyond the stars makes the id together.',
    )
    .exactOptional(),
  join: z.string().describe('What stands between the parts of an id. Default: "/".').exactOptional(),
  repeats: z
    .literal(true, { error: 'expected true' })
    .describe('Several entries of one id are one model, which has what all of them say.')
    .exactOptional(),
  prices: unit.exactOptional(),
  fields: z
    .record(
      pointer,
      z.union([fieldMeaning, fullMeaning, z.array(fullMeaning).min(1)], {
        error: `expected ${meaningForm}; or {"means", "times", "when"}, or a list of these`,
      }),
    )
    .describe('What fields of a model mean, by pointer; a * stands for every element or member.')
    .exactOptional(),
});

/**
 * What a person tells of a catalog that cannot be guessed: where things are, never what they are. One schema, for the
 * configuration and for the profile of a gateway.
 */
export const mappingSchema = z.strictObject({
  tables: tables.describe('Tables of a catalog in Markdown.').exactOptional(),
  json: jsonSchema.describe('A catalog in JSON.').exactOptional(),
  known: z
    .array(text('the name of a gap, as models --coverage prints it'), { error: 'expected a list of names' })
    .describe(
      'Columns, rows, tables, lists and fields that may be passed over without a word, by their names.',
    )
    .exactOptional(),
});
export type CatalogMapping = z.infer<typeof mappingSchema>;
export type TableMapping = z.infer<typeof tables>[number];

/**
 * The mapping of a catalog in JSON as a shape like those that are known; what it leaves out is as the known one has it, and
 * fields whose names say what they are need no words.
 */
export function shapeOf(
  { list, id, join, prices, repeats: isMany, fields = {} }: z.infer<typeof jsonSchema>,
  known: JsonShape,
  root: ExactValue,
): JsonShape {
  const own = Object.keys(fields);
  const repeats = isMany === true ? 'agreed' : known.repeats;
  if (list === undefined && id === undefined)
    return { ...known, join, prices, repeats, fields: { ...fields, ...known.fields, ...fields }, own };
  const at = list ?? known.list;
  const steps = splitPointer(at) ?? [];
  const ids = id === undefined ? known.id : Array.isArray(id) ? id : innermost(id, steps);
  const named = fieldsByName(modelsAt(root, steps), ids);
  return {
    ...{ list: at, id: ids, join, prices, repeats, fields: { ...fields, ...without(named, fields) }, own },
    looks: `models at ${at}, as the configuration says: catalog.json`,
    isOne: () => true,
  };
}

/** A single pointer is of the models; the stars before them say nothing of an id. */
function innermost(id: string, steps: readonly string[]): IdPart[] {
  const stars = steps.filter((step) => step === '*').length;
  return [...Array.from({ length: Math.max(0, stars - 1) }, () => false as const), id];
}

/** What a name says gives way to the words for a field, and to words for the fact that it is. */
function without(named: Readonly<Record<string, string>>, own: z.infer<typeof jsonSchema>['fields'] = {}) {
  const all = Object.values(own).flatMap((one) => (typeof one === 'string' ? [{ means: one }] : one));
  const told = new Set(all.map(({ means }) => means));
  return Object.fromEntries(Object.entries(named).filter(([at, means]) => !(at in own) && !told.has(means)));
}

function modelsAt(value: ExactValue, [step, ...rest]: readonly string[]): ExactObject[] {
  if (step === undefined) return isExactObject(value) ? [value] : [];
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return [];
  const inner = step === '*' ? Object.values(value) : [exactAt(value, joinPointer('', step)) ?? null];
  return inner.flatMap((one) => modelsAt(one, rest));
}
