import { z } from 'zod';
import type { DocumentName } from '../base/document.ts';
import { isDocumentName } from './layout.ts';
import { manifestVersion } from './manifest-shape.ts';
import { isSafePath } from './safe-path.ts';

const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const pathSchema = z.string().refine(isSafePath, 'not a path that stays in the folder');
const documentNameSchema = z.custom<DocumentName>(isDocumentName);

const documentSchema = z.object({
  name: documentNameSchema,
  file: pathSchema,
  /** The address that was asked, without anything that could be a key. */
  address: z.string(),
  /** The address that answered. */
  finalAddress: z.string(),
  digest: digestSchema,
  /** Bytes. */
  size: z.int().nonnegative(),
  validators: z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() }),
});

/** One release of the package. */
const releaseSchema = z.object({
  version: z.string(),
  /** The day of the edition that was released. */
  date: z.iso.date(),
  /** How many entries the history had; `null` once it began anew, so that its changes can no longer be told. */
  entries: z.int().positive().nullable(),
});
export type ReleaseRecord = z.infer<typeof releaseSchema>;

/** What an edition's folder holds and where it came from. Its last field is the digest of all the others. */
export const manifestSchema = z.object({
  schemaVersion: z.literal(manifestVersion),
  edition: z.object({ date: z.iso.date(), origin: z.enum(['live', 'sample']) }),
  tool: z.object({ name: z.string(), version: z.string() }),
  /** The version of the readers; another one means that the documents are to be read again. */
  reader: z.int().nonnegative(),
  /** `null` for a folder that only holds fetched documents. */
  package: z
    .object({
      name: z.string(),
      version: z.string(),
      /** Every release so far, oldest first. */
      releases: z.array(releaseSchema).exactOptional(),
    })
    .nullable(),
  documents: z.array(documentSchema),
  /** How much the documents say, for a report of a run that does not read them; `null` if they were only fetched. */
  counts: z
    .object({
      models: z.int().nonnegative(),
      operations: z.int().nonnegative(),
      sections: z.int().nonnegative(),
      facts: z.int().nonnegative(),
    })
    .nullable(),
  /** Path below the folder → digest, of every file but the manifest itself. */
  files: z.record(pathSchema, digestSchema),
  /** The arguments of `--accept` that let this edition pass. */
  accepted: z.array(z.string()).optional(),
  digest: digestSchema,
});
export type Manifest = z.infer<typeof manifestSchema>;
