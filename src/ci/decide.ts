import * as z from 'zod';

/** A pull request from a branch of that name, as `gh pr list --json` prints these fields. */
const pullRequestSchema = z.object({
  number: z.int().positive(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  headRefOid: z.string(),
  /** From a fork, where anybody can name a branch like ours. */
  isCrossRepository: z.boolean(),
});
export const pullRequestsSchema = z.array(pullRequestSchema);
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** What is proposed already: the head of our branch. */
export interface Head {
  readonly commit: string;
  /** What it holds is what would be proposed now. */
  readonly isCurrent: boolean;
  /** Commits on it that we did not make. */
  readonly strangers: number;
}

/**
 * What to do with the branch and its pull request:
 * `none` nothing is to be proposed and nothing is; `create` and `update` a pull request; `keep` what is there; `close`
 * what no longer holds; `blocked` because somebody else works on the branch.
 */
export type Action = 'none' | 'create' | 'update' | 'keep' | 'close' | 'blocked';

export interface Decision {
  readonly action: Action;
  /** The branch needs a new commit first. */
  readonly push: boolean;
  /** The open pull request that is meant; `null` if there is none. */
  readonly pullRequest: number | null;
}

/**
 * One branch, one pull request. A head that is current is never touched; one that somebody closed is not opened again
 * until there is other news; commits of other people are never overwritten.
 *
 * @param news there is something to propose.
 */
export function decide(news: boolean, head: Head | null, all: readonly PullRequest[]): Decision {
  const pullRequests = all.filter(isOurs);
  const open = openPullRequest(all);
  const decision = (action: Action, push = false): Decision => ({ action, push, pullRequest: open });
  if (head === null) return news ? decision('create', true) : decision('none');
  if (news && head.isCurrent) return decision(isKnown(head, pullRequests) ? 'keep' : 'create');
  if (head.strangers > 0) return decision('blocked');
  if (!news) return decision('close');
  return decision(open === null ? 'create' : 'update', true);
}

/** The number of the open pull request of our branch; `null` if there is none. */
export function openPullRequest(all: readonly PullRequest[]): number | null {
  return all.filter(isOurs).find(({ state }) => state === 'OPEN')?.number ?? null;
}

/** Anybody can name the branch of a fork like ours. */
function isOurs({ isCrossRepository }: PullRequest): boolean {
  return !isCrossRepository;
}

/** Open for this head, or declined with it. */
function isKnown({ commit }: Head, pullRequests: readonly PullRequest[]): boolean {
  return pullRequests.some(({ state, headRefOid }) => state === 'OPEN' || headRefOid === commit);
}
