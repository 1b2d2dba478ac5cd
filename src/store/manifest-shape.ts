import { isPlainObject } from '../base/json.ts';
import { isDocumentName } from './layout.ts';
import type { Manifest } from './manifest-schema.ts';
import { isSafePath } from './safe-path.ts';

/** Raised with every change of shape; older manifests are migrated when read. */
export const manifestVersion = 1;

type Guard = (value: unknown) => boolean;

/**
 * True for what is a manifest by `manifestSchema`, and for nothing else. False says nothing: then the schema decides,
 * and tells what is wrong. It stands here because loading the schema's library takes longer than everything else that
 * a run without news does on this machine. A test holds the two together.
 */
export function isManifest(value: unknown): value is Manifest {
  return manifest(value);
}

const digest = matching(/^sha256:[0-9a-f]{64}$/);
const nullOr =
  (guard: Guard): Guard =>
  (value) =>
    value === null || guard(value);
const listOf =
  (guard: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every(guard);

const manifest = objectOf(
  {
    schemaVersion: (value) => value === manifestVersion,
    edition: objectOf({ date: isDay, origin: (value) => value === 'live' || value === 'sample' }),
    tool: objectOf({ name: isText, version: isText }),
    reader: isCount,
    package: nullOr(
      objectOf(
        { name: isText, version: isText },
        {
          releases: listOf(
            objectOf({
              version: isText,
              date: isDay,
              entries: nullOr((value) => isCount(value) && value !== 0),
            }),
          ),
        },
      ),
    ),
    documents: listOf(
      objectOf({
        name: isDocumentName,
        file: isPath,
        address: isText,
        finalAddress: isText,
        digest,
        size: isCount,
        validators: objectOf({ etag: nullOr(isText), lastModified: nullOr(isText) }),
      }),
    ),
    counts: nullOr(objectOf({ models: isCount, operations: isCount, sections: isCount, facts: isCount })),
    files: (value) =>
      isPlainObject(value) && Object.entries(value).every(([path, of]) => isPath(path) && digest(of)),
    digest,
  },
  { accepted: listOf(isText) },
);

/** An object of these fields and no others, so that nothing passes that the schema would leave out. */
function objectOf(
  required: Readonly<Record<string, Guard>>,
  optional: Readonly<Record<string, Guard>> = {},
): Guard {
  const guards = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value) =>
    isPlainObject(value) &&
    Object.keys(required).every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, of]) => guards.get(key)?.(of) === true);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function matching(pattern: RegExp): Guard {
  return (value) => isText(value) && pattern.test(value);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isDay(value: unknown): boolean {
  if (!isText(value) || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isPath(value: unknown): boolean {
  return isText(value) && isSafePath(value);
}
