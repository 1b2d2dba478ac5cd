import { z } from 'zod';
import { compareCodePoints } from '../canonical/code-point-order.ts';
import { digestOf } from '../canonical/digest.ts';
import { canonicalJson, isPlainObject, printJson } from '../canonical/json.ts';
import type { Document, DocumentName } from '../documents/document.ts';
import { LocalFailure } from '../problems/failure.ts';
import { documentFile, documentNamed, manifestFile } from './layout.ts';
import { isSafePath } from './safe-path.ts';

/** Raised with every change of shape; older manifests are migrated when read. */
export const manifestVersion = 1;

const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const pathSchema = z.string().refine(isSafePath, 'not a path that stays in the folder');
const documentNameSchema = z.custom<DocumentName>(
  (value) =>
    typeof value === 'string' &&
    documentNamed(documentFile(value as DocumentName).replace(/^.*\//, '')) === value,
);

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

/** What the caller knows about an edition; the rest of its manifest is computed from its files. */
export interface ManifestParts {
  readonly edition: Manifest['edition'];
  readonly tool: Manifest['tool'];
  readonly reader: number;
  readonly package: Manifest['package'];
  readonly documents: readonly Document[];
  readonly counts: Manifest['counts'];
  readonly accepted?: readonly string[];
}

/** A step from a manifest's version to the next: gets and gives the parsed JSON without `digest`. */
export type Migration = (older: Record<string, unknown>) => Record<string, unknown>;

/** By the version that a step starts from. None yet: this is the first version. */
const migrations: ReadonlyMap<number, Migration> = new Map();

/**
 * The manifest of an edition.
 *
 * @param files every file of the edition but the manifest, the documents included.
 */
export function buildManifest(files: ReadonlyMap<string, Uint8Array>, parts: ManifestParts): Manifest {
  const paths = [...files.keys()].filter((path) => path !== manifestFile).sort(compareCodePoints);
  const rest = {
    schemaVersion: manifestVersion,
    edition: { date: parts.edition.date, origin: parts.edition.origin },
    tool: { name: parts.tool.name, version: parts.tool.version },
    reader: parts.reader,
    package: parts.package === null ? null : describePackage(parts.package),
    documents: [...parts.documents].sort((a, b) => compareCodePoints(a.name, b.name)).map(describeDocument),
    counts: parts.counts,
    files: Object.fromEntries(paths.map((path) => [path, digestOf(files.get(path) ?? '')])),
    ...(parts.accepted === undefined || parts.accepted.length === 0 ? {} : { accepted: [...parts.accepted] }),
  };
  return { ...rest, schemaVersion: manifestVersion, digest: digestOf(canonicalJson(rest)) };
}

/** The manifest's text. */
export function printManifest(manifest: Manifest): string {
  return printJson(manifest);
}

/**
 * Reads a manifest's text.
 *
 * @param path only for messages.
 * @throws LocalFailure if it is damaged, was edited, or was written by a newer version.
 */
export function readManifest(text: string, path: string, steps = migrations): Manifest {
  const found = parseObject(text);
  if (found === null) throw damaged(path, 'is not readable');
  const { digest, ...rest } = found;
  if (digest !== digestOf(canonicalJson(rest))) throw damaged(path, 'was changed by hand or damaged');
  const current = migrate(rest, path, steps);
  const parsed = manifestSchema.safeParse({ ...current, digest: digestOf(canonicalJson(current)) });
  if (!parsed.success) throw damaged(path, `is not a manifest (${issueOf(parsed.error)})`);
  return parsed.data;
}

function describePackage({ name, version, releases = [] }: NonNullable<Manifest['package']>) {
  const described = releases.map(({ version: released, date, entries }) => ({
    version: released,
    date,
    entries,
  }));
  return { name, version, ...(described.length > 0 && { releases: described }) };
}

function describeDocument(document: Document): Manifest['documents'][number] {
  const { name, address, finalAddress, bytes, validators } = document;
  return {
    name,
    file: documentFile(name),
    address,
    finalAddress,
    digest: digestOf(bytes),
    size: bytes.byteLength,
    validators: { etag: validators.etag, lastModified: validators.lastModified },
  };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : null;
  } catch {
    return null;
  }
}

function migrate(
  rest: Record<string, unknown>,
  path: string,
  steps: ReadonlyMap<number, Migration>,
): Record<string, unknown> {
  const version = rest['schemaVersion'];
  if (typeof version !== 'number') throw damaged(path, 'does not say its version');
  if (version > manifestVersion) {
    throw new LocalFailure(`${path} was written by a newer version of this tool (schema ${version})`, {
      advice: `This version knows schema ${manifestVersion}. Update router-one-sync.`,
    });
  }
  if (version === manifestVersion) return rest;
  const step = steps.get(version);
  if (step === undefined) throw damaged(path, `has schema ${version}, which nothing leads from`);
  return migrate(step(rest), path, steps);
}

function damaged(path: string, how: string): LocalFailure {
  return new LocalFailure(`${path} ${how}`, {
    advice: `Restore it from version control (git checkout -- "${path}"), or delete it to start from a new baseline.`,
  });
}

function issueOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'no details' : `${issue.path.join('.') || 'top level'}: ${issue.message}`;
}
