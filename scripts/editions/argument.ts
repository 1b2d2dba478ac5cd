import { stat } from 'node:fs/promises';
import type { Document } from '../../src/base/document.ts';
import { LocalFailure, UsageFailure } from '../../src/base/failure.ts';
import type { Settings } from '../../src/config/schema.ts';
import type { Edition } from '../../src/read/edition.ts';
import type { EditionFlags } from './sources.ts';

/** What reads editions is heavy, and `--help` has no use for it. */
const load = () => import('./sources.ts');

/**
 * The edition that an argument names: a folder (generated package or plain documents), one document, `REV:PATH` in git,
 * a date of the history (catalog only), `live`, or `embedded[@DATE]`. Files win over everything else of the same name.
 *
 * Throws a `UsageFailure` that lists the possibilities, or the failure of reading what was named.
 */
export async function resolveEdition(argument: string, flags: EditionFlags): Promise<Edition> {
  const source = await sourceOf(argument);
  // What reads an API alone is light, and a large API is what people compare most.
  if (source === 'file') {
    const { apiFileEdition } = await import('./api-file.ts');
    const api = await apiFileEdition(argument, flags);
    if (api !== null) return api;
  }
  if (source !== null) return (await load()).editionFrom[source](argument, flags);
  throw new UsageFailure(`${argument}: there is no such file, folder or edition.`, { advice: possibilities });
}

/** The edition of `--from`, or of the package of `--out`. Throws a `LocalFailure` if that is not there yet. */
export async function editionOf(flags: EditionFlags & { readonly from?: string }): Promise<Edition> {
  const { from, out } = flags;
  if (from !== undefined) return resolveEdition(from, flags);
  if ((await sourceOf(out)) === 'folder') return resolveEdition(out, flags);
  throw new LocalFailure(`${out} holds no edition`, {
    advice: 'Run `router-one-sync sync` first, or name an edition with --from, such as --from embedded.',
  });
}

/** True for a generated package: it has a history to show around its newest edition; anything else has none. */
export async function holdsPackage(argument: string): Promise<boolean> {
  return (await sourceOf(argument)) === 'folder' && (await load()).isPackage(argument);
}

/**
 * The documents that an edition argument names, as they were published: of a folder or of a sample edition. None for
 * any other argument, which is read without being kept.
 */
export async function documentsOf(argument: string, settings: Settings): Promise<readonly Document[]> {
  const source = await sourceOf(argument);
  return source === 'folder' || source === 'embedded'
    ? (await load()).documentsFrom[source](argument, settings)
    : [];
}

/**
 * The same of whatever can hold a catalog: a single document at an address or of a revision is taken for one. None for a
 * day, of which no document is kept, and for what is no edition.
 */
export async function catalogDocumentsOf(argument: string, settings: Settings): Promise<readonly Document[]> {
  const source = await sourceOf(argument);
  if (source === null || source === 'date') return [];
  return (await load()).documentsFrom[source](argument, settings);
}

type Source = keyof Awaited<ReturnType<typeof load>>['editionFrom'];

async function sourceOf(argument: string): Promise<Source | null> {
  const found = await stat(argument).catch(() => null);
  if (found?.isDirectory()) return 'folder';
  if (found?.isFile()) return 'file';
  if (argument === 'live') return 'live';
  if (/^embedded(@|$)/.test(argument)) return 'embedded';
  if (/^\d{4}-\d{2}-\d{2}$/.test(argument)) return 'date';
  if (/^https?:\/\//i.test(argument)) return 'address';
  // Neither a folder of Windows nor an address of another kind is a revision.
  return /^(?![A-Za-z]:[\\/]|[A-Za-z][\w+.-]*:\/\/)[^:]+:./.test(argument) ? 'git' : null;
}

const possibilities = `An edition is one of
  a folder          generated, or one that holds models.md, openapi.json, …
  a document        models.md, openapi.json, … (add --as KIND when its content does not tell)
  an address        https://models.dev/api.json; without a path, the documents of a site
  REV:PATH          of git: HEAD~1:generated, v1.2.0:docs/models.md
  a date            2026-09-11, the catalog of that day in the history of --out
  live              what the site publishes now
  embedded[@DATE]   a sample edition`;
