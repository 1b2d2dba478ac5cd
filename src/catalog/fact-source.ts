import * as z from 'zod';

/** Where a fact of a model comes from: the place of its cell or field, its text, and what gave a price its meaning. */
export const factSourceSchema = z.strictObject({
  /** As in a model: `context`, `deprecation`, or the item of a price. */
  field: z.string(),
  document: z.string(),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  /** Foreign text: the header of the column, or the pointer of the field. */
  under: z.string().nullable(),
  /** Foreign text: the cell or the value. */
  text: z.string(),
  /** For a price: what gave it its item, its unit and its currency, in words. */
  by: z.strictObject({ item: z.string(), unit: z.string(), currency: z.string() }).exactOptional(),
});
export type FactSource = z.infer<typeof factSourceSchema>;
