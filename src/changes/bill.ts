import * as z from 'zod';

/** A sum in one currency as decimals: `from` and `to` are equal where it is known exactly. */
export const amountSchema = z.object({ currency: z.string(), from: z.string(), to: z.string() });
export type Amount = z.infer<typeof amountSchema>;

/** What a usage costs by the older and by the newer catalog; exact, and bounded where the catalog leaves it open. */
export const billSchema = z.object({
  models: z.array(
    z.object({
      /** The id that was meant by what the usage file says. */
      model: z.string(),
      before: z.array(amountSchema),
      after: z.array(amountSchema),
      /** What is not in the sums, or why they are bounds. */
      notes: z.array(z.string()),
    }),
  ),
  totals: z.array(z.object({ currency: z.string(), before: amountSchema, after: amountSchema })),
});
export type Bill = z.infer<typeof billSchema>;
