import { compareCodePoints } from '../base/code-point-order.ts';
import { digestOf } from '../base/digest.ts';
import type { Document } from '../base/document.ts';
import { LocalFailure } from '../base/failure.ts';
import { canonicalJson, isPlainObject, parseJson, printJson } from '../base/json.ts';
import { isNestedDeeper } from '../base/json-scan.ts';
import { fits } from '../base/shape.ts';
import { documentFile, manifestFile, requireSafePaths } from './layout.ts';
import { type Manifest, manifestShape, manifestVersion } from './shapes.ts';

export type { Manifest };

/** What the caller knows about an edition; the rest of its manifest is computed from its files. */
export interface ManifestParts {
  readonly edition: Manifest['edition'];
  /** Whose edition it is, when it is not the default gateway's. */
  readonly gateway?: string;
  readonly tool: Manifest['tool'];
  readonly reader: number;
  readonly package: Manifest['package'];
  readonly documents: readonly Document[];
  readonly counts: Manifest['counts'];
  readonly coverage?: Manifest['coverage'];
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
    ...(parts.gateway !== undefined && { gateway: parts.gateway }),
    tool: { name: parts.tool.name, version: parts.tool.version },
    reader: parts.reader,
    package: parts.package === null ? null : describePackage(parts.package),
    documents: [...parts.documents].sort((a, b) => compareCodePoints(a.name, b.name)).map(describeDocument),
    counts: parts.counts,
    ...(parts.coverage !== undefined && { coverage: parts.coverage }),
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
  const whole = { ...current, digest: digestOf(canonicalJson(current)) };
  if (fits(manifestShape, whole)) return whole;
  throw damaged(path, `is not a manifest (${manifestShape.wrong(whole)})`);
}

function describePackage({ name, version, releases = [], names }: NonNullable<Manifest['package']>) {
  const described = releases.map(({ version: released, date, entries }) => ({
    version: released,
    date,
    entries,
  }));
  return {
    name,
    version,
    ...(described.length > 0 && { releases: described }),
    ...(names !== undefined && { names }),
  };
}

function describeDocument(document: Document): Manifest['documents'][number] {
  const { name, address, finalAddress, bytes, validators } = document;
  return {
    name,
    file: documentFile(document),
    address,
    finalAddress,
    digest: digestOf(bytes),
    size: bytes.byteLength,
    validators: { etag: validators.etag, lastModified: validators.lastModified },
  };
}

/** No manifest of ours is nested half as deeply. */
const deepestManifest = 32;

function parseObject(text: string): Record<string, unknown> | null {
  const value = isNestedDeeper(text, deepestManifest) ? undefined : parseJson(text);
  return isPlainObject(value) ? value : null;
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
    advice: `Restore it from version control (git checkout -- "${path}"), or delete it and run with --new-baseline: a new history begins.`,
  });
}

/** Every file of an edition's folder, and the manifest among them as data. */
interface ComposedEdition {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: Manifest;
}

/**
 * Adds the documents as fetched and the manifest to what was generated. Pure: `check` compares the result with the
 * folder, a commit writes it.
 *
 * @throws LocalFailure for a path that may not be written.
 */
export function composeEdition(
  generated: ReadonlyMap<string, string | Uint8Array>,
  parts: ManifestParts,
): ComposedEdition {
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of generated) files.set(path, bytesOf(content));
  for (const document of parts.documents) files.set(documentFile(document), document.bytes);
  requireSafePaths([...files.keys(), manifestFile]);
  const manifest = buildManifest(files, parts);
  files.set(manifestFile, bytesOf(printManifest(manifest)));
  return { files, manifest };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
