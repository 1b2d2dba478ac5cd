import { z } from 'zod';

/** The process that holds a lock, or holds it no longer. */
export const ownerSchema = z.object({
  nonce: z.string().regex(/^[0-9a-f]{16}$/),
  pid: z.int().positive(),
  host: z.string(),
  space: z.string(),
  started: z.string().nullable(),
  /** When the lock was taken, UTC. */
  since: z.iso.datetime(),
});
export type Owner = z.infer<typeof ownerSchema>;
