import { z } from 'zod';

/** A place in a document. Lines and columns count from 1; a column counts UTF-16 units, as editors do. */
export const placeSchema = z.object({
  document: z.string(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
});
export type Place = z.infer<typeof placeSchema>;

/**
 * Something in a document that could not be read as it should be: data, so that all problems of a run are told at once.
 *
 * `error` makes the document invalid (exit 4); `warning` costs one fact, which is then named under the model's `unread`.
 * `--strict` turns every warning into an error.
 */
export const problemSchema = z.object({
  document: z.string(),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  /** The text that was met, cut to a readable length. Foreign: escape it before it is printed. */
  seen: z.string(),
  /** What would have been readable, in our words. */
  expected: z.string(),
  severity: z.enum(['error', 'warning']),
});
export type Problem = z.infer<typeof problemSchema>;
