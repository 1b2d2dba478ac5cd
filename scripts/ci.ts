import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, Failure, InvalidDocuments } from '../src/base/failure.ts';
import type { Comparison } from '../src/changes/comparison.ts';
import { acceptsFrom } from '../src/ci/accepts.ts';
import { stepExitCode } from '../src/ci/ends.ts';
import { failureReport } from '../src/ci/failure-report.ts';
import { outputsOf, type RunFacts } from '../src/ci/outputs.ts';
import { githubAnnotation, githubReport } from '../src/report/github.ts';
import { markdownReport } from '../src/report/markdown.ts';
import { openEdition } from '../src/store/open.ts';
import type { SyncOutcome } from '../src/sync/job.ts';
import { unchangedComparison } from '../src/sync/unchanged-comparison.ts';
import { type GitHubJob, githubJob } from './ci/github-job.ts';
import { openProposed, type Proposed, propose, readPullRequests } from './ci/propose.ts';
import { branchHead, withCheckout } from './ci/repository.ts';
import { documentFilesOf, noDocumentFile } from './outcome/document-file.ts';
import { keptLines, publishOutcome, withView } from './outcome/sync-outcome.ts';
import { explainEnd } from './session/end.ts';
import { interruption } from './session/interrupt.ts';
import { openSession, type Session, today } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';
import { runSync } from './sync.ts';

const own = [
  {
    flag: '--branch <name>',
    words: 'the branch that proposals are made on',
    default: 'router-one-sync/update',
  },
  { flag: '--accept <line>', words: 'arguments of --accept with blanks between, as a person typed them' },
  {
    flag: '--pull-requests <file>',
    words: 'the pull requests of the branch, as `gh pr list --json` prints them',
  },
] as const;

/** `report` is from the configuration alone. */
type CiFlags = FlagsOf<'ci', typeof own> & { readonly report?: readonly string[] };

/** Reports and the files of the proposal, below the folder that is never committed. */
const ciFolder = '.router-one-sync/ci';

/** The sync as a step of a CI job: what to do with its result is decided here, and done by the workflow. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', examples).action(run);
}

const examples = `
On GitHub it writes outputs, a summary and annotations. Everywhere it writes the report and the texts of a pull request
to ${ciFolder}, with the commit to push as a bundle. It ends with 0 where a sync would end with 1.

Examples:
  $ router-one-sync ci
  $ router-one-sync ci --out packages/router-one --accept "models-removed=21"`;

/** How a run ended. */
interface End extends Omit<RunFacts, 'reportPath' | 'branch'> {
  readonly code: number;
  readonly markdown: string;
}

async function run(flags: CiFlags): Promise<void> {
  const session = openSession({ color: false });
  const job = githubJob(process.env);
  await rm(ciFolder, { recursive: true, force: true });
  const end = await attempt(flags, session, job).catch((error: unknown) => failed(error, job));
  const reportPath = `${ciFolder}/report.md`;
  await mkdir(ciFolder, { recursive: true });
  await writeFile(reportPath, end.markdown);
  await job.summarize(end.markdown);
  await job.output(outputsOf({ ...end, reportPath, branch: flags.branch }));
  process.exitCode = stepExitCode(end.code);
}

async function attempt(flags: CiFlags, session: Session, job: GitHubJob): Promise<End> {
  const head = await branchHead('.', flags.branch);
  if (head === null) return syncAndPropose(flags, session, job, null, undefined);
  return withCheckout('.', head, async (folder) => {
    const seen = join(folder, flags.out);
    const edition = await openProposed(seen);
    return syncAndPropose(
      flags,
      session,
      job,
      { commit: head, edition },
      edition === null ? undefined : seen,
    );
  });
}

async function syncAndPropose(
  flags: CiFlags,
  session: Session,
  job: GitHubJob,
  proposed: Proposed | null,
  seen: string | undefined,
): Promise<End> {
  const { out, branch } = flags;
  const pullRequests = flags.pullRequests === undefined ? [] : await readPullRequests(flags.pullRequests);
  const before = await openEdition(out, { newBaseline: flags.newBaseline === true });
  const looking = { ...flags, failOn: 'breaking' } as const;
  const outcome = await withView(await syncOnce(flags, session, seen), looking, session);
  const comparison =
    outcome.status === 'unchanged' ? unchangedComparison(outcome.stored, outcome.notes) : outcome.comparison;
  const reports = reportFlags(flags, wasTold(comparison, proposed));
  const code = await job.quoted(() => publishOutcome(outcome, reports, session));
  const kept = outcome.status === 'committed' ? keptLines(outcome.commit, out) : [];
  for (const line of kept) job.annotate(githubAnnotation('warning', 'An edit by hand was replaced', line));
  // A held edition is not in the package, so its lines are not those of any file there.
  const fileOf = outcome.status === 'held' ? noDocumentFile : documentFilesOf(out);
  job.annotate(githubReport(comparison, { fileOf }));
  const markdown = markdownReport(comparison, { pointer: 'The artefact of the run has them all.' });
  if (outcome.status === 'held') return { code, comparison, markdown, proposal: null };
  const folder = `${ciFolder}/proposal`;
  const taken = { out, branch, comparison, before, proposed, pullRequests, folder };
  const { decision, commit } = await propose(taken);
  if (decision.action === 'blocked') job.annotate(blockedWarning(branch));
  return { code, comparison, markdown, proposal: { decision, head: proposed?.commit ?? null, commit } };
}

/** For programs and for people, beside the Markdown; and what the configuration asks for. */
function reportFlags({ out, report = [], settings }: CiFlags, told: boolean) {
  const own = [`json=${ciFolder}/report.json`, `html=${ciFolder}/report.html`];
  return {
    out,
    failOn: 'breaking',
    webhookLevel: told ? 'never' : (settings.webhook?.level ?? 'notable'),
    report: [...own, ...report],
  } as const;
}

/** News that was proposed on an earlier day is found again each day, until somebody takes it. One message is enough. */
function wasTold({ to }: Comparison, proposed: Proposed | null): boolean {
  return to.date !== today() && proposed?.edition?.manifest.edition.date === to.date;
}

function syncOnce(flags: CiFlags, session: Session, seen: string | undefined): Promise<SyncOutcome> {
  const accept = acceptsFrom(flags.accept ?? '');
  const quiet = { failOn: 'breaking', webhookLevel: 'never' } as const;
  return runSync({ ...flags, ...quiet, accept, ...(seen !== undefined && { seen }) }, session);
}

function blockedWarning(branch: string): string {
  return githubAnnotation(
    'warning',
    'Somebody else works on the branch',
    `There is news, but ${branch} has commits that the sync did not make. Merge or close its pull request.`,
  );
}

/** Tells why a run failed, in the log, as an annotation and for the summary. An interrupted run just ends. */
async function failed(error: unknown, job: GitHubJob): Promise<End> {
  if (interruption.exitCode() !== null) throw error;
  let code: number = exitCodes.bug;
  await job.quoted(() => {
    code = explainEnd(error, (line) => process.stdout.write(`${line}\n`));
  });
  const message = error instanceof Failure ? error.message : 'This is a bug of router-one-sync';
  job.annotate(githubAnnotation('error', `The sync failed (exit code ${code})`, message));
  const advice = error instanceof Failure ? error.advice : 'Please report it, with the log of this step.';
  const problems = error instanceof InvalidDocuments ? error.problems : [];
  const markdown = failureReport({ code, message, advice, problems });
  return { code, comparison: null, markdown, proposal: null };
}
