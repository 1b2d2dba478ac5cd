import { compareCodePoints } from '../base/code-point-order.ts';
import type { Comparison } from '../changes/comparison.ts';
import { sourcesOf } from '../codegen/files/facts.ts';
import { generate, makeClient } from '../codegen/generate.ts';
import type { ReleaseRecord } from '../codegen/release.ts';
import { countUnchanged } from '../diff/unchanged.ts';
import { namesOf } from '../gateway/names.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import { appendEntry } from '../history/append.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { parseHistory, printHistory } from '../history/log.ts';
import { tombstones } from '../history/tombstones.ts';
import { type Edition, readerVersion } from '../read/edition.ts';
import { slugToRecord } from '../store/gateway.ts';
import type { ManifestParts } from '../store/manifest.ts';
import type { Accepted } from './accepted.ts';
import type { PackageSettings } from './job.ts';
import { namesBefore, packageBefore, withSurface } from './package-surface.ts';

/** The version that a package begins with. */
const firstVersion = '0.1.0';

/** Everything that a commit writes, but the manifest, which the store computes from it. */
export interface BuiltPackage {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly manifest: ManifestParts;
  /** The comparison with what changed of the package itself. */
  readonly comparison: Comparison;
  readonly history: readonly HistoryEntry[];
}

/** The generated package of an accepted edition, with the history that it adds to. */
export async function buildPackage(settings: PackageSettings, accepted: Accepted): Promise<BuiltPackage> {
  const { stored, documents, edition, releaseAs } = accepted;
  const before = await packageBefore(accepted);
  const { gateway = defaultGateway } = edition;
  const first = { name: namesOf(gateway).packageName, version: firstVersion };
  const { name, version: lastVersion } = stored?.manifest.package ?? first;
  const packageName = settings.packageName ?? name;
  const version = releaseAs?.version ?? lastVersion;
  const client = makeClient(edition, namesBefore(before, releaseAs?.bump), sourcesOf(gateway, documents));
  const printed = await generate({
    edition,
    documents,
    tombstones: tombstones(nextHistory(accepted, accepted.comparison)),
    release: { packageName, version, origin: edition.origin },
    runtime: await settings.clientRuntime(),
    client,
  });
  const comparison = withSurface(accepted, before, { printed, names: client.names });
  const history = nextHistory(accepted, comparison);
  const releases = nextReleases(accepted, history.length);
  const changelog = await changelogOf(history, releases);
  return {
    files: withLogs(printed, printHistory(history), changelog),
    comparison,
    history,
    manifest: {
      edition: { date: dayOf(edition), origin: edition.origin },
      ...slugToRecord(edition.gateway),
      tool: settings.tool,
      reader: readerVersion,
      package: { name: packageName, version, releases, names: client.names },
      documents,
      counts: countUnchanged(edition, edition, []),
      ...coverageOf(edition),
    },
  };
}

/** How much of the catalog is read, for the manifest. */
function coverageOf({ catalog }: Edition): Pick<BuiltPackage['manifest'], 'coverage'> {
  if (catalog?.coverage === undefined) return {};
  const { gaps: _, ...counts } = catalog.coverage;
  return { coverage: counts };
}

/** The log and the changelog, which tell of the other files, join them. */
function withLogs(
  files: ReadonlyMap<string, string | Uint8Array>,
  history: string,
  changelog: string | null,
): ReadonlyMap<string, string | Uint8Array> {
  const all = new Map(files).set('history.jsonl', history);
  if (changelog !== null) all.set('CHANGELOG.md', changelog);
  return new Map([...all].sort(([left], [right]) => compareCodePoints(left, right)));
}

/** Other bytes that say the same add nothing to the log. */
function nextHistory(
  { stored, edition }: Pick<Accepted, 'stored' | 'edition'>,
  comparison: Comparison,
): readonly HistoryEntry[] {
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
  return changelogText(history, releases);
}

/** A baseline begins a new log, so what older releases held can no longer be told. */
function nextReleases(
  { stored, edition, comparison, releaseAs }: Accepted,
  entries: number,
): readonly ReleaseRecord[] {
  const before = stored?.manifest.package?.releases ?? [];
  const kept = comparison.from === null ? before.map((release) => ({ ...release, entries: null })) : before;
  return releaseAs === undefined
    ? kept
    : [...kept, { version: releaseAs.version, date: dayOf(edition), entries }];
}

function dayOf(edition: Edition): string {
  if (edition.date === null) throw new Error('an edition that is committed has a date');
  return edition.date;
}
