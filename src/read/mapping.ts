import * as z from 'zod';
import { splitPointer } from '../base/json-pointer.ts';
import { isMeaning } from './catalogs/meanings.ts';
import type { JsonShape } from './catalogs/shapes.ts';

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
    columns: z.record(z.string(), meaning).describe('What columns mean, by their headers.').exactOptional(),
    prices: text('a currency and a unit, such as "USD per 1M tokens"')
      .regex(/^[A-Z]{3} per .+$/, { error: 'expected a currency and a unit, such as "USD per 1M tokens"' })
      .describe('The currency and unit of all prices of the table that name none.')
      .exactOptional(),
  }),
  { error: 'expected a list of tables' },
);

const json = z.strictObject({
  list: pointer
    .describe('Where the models are; a * stands for every element or member. Default: as the kind has it.')
    .exactOptional(),
  id: z
    .union([pointer, z.array(z.union([pointer, z.null()])).min(1)], { error: 'expected a pointer' })
    .describe('Where in a model its id is; for several stars one pointer each, null for the key.')
    .exactOptional(),
  fields: z
    .record(
      pointer,
      z.union([
        meaning,
        z.strictObject({
          means: meaning,
          times: z.array(z.string()).exactOptional(),
          when: z.tuple([pointer, z.string()]).exactOptional(),
        }),
      ]),
    )
    .describe('What fields of a model mean, by pointer.'),
});

/**
 * What a person tells of a catalog that cannot be guessed: where things are, never what they are. One schema, for the
 * configuration and for the profile of a gateway.
 */
export const mappingSchema = z.strictObject({
  tables: tables.describe('Tables of a catalog in Markdown.').exactOptional(),
  json: json.describe('A catalog in JSON.').exactOptional(),
  known: z
    .array(text('the name of a gap, as models --coverage prints it'), { error: 'expected a list of names' })
    .describe(
      'Columns, rows, tables, lists and fields that may be passed over without a word, by their names.',
    )
    .exactOptional(),
});
export type CatalogMapping = z.infer<typeof mappingSchema>;
export type TableMapping = z.infer<typeof tables>[number];

/** The mapping of a catalog in JSON as a shape like those that are known; what it leaves out is as the known one has it. */
export function shapeOf({ list, id, fields }: z.infer<typeof json>, known: JsonShape): JsonShape {
  const own = Object.keys(fields);
  if (list === undefined && id === undefined)
    return { ...known, fields: { ...fields, ...known.fields, ...fields }, own };
  const at = list ?? known.list;
  const ids = id === undefined ? known.id : Array.isArray(id) ? id : [id];
  return {
    ...{ list: at, id: ids, fields, own },
    looks: `models at ${at}, as the configuration says: catalog.json`,
    isOne: () => true,
  };
}
