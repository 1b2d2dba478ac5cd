import * as z from 'zod';
import { printJson } from '../../base/json.ts';
import type { Uses } from '../../uses/find-uses.ts';
import { idStates } from '../../uses/known-ids.ts';

const place = { path: z.string(), line: z.int().positive(), column: z.int().positive(), text: z.string() };

const useSchema = z.object({
  ...place,
  id: z.string(),
  state: z.enum(idStates),
  since: z.iso.date().nullable(),
  ends: z.iso.date().nullable(),
  daysLeft: z.int().nullable(),
  successor: z.string().nullable(),
  /** What `--write` puts there; `null` where a person must decide. */
  replacement: z.string().nullable(),
});

const operationSchema = z.object({
  ...place,
  operation: z.string(),
  state: z.enum(['gone', 'changed']),
  since: z.iso.date(),
  changes: z.array(z.string()).readonly(),
});

/** What `uses --json` prints. */
export const usesSchema = z.object({
  schemaVersion: z.literal(1),
  files: z.int().nonnegative(),
  uses: z.array(useSchema),
  operations: z.array(operationSchema),
  skipped: z
    .array(z.object({ path: z.string(), reason: z.enum(['binary', 'large', 'unreadable', 'utf-16']) }))
    .readonly(),
  ignored: z.array(z.object({ ...useSchema.shape, reason: z.string() })),
  ignoredOperations: z.array(z.object({ ...operationSchema.shape, reason: z.string() })),
});

/** The uses for programs, in the order of the files. */
export function usesJson({ files, uses, operations, skipped, ignored, ignoredOperations }: Uses): string {
  const report: z.infer<typeof usesSchema> = {
    schemaVersion: 1,
    files,
    uses: uses.map(published),
    operations: operations.map(publishedOperation),
    skipped,
    ignored: ignored.map(({ use, reason }) => ({ ...published(use), reason })),
    ignoredOperations: ignoredOperations.map(({ use, reason }) => ({ ...publishedOperation(use), reason })),
  };
  return printJson(report);
}

/** Offsets in bytes are our own business. */
function published({ bytes: _, ...use }: Uses['uses'][number]): z.infer<typeof useSchema> {
  return use;
}

function publishedOperation({
  operation: { method, path, state, since, changes },
  bytes: _,
  ...where
}: Uses['operations'][number]): z.infer<typeof operationSchema> {
  return { ...where, operation: `${method} ${path}`, state, since, changes };
}
