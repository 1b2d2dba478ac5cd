import { z } from 'zod';
import { isSafePath } from './safe-path.ts';

const pathSchema = z.string().refine(isSafePath);

const stepSchema = z.object({
  path: pathSchema,
  /** The name of the staged file in `new/`, and of the kept one in `old/`. */
  slot: z.string().regex(/^\d+$/),
  /** Digest of the file before the commit; `null` if there was none. */
  before: z.string().nullable(),
  /** Digest of the file after the commit; `null` if there will be none. */
  after: z.string().nullable(),
});
export type Step = z.infer<typeof stepSchema>;

export const journalSchema = z.object({
  schemaVersion: z.literal(1),
  /** In the order in which they are taken: writes, removals, the manifest. */
  steps: z.array(stepSchema),
  /** Folders below the target that did not exist, outermost first; the empty path is the target itself. */
  folders: z.array(z.union([pathSchema, z.literal('')])),
});
export type Journal = z.infer<typeof journalSchema>;
