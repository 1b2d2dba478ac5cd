import * as z from 'zod';
import { type Change, heldSchema, writtenChangeSchema } from '../changes/comparison.ts';
import { bumpSchema } from '../changes/severity.ts';

/**
 * One line of `history.jsonl`: an accepted edition. The first line's changes are a `model-added` for each model of the
 * baseline, so that every past catalog can be rebuilt from the log alone.
 */
export const historyEntrySchema = z.object({
  schemaVersion: z.literal(1),
  date: z.iso.date(),
  /** Digest of the catalog that the log rebuilds before this entry (`null` for the first), a chain that shows damage. */
  from: z.string().nullable(),
  /** Digest of the catalog that the log rebuilds after this entry. */
  to: z.string(),
  /** Document name → digest of its bytes. */
  sources: z.record(z.string(), z.string()),
  /** Held reasons that were accepted with this edition. */
  accepted: z.array(heldSchema).optional(),
  /** The step that was asked of the package, where it is more than what the changes ask for by themselves. */
  bump: bumpSchema.optional(),
  changes: z.array(writtenChangeSchema),
});
/** An entry with its changes typed by their kinds. */
export type HistoryEntry = Omit<z.infer<typeof historyEntrySchema>, 'changes'> & {
  readonly changes: readonly Change[];
};
