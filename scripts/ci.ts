import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, Failure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import type { Comparison } from '../src/changes/comparison.ts';
import { acceptsFrom } from '../src/ci/accepts.ts';
import { openPullRequest, type PullRequest } from '../src/ci/decide.ts';
import { stepExitCode } from '../src/ci/ends.ts';
import { failureReport, faultLines, redEnd, type Untouched } from '../src/ci/failure-report.ts';
import { acceptLine, heldNotice } from '../src/ci/held-notice.ts';
import { type JobLinks, linksOf } from '../src/ci/links.ts';
import { outputsOf, type RunFacts } from '../src/ci/outputs.ts';
import { reading } from '../src/config/values.ts';
import { defaultGateway, gatewayOf } from '../src/gateway/profiles.ts';
import { githubAnnotation, githubReport } from '../src/report/github.ts';
import { markdownReport } from '../src/report/markdown.ts';
import { openEdition } from '../src/store/open.ts';
import type { SyncOutcome } from '../src/sync/job.ts';
import { unchangedComparison } from '../src/sync/unchanged-comparison.ts';
import { type GitHubJob, githubJob } from './ci/github-job.ts';
import { openProposed, type Proposed, propose, readPullRequests } from './ci/propose.ts';
import { branchHead, withCheckout } from './ci/repository.ts';
import { documentFilesOf, noDocumentFile } from './outcome/document-file.ts';
import { checkViewFlags, keptLines, publishOutcome, withView } from './outcome/sync-outcome.ts';
import { explainEnd, problemsBehind } from './session/end.ts';
import { interruption } from './session/interrupt.ts';
import { openSession, type Session, today } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';
import { runSync } from './sync.ts';

/** Nothing is known of an empty one: a first run has none. */
const moment = reading(
  /^(?:\d{4}-\d\d-\d\dT[\d:.]+Z)?$/,
  'Expected a moment in UTC such as 2026-09-11T05:23:00Z.',
  (text) => text || undefined,
);

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
  {
    flag: '--last-check <moment>',
    words: 'when this job last succeeded, for --max-age on a machine that remembers nothing',
    read: moment,
  },
] as const;

/** `report` is from the configuration alone. */
type CiFlags = FlagsOf<'ci', typeof own> & { readonly report?: readonly string[] };

/** Reports and the files of the proposal, below the folder that is never committed. */
const ciFolder = '.router-one-sync/ci';

/** The sync as a step of a CI job: what to do with its result is decided here, and done by the workflow. */
export function configure(command: Command): Command {
  return withSettings(command, own, withoutSettings).addHelpText('after', examples).action(run);
}

const examples = `
On GitHub it writes outputs, a summary and annotations. Everywhere it writes the report and the texts of a pull request
to ${ciFolder}, with the commit to push as a bundle. It ends with 0 where a sync would end with 1.

Examples:
  $ router-one-sync ci
  $ router-one-sync ci --out packages/${defaultGateway.slug} --accept "models-removed=21"`;

/** How a run ended. */
interface End extends Pick<RunFacts, 'comparison' | 'proposal'> {
  readonly code: number;
  readonly markdown: string;
}

/** What is there when a run begins. */
interface There {
  /** The commit of our branch; `null` if there is no such branch. */
  readonly head: string | null;
  readonly pullRequests: readonly PullRequest[];
}

const nothingThere: There = { head: null, pullRequests: [] };

/** What is known of a run even where its configuration cannot be used. */
interface Around {
  readonly flags: Pick<CiFlags, 'branch' | 'pullRequests'>;
  readonly there: There;
  readonly job: GitHubJob;
}

/** One run of the job, as all of its parts need it. */
interface Run extends Around {
  readonly flags: CiFlags;
  readonly session: Session;
  readonly links: JobLinks;
}

/** A configuration that cannot be used ends the run before it begins: that too is told where people look. */
async function withoutSettings(fault: unknown, flags: Around['flags']): Promise<void> {
  await rm(ciFolder, { recursive: true, force: true });
  const { there } = await lookAround(flags);
  const around = { flags, there, job: githubJob(process.env) };
  await publish(endOf(fault, fault instanceof Failure ? fault.exitCode : exitCodes.bug, around), around);
}

async function run(flags: CiFlags): Promise<void> {
  const [session, job, links] = [openSession({ color: false }), githubJob(process.env), linksOf(process.env)];
  await rm(ciFolder, { recursive: true, force: true });
  const { there, fault } = await lookAround(flags);
  const current: Run = { flags, there, session, job, links };
  const end = await (fault === null ? attempt(current) : Promise.reject(fault)).catch((error: unknown) =>
    failed(error, current),
  );
  await publish(end, current);
  process.exitCode = stepExitCode(end.code);
}

/** What is there is told even of a run that fails; that it cannot be seen is such a failure too. */
async function lookAround({
  branch,
  pullRequests,
}: Around['flags']): Promise<{ there: There; fault: unknown }> {
  try {
    const head = await branchHead('.', branch);
    const listed = pullRequests === undefined ? [] : await readPullRequests(pullRequests);
    return { there: { head, pullRequests: listed }, fault: null };
  } catch (fault) {
    return { there: nothingThere, fault };
  }
}

/** For people, for the jobs that follow, and for programs that know no GitHub. */
async function publish(
  { comparison, proposal, markdown }: End,
  { flags, there, job }: Around,
): Promise<void> {
  const reportPath = `${ciFolder}/report.md`;
  const pullRequest = openPullRequest(there.pullRequests);
  const { branch } = flags;
  const outputs = outputsOf({ comparison, proposal, reportPath, branch, head: there.head, pullRequest });
  await mkdir(ciFolder, { recursive: true });
  await writeFile(reportPath, markdown);
  await writeFile(`${ciFolder}/outputs.json`, printJson(outputs));
  await job.summarize(markdown);
  await job.output(outputs);
}

