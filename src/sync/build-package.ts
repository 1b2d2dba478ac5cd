import type { Document } from '../base/document.ts';
import type { Comparison } from '../changes/comparison.ts';
import { generate } from '../codegen/generate.ts';
import type { ReleaseRecord } from '../codegen/release.ts';
import { countUnchanged } from '../diff/unchanged.ts';
import { appendEntry } from '../history/append.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { parseHistory, printHistory } from '../history/log.ts';
import { tombstones } from '../history/tombstones.ts';
import { type Edition, readerVersion } from '../read/edition.ts';
import type { ManifestParts } from '../store/manifest.ts';
import type { StoredEdition } from '../store/open.ts';
import type { PackageSettings } from './job.ts';

/** The name and version that a package begins with. */
const firstPackage = { name: 'router-one-client', version: '0.1.0' };

/** An accepted edition, with what it is to replace. */
export interface Accepted {
  readonly stored: StoredEdition | null;
  readonly documents: readonly Document[];
  readonly edition: Edition;
  readonly comparison: Comparison;
  /** The version under which this edition is released; without one it is only generated. */
  readonly releaseAs?: string;
}

/** Everything that a commit writes, but the manifest, which the store computes from it. */
export interface BuiltPackage {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly manifest: ManifestParts;
}

/** The generated package of an accepted edition, with the history that it adds to. */
export async function buildPackage(settings: PackageSettings, accepted: Accepted): Promise<BuiltPackage> {
  const { stored, documents, edition } = accepted;
  const history = nextHistory(accepted);
  const { name, version: lastVersion } = stored?.manifest.package ?? firstPackage;
  const packageName = settings.packageName ?? name;
  const version = accepted.releaseAs ?? lastVersion;
  const releases = nextReleases(accepted, history.length);
  const files = await generate({
    edition,
    documents,
    history,
    historyText: printHistory(history),
    tombstones: tombstones(history),
    changelogText: await changelogOf(history, releases),
    release: { packageName, version, origin: edition.origin },
    runtime: await settings.clientRuntime(),
  });
  return {
    files,
    manifest: {
      edition: { date: dayOf(edition), origin: edition.origin },
      tool: settings.tool,
      reader: readerVersion,
      package: { name: packageName, version, releases },
      documents,
      counts: countUnchanged(edition, edition, []),
    },
  };
}

/** Other bytes that say the same add nothing to the log. */
function nextHistory({ stored, edition, comparison }: Accepted): readonly HistoryEntry[] {
  const history = comparison.from === null || stored === null ? [] : parseHistory(stored.history);
  const longer = appendEntry(history, { comparison, models: edition.catalog?.models ?? [] });
  const isNews = history.length === 0 || (longer.at(-1)?.changes.length ?? 0) > 0;
  return isNews ? longer : history;
}

/** Loaded only for a package that has releases: the text needs the rules of every change. */
async function changelogOf(
  history: readonly HistoryEntry[],
  releases: readonly ReleaseRecord[],
): Promise<string | null> {
  if (releases.length === 0) return null;
  const { changelogText } = await import('./release.ts');
  const { wholePolicy } = await import('./policy.ts');
  return changelogText(history, releases, wholePolicy());
}

/** A baseline begins a new log, so what older releases held can no longer be told. */
function nextReleases(
  { stored, edition, comparison, releaseAs }: Accepted,
  entries: number,
): readonly ReleaseRecord[] {
  const before = stored?.manifest.package?.releases ?? [];
  const kept = comparison.from === null ? before.map((release) => ({ ...release, entries: null })) : before;
  return releaseAs === undefined ? kept : [...kept, { version: releaseAs, date: dayOf(edition), entries }];
}

function dayOf(edition: Edition): string {
  if (edition.date === null) throw new Error('an edition that is committed has a date');
  return edition.date;
}
