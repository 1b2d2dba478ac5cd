import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, Failure, InvalidDocuments } from '../src/base/failure.ts';
import type { Comparison } from '../src/changes/comparison.ts';
import { acceptsFrom } from '../src/ci/accepts.ts';
import { stepExitCode } from '../src/ci/ends.ts';
import { failureReport } from '../src/ci/failure-report.ts';
import { outputsOf, type RunFacts } from '../src/ci/outputs.ts';
import { defaultSite } from '../src/fetch/sources.ts';
import type { FailOn } from '../src/judge/fail-on.ts';
import { githubAnnotation, githubReport } from '../src/report/github.ts';
import { markdownReport } from '../src/report/markdown.ts';
import { openEdition } from '../src/store/open.ts';
import type { SyncOutcome } from '../src/sync/job.ts';
import { unchangedComparison } from '../src/sync/unchanged-comparison.ts';
import { type GitHubJob, githubJob } from './ci/github-job.ts';
import { openProposed, type Proposed, propose, readPullRequests } from './ci/propose.ts';
import { branchHead, withCheckout } from './ci/repository.ts';
import { type ConfiguredFlags, withConfiguration } from './shared/configuration.ts';
import { documentFilesOf, noDocumentFile } from './shared/document-file.ts';
import { explainEnd } from './shared/exit.ts';
import { interruption } from './shared/interrupt.ts';
import { parseAge, parseDate, parsePackageName, today } from './shared/options.ts';
import { openSession, type Session } from './shared/session.ts';
import { publishOutcome } from './shared/sync-outcome.ts';
import { runSync } from './sync.ts';

interface CiFlags extends ConfiguredFlags {
  readonly upstream: string;
  readonly out: string;
  readonly branch: string;
  readonly accept?: string;
  readonly packageName?: string;
  readonly date?: string;
  readonly pullRequests?: string;
  readonly strict?: boolean;
  readonly liveCatalog?: boolean;
  /** Milliseconds. */
  readonly maxAge?: number;
  /** From the configuration, as the one below. */
  readonly report?: readonly string[];
  readonly webhookLevel?: FailOn;
}

/** Reports and the files of the proposal, below the folder that is never committed. */
const ciFolder = '.router-one-sync/ci';

/** The sync as a step of a CI job: what to do with its result is decided here, and done by the workflow. */
export function configure(command: Command): Command {
  command
    .option('--upstream <from>', 'a site, a folder, or embedded[@DATE]', defaultSite)
    .option('--out <folder>', 'the generated package, below the root of the repository', 'generated')
    .option('--branch <name>', 'the branch that proposals are made on', 'router-one-sync/update')
    .option('--accept <line>', 'arguments of --accept with blanks between, as a person typed them')
    .option(
      '--package-name <name>',
      'name of the generated package (default: the one it has)',
      parsePackageName,
    )
    .option('--date <day>', 'the day to record a new edition under (default: today, UTC)', parseDate)
    .option('--pull-requests <file>', 'the pull requests of the branch, as `gh pr list --json` prints them')
    .option('--live-catalog', "also ask the gateway's API for its models, with ROUTER_ONE_API_KEY")
    .option('--max-age <duration>', 'red when the last successful check is older, such as 7d', parseAge)
    .option('--strict', 'treat every unreadable cell as an error');
  return withConfiguration(command).addHelpText('after', examples).action(run);
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
  const before = await openEdition(out);
  const outcome = await syncOnce(flags, session, seen);
  const comparison =
    outcome.status === 'unchanged' ? unchangedComparison(outcome.stored, outcome.notes) : outcome.comparison;
  const reports = reportFlags(flags, wasTold(comparison, proposed));
  const code = await job.quoted(() => publishOutcome(outcome, reports, session));
  // A held edition is not in the package, so its lines are not those of any file there.
  const fileOf = outcome.status === 'held' ? noDocumentFile : documentFilesOf(out);
  job.annotate(githubReport(comparison, { fileOf }));
  const markdown = markdownReport(comparison, { pointer: 'The artefact of the run has them all.' });
  if (outcome.status === 'held') return { code, comparison, markdown, proposal: null };
  const { decision, commit } = await propose({
    out,
    branch,
    comparison,
    before,
    proposed,
    pullRequests,
    folder: `${ciFolder}/proposal`,
  });
  if (decision.action === 'blocked') job.annotate(blockedWarning(branch));
  return { code, comparison, markdown, proposal: { decision, head: proposed?.commit ?? null, commit } };
}

/** For programs and for people, beside the Markdown; and what the configuration asks for. */
function reportFlags({ out, report = [], webhookLevel = 'notable' }: CiFlags, told: boolean) {
  const own = [`json=${ciFolder}/report.json`, `html=${ciFolder}/report.html`];
  return {
    out,
    failOn: 'breaking',
    webhookLevel: told ? 'never' : webhookLevel,
    report: [...own, ...report],
  } as const;
}

/** News that was proposed on an earlier day is found again each day, until somebody takes it. One message is enough. */
function wasTold({ to }: Comparison, proposed: Proposed | null): boolean {
  return to.date !== today() && proposed?.edition?.manifest.edition.date === to.date;
}

async function syncOnce(
  { upstream, out, accept, packageName, date, strict, liveCatalog, maxAge, settings }: CiFlags,
  session: Session,
  seen: string | undefined,
): Promise<SyncOutcome> {
  return runSync(
    {
      upstream,
      out,
      failOn: 'breaking',
      accept: acceptsFrom(accept ?? ''),
      ...(packageName !== undefined && packageName !== '' && { packageName }),
      ...(date !== undefined && { date }),
      ...(seen !== undefined && { seen }),
      ...(maxAge !== undefined && { maxAge }),
      strict: strict === true,
      liveCatalog: liveCatalog === true,
      webhookLevel: 'never',
      settings,
    },
    session,
  );
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