function untouchedBy({ flags, there }: Around): Untouched {
  return { branch: flags.branch, head: there.head, pullRequest: openPullRequest(there.pullRequests) };
}

async function attempt(run: Run): Promise<End> {
  const { head } = run.there;
  if (head === null) return syncAndPropose(run, null, undefined);
  return withCheckout('.', head, async (folder) => {
    const seen = join(folder, run.flags.out);
    const edition = await openProposed(seen);
    return syncAndPropose(run, { commit: head, edition }, edition === null ? undefined : seen);
  });
}

async function syncAndPropose(run: Run, proposed: Proposed | null, seen: string | undefined): Promise<End> {
  const { flags, session, job } = run;
  const before = await openEdition(flags.out, { newBaseline: flags.newBaseline === true });
  const looking = { ...flags, failOn: 'breaking' } as const;
  await checkViewFlags(looking);
  const outcome = await withView(await syncOnce(flags, session, seen), looking, session);
  const comparison =
    outcome.status === 'unchanged' ? unchangedComparison(outcome.stored, outcome.notes) : outcome.comparison;
  const reports = reportFlags(flags, wasTold(comparison, proposed));
  const code = await job.quoted(() => publishOutcome(outcome, reports, session));
  const kept = outcome.status === 'committed' ? keptLines(outcome.commit, flags.out) : [];
  for (const line of kept) job.annotate(githubAnnotation('warning', 'An edit by hand was replaced', line));
  const markdown = markdownReport(comparison, {
    pointer: 'The artefact of the run has them all.',
    folds: true,
  });
  if (outcome.status === 'held') return hold(comparison, markdown, code, run);
  const proposal = await proposeEdition(run, comparison, before, proposed);
  return { code, comparison, markdown, proposal };
}

/** A held edition is not in the package, so its lines are not those of any file there. */
async function hold(comparison: Comparison, markdown: string, code: number, run: Run): Promise<End> {
  const { flags, job, links } = run;
  job.annotate(githubReport(comparison, { fileOf: noDocumentFile }));
  const { title, body } = heldNotice(comparison, links, {
    branch: flags.branch,
    gateway: gatewayOf(flags.settings.gateway).name,
  });
  const folder = `${ciFolder}/held`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/title.txt`, `${title}\n`);
  await writeFile(`${folder}/body.md`, body);
  await writeFile(`${folder}/accept.txt`, `${acceptLine(comparison)}\n`);
  return { code, comparison, markdown: `${markdown}\n${redEnd(code, untouchedBy(run))}\n`, proposal: null };
}

async function proposeEdition(
  run: Run,
  comparison: Comparison,
  before: Awaited<ReturnType<typeof openEdition>>,
  proposed: Proposed | null,
): Promise<RunFacts['proposal']> {
  const { flags, there, job, links } = run;
  const { out, branch, settings } = flags;
  const proposal = await propose({
    ...{ out, branch, comparison, before, proposed, links, folder: `${ciFolder}/proposal` },
    pullRequests: there.pullRequests,
    gateway: gatewayOf(settings.gateway).name,
    settings,
    into: process.env['GITHUB_REF_NAME'] ?? process.env['CI_COMMIT_BRANCH'] ?? null,
  });
  const { action, pullRequest } = proposal.decision;
  if (action === 'keep') job.annotate(keptNotice(comparison, pullRequest));
  else job.annotate(githubReport(comparison, { fileOf: documentFilesOf(out) }));
  if (action === 'blocked') job.annotate(blockedWarning(branch));
  return proposal;
}

/** News is told on the day on which it is proposed; then one line says that it waits. */
function keptNotice({ to }: Comparison, pullRequest: number | null): string {
  const since = to.date === null ? '' : ` since ${to.date}`;
  return pullRequest === null
    ? githubAnnotation(
        'notice',
        'Declined',
        'This news was proposed and closed. Other news is proposed again.',
      )
    : githubAnnotation('notice', 'Proposed already', `Pull request ${pullRequest} says all of this${since}.`);
}

/** For programs and for people, beside the Markdown; and what the configuration asks for. */
function reportFlags({ out, report = [], settings }: CiFlags, told: boolean) {
  const own = [`json=${ciFolder}/report.json`, `html=${ciFolder}/report.html`];
  return {
    out,
    settings,
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

/** More faults than this are not read as annotations; the summary and the log have all. */
const mostFaults = 10;

/** Tells why a run failed in the log, and wherever else people look. An interrupted run just ends. */
async function failed(error: unknown, run: Run): Promise<End> {
  if (interruption.exitCode() !== null) throw error;
  let code: number = exitCodes.bug;
  await run.job.quoted(() => {
    code = explainEnd(error, (line) => process.stdout.write(`${line}\n`));
  });
  return endOf(error, code, run);
}

/** Why a run failed, as an annotation a fault and for the summary. */
function endOf(error: unknown, code: number, around: Around): End {
  const { job } = around;
  const message = error instanceof Failure ? error.message : 'This is a bug of router-one-sync';
  for (const line of faultLines(message).slice(0, mostFaults))
    job.annotate(githubAnnotation('error', `The sync failed (exit code ${code})`, line));
  const advice = error instanceof Failure ? error.advice : 'Please report it, with the log of this step.';
  const markdown = failureReport(
    { code, message, advice, problems: problemsBehind(error) },
    untouchedBy(around),
  );
  return { code, comparison: null, markdown, proposal: null };
}
