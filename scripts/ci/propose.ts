import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalFailure, UsageFailure } from '../../src/base/failure.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import {
  type Decision,
  decide,
  type Head,
  type PullRequest,
  pullRequestsSchema,
} from '../../src/ci/decide.ts';
import { type JobLinks, placeLinker } from '../../src/ci/links.ts';
import { hasNews, isSameProposal } from '../../src/ci/news.ts';
import { proposalOf, proposalTitle, type Replacements } from '../../src/ci/proposal.ts';
import { labelLines } from '../../src/ci/pull-request.ts';
import type { Settings } from '../../src/config/schema.ts';
import { openEdition, type StoredEdition } from '../../src/store/open.ts';
import { documentFilesOf } from '../outcome/document-file.ts';
import { today } from '../session/session.ts';
import { lockfile, refreshLockfile } from './lockfile.ts';
import { commitToBundle, currentCommit, strangersOn } from './repository.ts';

/** What is on our branch when a run begins. */
export interface Proposed {
  readonly commit: string;
  /** `null` if the branch holds no intact package. */
  readonly edition: StoredEdition | null;
}

/** A run whose edition was taken, or that found nothing new. */
export interface TakenEdition {
  readonly out: string;
  readonly branch: string;
  readonly comparison: Comparison;
  readonly before: StoredEdition | null;
  readonly proposed: Proposed | null;
  readonly pullRequests: readonly PullRequest[];
  readonly settings: Settings;
  readonly links: JobLinks;
  /** The branch that the job runs on, by its name; `null` where that is not known. */
  readonly into: string | null;
  /** The name of the gateway. */
  readonly gateway: string;
  /** Where the files for the pull request go. */
  readonly folder: string;
}

/**
 * Decides what is to happen to the branch and its pull request, and writes what that takes: `commit.bundle` with the new
 * commit if the branch needs one, `title.txt`, `body.md`, `labels.tsv` and `options.tsv`.
 */
export async function propose(taken: TakenEdition): Promise<{ decision: Decision; commit: string | null }> {
  const after = await openEdition(taken.out);
  const news = after !== null && hasNews(taken.before?.manifest ?? null, after.manifest);
  const decision = decide(news, await headOf(taken.proposed, after), taken.pullRequests);
  await mkdir(taken.folder, { recursive: true });
  const title = proposalTitle(taken.comparison, taken.settings.pullRequest, taken.gateway);
  const made = decision.push ? await commitAll(taken, title) : null;
  await writeTexts(taken, title, made?.commit ?? taken.proposed?.commit ?? null, made?.replacements);
  return { decision, commit: made?.commit ?? null };
}

async function writeTexts(
  taken: TakenEdition,
  title: string,
  head: string | null,
  replacements?: Replacements,
): Promise<void> {
  const { folder, comparison, links, into, out } = taken;
  const settings = taken.settings.pullRequest ?? {};
  const linkOf =
    head === null
      ? null
      : placeLinker(links, { from: await currentCommit('.'), to: head }, documentFilesOf(out));
  const proposal = proposalOf(comparison, {
    ...{ settings, links, into },
    ...(linkOf !== null && { linkOf }),
    ...(replacements !== undefined && { replacements }),
  });
  await writeFile(join(folder, 'title.txt'), `${title}\n`);
  await writeFile(join(folder, 'body.md'), proposal.body);
  await writeFile(join(folder, 'labels.tsv'), labelLines(proposal.labels));
  await writeFile(join(folder, 'options.tsv'), proposal.options);
}

async function headOf(proposed: Proposed | null, after: StoredEdition | null): Promise<Head | null> {
  if (proposed === null) return null;
  const { commit: head, edition } = proposed;
  return {
    commit: head,
    isCurrent: edition !== null && after !== null && isSameProposal(edition, after),
    strangers: await strangersOn('.', head),
  };
}

/** The package and the lockfile in one commit; what is replaced in the repository, where a team wants that, in a second. */
async function commitAll(
  { out, branch, folder, settings, comparison }: TakenEdition,
  message: string,
): Promise<{ readonly commit: string; readonly replacements?: Replacements }> {
  await refreshLockfile('.', out);
  const first = { paths: [out, lockfile], message };
  const bundle = join(folder, 'commit.bundle');
  if (settings.pullRequest?.replaceUses !== true)
    return { commit: await commitToBundle('.', { commits: [first], branch, bundle }) };
  // What searches is loaded only for that.
  const { replacementsFor } = await import('./replacements.ts');
  const { plan, told } = await replacementsFor(out, settings, comparison.to.date ?? today());
  const texts = new Map(plan.map(({ path, after }) => [path, Buffer.from(after, 'latin1')]));
  const second = { texts, message: 'Ids of models that were renamed or have a successor' };
  const commits = plan.length === 0 ? [first] : [first, second];
  const commit = await commitToBundle('.', { commits, branch, bundle });
  return { commit, ...(plan.length > 0 && { replacements: told }) };
}

/** What `gh pr list` wrote into a file. Throws a `UsageFailure` for anything else. */
export async function readPullRequests(file: string): Promise<PullRequest[]> {
  const parsed = pullRequestsSchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  throw new UsageFailure(`${file} is no list of pull requests.`, {
    advice:
      'Write it with: gh pr list --head BRANCH --state all --json number,state,headRefOid,isCrossRepository.',
  });
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw new UsageFailure(`${file} cannot be read.`, {
      advice: 'Name a file that `gh pr list` wrote.',
      cause,
    });
  }
}

/** The package in a checkout of our branch. One that is damaged is no reason to fail: it is replaced. */
export async function openProposed(folder: string): Promise<StoredEdition | null> {
  return openEdition(folder).catch((error: unknown) => {
    if (error instanceof LocalFailure) return null;
    throw error;
  });
}
