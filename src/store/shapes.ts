import type { DocumentName } from '../base/document.ts';
import {
  count,
  day,
  digest,
  listOf,
  matching,
  moment,
  nullOr,
  object,
  oneOf,
  positive,
  recordOf,
  type Shape,
  type Shaped,
  text,
  where,
} from '../base/shape.ts';
import type { Alias, NamedCall, RememberedNames } from '../codegen/names/remembered.ts';
import type { ReleaseRecord } from '../codegen/release.ts';
import { isDocumentName, isSafePath } from './layout.ts';

/** Raised with every change of the manifest's shape; older manifests are migrated when read. */
export const manifestVersion = 1;

const path: Shape<string> = where(
  'a path that stays in the folder',
  (value): value is string => typeof value === 'string' && isSafePath(value),
  (z) => z.string().refine(isSafePath, 'not a path that stays in the folder'),
);

const documentName: Shape<DocumentName> = where('the name of a document', isDocumentName, (z) =>
  z.custom<DocumentName>(isDocumentName),
);

/** What a server gave us to ask "has it changed?" with. */
const validators = { etag: nullOr(text), lastModified: nullOr(text) };

const release: Shape<ReleaseRecord> = object({ version: text, date: day, entries: nullOr(positive) });

const since = nullOr(text);

const alias: Shape<Alias> = object({ name: text, group: text, stream: nullOr(text), since });

const call: Shape<NamedCall> = object({
  name: text,
  group: text,
  stream: nullOr(text),
  id: nullOr(text),
  tag: nullOr(text),
  body: nullOr(oneOf('argument', 'option')),
  aliases: listOf(alias),
});

/** The public names of the package, which stay. */
const names: Shape<RememberedNames> = object({
  calls: recordOf(text, call),
  components: listOf(object({ sort: text, name: text, is: text, since })),
  twins: recordOf(text, text),
  opened: listOf(text),
});

const document = object({
  name: documentName,
  file: path,
  /** The address that was asked, without anything that could be a key. */
  address: text,
  /** The address that answered. */
  finalAddress: text,
  digest,
  /** Bytes. */
  size: count,
  validators: object(validators),
});

/** What an edition's folder holds and where it came from. Its last field is the digest of all the others. */
export const manifestShape = object(
  {
    schemaVersion: oneOf(manifestVersion),
    edition: object({ date: day, origin: oneOf('live', 'sample') }),
    tool: object({ name: text, version: text }),
    /** The version of the readers; another one means that the documents are to be read again. */
    reader: count,
    /** `null` for a folder that only holds fetched documents. Releases are all there were, oldest first. */
    package: nullOr(object({ name: text, version: text }, { releases: listOf(release), names })),
    documents: listOf(document),
    /** How much the documents say, for a report of a run that does not read them; `null` if they were only fetched. */
    counts: nullOr(object({ models: count, operations: count, sections: count, facts: count })),
    /** Path below the folder → digest, of every file but the manifest itself. */
    files: recordOf(path, digest),
    digest,
  },
  /** The arguments of `--accept` that let this edition pass; the gateway that it is of, when it is not the default one. */
  {
    accepted: listOf(text),
    gateway: text,
    /** What became of the parts of the catalog. */
    coverage: object({ parts: count, read: count, unread: count, passedOver: count, notModels: count }),
  },
);
export type Manifest = Shaped<typeof manifestShape>;

const step = object({
  path,
  /** The name of the staged file in `new/`, and of the kept one in `old/`. */
  slot: matching(/^\d+$/),
  /** Digest of the file before the commit; `null` if there was none. */
  before: nullOr(text),
  /** Digest of the file after the commit; `null` if there will be none. */
  after: nullOr(text),
});
export type Step = Shaped<typeof step>;

/** The path of a folder below the target; the empty path is the target itself. */
const folder: Shape<string> = {
  wrong: (value) => (value === '' ? null : path.wrong(value)),
  schema: (z) => z.union([path.schema(z), z.literal('')]),
};

export const journalShape = object({
  schemaVersion: oneOf(1),
  /** In the order in which they are taken: writes, removals, the manifest. */
  steps: listOf(step),
  /** Folders below the target that did not exist, outermost first. */
  folders: listOf(folder),
});
export type Journal = Shaped<typeof journalShape>;

/** The process that holds a lock, or holds it no longer. */
export const ownerShape = object({
  nonce: matching(/^[0-9a-f]{16}$/),
  pid: positive,
  host: text,
  space: text,
  started: nullOr(text),
  /** When the lock was taken, UTC. */
  since: moment,
});
export type Owner = Shaped<typeof ownerShape>;

const check = object({
  /** The last time at which the site answered for every document, UTC. */
  lastCheck: moment,
  /**
   * By document name: validators that are newer than the manifest's, since the bytes came again unchanged, each with
   * the digest of the bytes for which they were given.
   */
  validators: recordOf(text, object({ ...validators, digest: text })),
});
/** What is remembered of one folder. */
export type Check = Shaped<typeof check>;

/** What this machine remembers, by the folder's path as seen from the one that holds the state folder. */
export const stateShape = object({ schemaVersion: oneOf(1), targets: recordOf(text, check) });
export type State = Shaped<typeof stateShape>;
