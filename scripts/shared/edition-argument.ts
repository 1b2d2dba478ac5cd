import { stat } from 'node:fs/promises';
import { UsageFailure } from '../../src/base/failure.ts';
import type { Settings } from '../../src/config/schema.ts';
import type { OpenApiUse } from '../../src/openapi/read-openapi.ts';
import type { Edition } from '../../src/read/edition.ts';
import type { DocumentKind } from '../../src/read/kind.ts';

/** How an edition argument is to be understood. */
export interface EditionFlags {
  /** The kind of a single document, when its content shall not decide. */
  readonly as?: DocumentKind;
  /** The package whose history answers a date. */
  readonly out: string;
  readonly strict?: boolean;
  /** What a single document of an API is read for: `compare` takes YAML too, and small faults. */
  readonly use?: OpenApiUse;
  /** The configuration, for what `live` asks. */
  readonly settings: Settings;
}

/**
 * The edition that an argument names: a folder (generated package or plain documents), one document, `REV:PATH` in git,
 * a date of the history (catalog only), `live`, or `embedded[@DATE]`. Files win over everything else of the same name.
 *
 * Throws a `UsageFailure` that lists the possibilities, or the failure of reading what was named.
 */
export async function resolveEdition(argument: string, flags: EditionFlags): Promise<Edition> {
  const source = await sourceOf(argument);
  return source(argument, flags);
}

type Source = (argument: string, flags: EditionFlags) => Promise<Edition>;

/** Each source brings what it reads with, so only the one that is asked for is loaded. */
async function sourceOf(argument: string): Promise<Source> {
  const found = await stat(argument).catch(() => null);
  if (found?.isDirectory()) return (await import('./edition-sources/folder.ts')).folderEdition;
  if (found?.isFile()) return (await import('./edition-sources/file.ts')).fileEdition;
  if (argument === 'live') return (await import('./edition-sources/live.ts')).liveEdition;
  if (/^embedded(@|$)/.test(argument)) return (await import('./edition-sources/embedded.ts')).embeddedEdition;
  if (/^\d{4}-\d{2}-\d{2}$/.test(argument))
    return (await import('./edition-sources/date-in-history.ts')).dateInHistory;
  if (/^[^:]+:./.test(argument)) return (await import('./edition-sources/git.ts')).gitEdition;
  throw new UsageFailure(`${argument}: there is no such file, folder or edition.`, { advice: possibilities });
}

const possibilities = `An edition is one of
  a folder          generated, or one that holds models.md, openapi.json, …
  a document        models.md, openapi.json, … (add --as KIND when its content does not tell)
  REV:PATH          of git: HEAD~1:generated, v1.2.0:docs/models.md
  a date            2026-09-11, the catalog of that day in the history of --out
  live              what the site publishes now
  embedded[@DATE]   a sample edition`;
