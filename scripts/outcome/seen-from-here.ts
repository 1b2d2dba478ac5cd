import { relative, resolve, sep } from 'node:path';
import type { Comparison } from '../../src/changes/comparison.ts';
import { configFiles } from '../../src/config/load-config.ts';
import type { Settings } from '../../src/config/schema.ts';
import type { FailOn } from '../../src/judge/fail-on.ts';
import type { Edition } from '../../src/read/edition.ts';
import { withDaysLeft } from '../../src/report/days-left.ts';
import { findUses } from '../../src/uses/find-uses.ts';
import { askGit, listFiles, mayBeInRepository } from '../../src/uses/source-files.ts';
import { askedBy, withUses } from '../../src/uses/used-changes.ts';
import { noApi, presentApi } from '../../src/uses/worse-operations.ts';
import { type Session, today } from '../session/session.ts';
import { parseReportRequest } from '../settings/report-requests.ts';
import { readUsed, withBill } from './usage.ts';

/** Flags that say from where and when a report is read. */
export interface ViewFlags {
  readonly out: string;
  readonly failOn: FailOn;
  /** `false` with `--no-uses`; else files and folders, by default what git tracks from the current folder on. */
  readonly uses?: readonly string[] | boolean;
  readonly report?: readonly string[];
  readonly settings: Settings;
  /** What was used of each model. */
  readonly usage?: string;
  readonly inputIncludesCached?: 'yes' | 'no';
  /** The day from which days left are counted; by default that of the newer edition. */
  readonly date?: string;
}

/** Larger files are data, not code: bytes. */
const maximumBytes = 5_000_000;

/**
 * The comparison as it looks from this repository on a day: with the days that models have left, and the places that use
 * what goes, ends or breaks. Outside of a repository nothing is searched that nobody named.
 *
 * @param edition the newer one: it knows the models and operations that stayed.
 * @param notSource further files and folders that are no source, such as the documents that are compared.
 */
export async function seenFromHere(
  comparison: Comparison,
  edition: Edition | null,
  flags: ViewFlags,
  session: Session,
  notSource: readonly string[] = [],
): Promise<Comparison> {
  const dated = withDaysLeft(comparison, flags.date ?? comparison.to.date ?? today());
  const billed = await withBill(dated, edition?.catalog?.models ?? [], flags);
  return withPlaces(billed, edition, flags, session, notSource);
}

/** Throws a `UsageFailure` for a usage that cannot be read, and for a path to search that is not there. */
export async function checkView(flags: ViewFlags): Promise<void> {
  if (flags.usage !== undefined) await readUsed(flags.usage, [], flags);
  if (Array.isArray(flags.uses)) await listFiles(flags.uses, process.cwd());
}

async function withPlaces(
  comparison: Comparison,
  edition: Edition | null,
  flags: ViewFlags,
  session: Session,
  notSource: readonly string[],
): Promise<Comparison> {
  const present = {
    models: edition?.catalog?.models ?? [],
    api: edition?.api == null ? noApi : presentApi(edition.api.spec),
  };
  const asked = askedBy(comparison, present);
  if (asked.known.size + asked.operations.length === 0) return comparison;
  const cwd = process.cwd();
  const paths = await pathsToSearch(flags, cwd);
  if (paths === null) return comparison;
  session.progress.show('Searching');
  const except = [flags.out, ...notSource, ...reportFiles(flags), ...configFiles].map((path) =>
    resolve(path),
  );
  const files = (await listFiles(paths, cwd)).filter(
    ({ absolute }) => !except.some((one) => holds(one, absolute)),
  );
  const uses = findUses(files, {
    ...asked,
    today: today(),
    all: true,
    added: null,
    maxBytes: maximumBytes,
    except: [session.stateFolder],
    ignores: flags.settings.uses?.ignores ?? [],
  });
  session.progress.clear();
  return withUses(comparison, uses);
}

/** `null` where nothing is to be searched. */
async function pathsToSearch(
  { uses = true, failOn }: ViewFlags,
  cwd: string,
): Promise<readonly string[] | null> {
  if (uses === false) return null;
  if (uses !== true) return uses;
  const isAsked = failOn === 'used';
  if (isAsked) return [];
  if (!mayBeInRepository(cwd)) return null;
  return (await askGit(cwd, ['rev-parse', '--is-inside-work-tree']))?.trim() === 'true' ? [] : null;
}

function reportFiles({ report = [] }: ViewFlags): string[] {
  return report.flatMap((text) => parseReportRequest(text).target ?? []);
}

function holds(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`));
}
