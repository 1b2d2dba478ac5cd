import { exitCodes } from '../../src/base/failure.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import type { Settings } from '../../src/config/schema.ts';
import type { Preset } from '../../src/diff/preset.ts';
import { type FailOn, reaches } from '../../src/judge/fail-on.ts';
import type { Edition } from '../../src/read/edition.ts';
import type { CommitResult } from '../../src/store/writer.ts';
import type { Judgement, SyncOutcome } from '../../src/sync/job.ts';
import type { Surroundings } from '../../src/sync/surroundings.ts';
import type { Session } from '../session/session.ts';
import { documentFilesOf, noDocumentFile } from './document-file.ts';
import { publishComparison, type ReportContext, type ReportFlags } from './reports.ts';
import type { ViewFlags } from './seen-from-here.ts';

type Compared = Exclude<SyncOutcome, { status: 'unchanged' }>;

interface OutcomeFlags extends ReportFlags {
  readonly out: string;
  readonly failOn: FailOn;
}

/** Tells how a sync ended, as reports and in a last line, and gives its exit code. */
export async function publishOutcome(
  outcome: SyncOutcome,
  flags: OutcomeFlags,
  session: Session,
): Promise<number> {
  if (outcome.status === 'unchanged') return publishUnchanged(outcome, flags, session);
  await publishComparison(outcome.comparison, flags, session, contextOf(outcome, flags, session));
  session.say(`\n${lastLine(outcome, flags.out)}`);
  if (outcome.status === 'committed')
    for (const line of keptLines(outcome.commit, flags.out)) session.say(line);
  return outcome.status === 'held' ? exitCodes.held : exitCodeOf(outcome.comparison, flags.failOn);
}

/** What searches is loaded only for that. */
const loadView = () => import('./seen-from-here.ts');

/** Throws a `UsageFailure`, before any work is done, for a usage that cannot be read and a path that is not there. */
export async function checkViewFlags(flags: ViewFlags): Promise<void> {
  if (flags.usage === undefined && !Array.isArray(flags.uses)) return;
  await (await loadView()).checkView(flags);
}

/** The outcome as it looks from this repository. */
export async function withView<Outcome extends SyncOutcome>(
  outcome: Outcome,
  flags: ViewFlags & { readonly upstream: string },
  session: Session,
): Promise<Outcome> {
  if (outcome.status === 'unchanged') return outcome;
  if (outcome.comparison.changes.length === 0 && flags.usage === undefined) return outcome;
  const { seenFromHere } = await loadView();
  return {
    ...outcome,
    comparison: await seenFromHere(outcome.comparison, outcome.edition, flags, session, [flags.upstream]),
  };
}

/** 1 when changes reach the level of `--fail-on`, else 0. */
export function exitCodeOf(comparison: Comparison, failOn: FailOn): number {
  return reaches(comparison, failOn) ? exitCodes.changes : exitCodes.done;
}

async function publishUnchanged(
  { stored, notes }: Extract<SyncOutcome, { status: 'unchanged' }>,
  flags: OutcomeFlags,
  session: Session,
): Promise<number> {
  const wantsReport = flags.json === true || (flags.report ?? []).length > 0;
  if (wantsReport) {
    // What makes comparisons knows every kind of change, and most runs without news show none.
    const { unchangedComparison } = await import('../../src/sync/unchanged-comparison.ts');
    const comparison = unchangedComparison(stored, notes);
    await publishComparison(comparison, flags, session, packageContext(flags.out, session));
  }
  const { documents, edition } = stored.manifest;
  session.say(
    `Nothing changed: the ${documents.length} documents are those of ${edition.date}. Nothing was written.`,
  );
  for (const note of notes) session.say(note);
  return exitCodes.done;
}

/** Documents of an edition that is not in the package are in no file that a report could point to. */
function contextOf(outcome: Compared, { out }: OutcomeFlags, session: Session): ReportContext {
  return {
    surroundings: () => surroundingsOf(out, session, outcome.edition),
    fileOf: outcome.status === 'committed' ? documentFilesOf(out) : noDocumentFile,
  };
}

/** For reports on the edition that a package holds. */
export function packageContext(out: string, session: Session): ReportContext {
  return {
    surroundings: () => surroundingsOf(out, session, null),
    fileOf: documentFilesOf(out),
  };
}

/** For reports on editions that lie nowhere: they are shown alone, with the newer one's catalog if there is one. */
export function bareContext(edition: Edition | null): ReportContext {
  return {
    surroundings: async () => (await loadSurroundings()).surroundingsWithoutHistory(edition),
    fileOf: noDocumentFile,
  };
}

/** Loaded for a page only: what it reads of the package is checked by schemas, which a run without news never needs. */
const loadSurroundings = () => import('../../src/sync/surroundings.ts');

async function surroundingsOf(
  out: string,
  { stateFolder }: Session,
  edition: Edition | null,
): Promise<Surroundings> {
  return (await loadSurroundings()).surroundingsOf(out, stateFolder, edition);
}

function lastLine(outcome: Compared, out: string): string {
  switch (outcome.status) {
    case 'committed':
      return `${out}: ${commitWords(outcome.commit)}.`;
    case 'dry-run':
      return `Dry run: ${out} was not touched.`;
    case 'held':
      return outcome.folder === null
        ? `Held: ${out} was not touched.`
        : `Held: ${out} was not touched. The edition that waits lies in ${outcome.folder}.`;
  }
}

/** Edits by hand that were replaced, and where they are. */
export function keptLines({ kept }: CommitResult, out: string): string[] {
  return kept.map(({ path, copy }) => `${out}/${path} was edited by hand: a copy of it is kept in ${copy}.`);
}

/** What a commit did, in words. */
export function commitWords({ written, removed, unchanged }: CommitResult): string {
  const parts = [`${written.length} files written`, `${unchanged.length} left as they were`];
  return removed.length === 0 ? parts.join(', ') : [...parts, `${removed.length} removed`].join(', ');
}

/**
 * How the configuration wants editions to be judged; a preset that was asked for by a flag wins. Without a policy they
 * are judged by the default one.
 */
export async function judgementOf(settings: Settings, asked?: Preset): Promise<Judgement> {
  const { policy, limits = {}, ignores = [] } = settings;
  const preset = asked ?? settings.preset ?? 'wire';
  const off = Object.keys(policy ?? {}).filter((kind) => policy?.[kind]?.severity === 'off');
  const silenced = off.map((rule) => ({ rule, reason: null }));
  const judgement = { preset, limits: limits.judge ?? {}, ignores: [...ignores, ...silenced] };
  if (policy === undefined && preset === 'wire') return judgement;
  const { wholePolicy } = await import('../../src/sync/policy.ts');
  return { ...judgement, policy: wholePolicy(preset, policy) };
}
