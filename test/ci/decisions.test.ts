import { describe, expect, it } from 'vitest';
import { exitCodes, UsageFailure } from '../../src/base/failure.ts';
import { acceptsFrom } from '../../src/ci/accepts.ts';
import { type Decision, decide, type Head, type PullRequest } from '../../src/ci/decide.ts';
import { jobEnds, stepExitCode } from '../../src/ci/ends.ts';
import { isLockStale } from '../../src/ci/lockfile.ts';

const current: Head = { commit: 'c1', isCurrent: true, strangers: 0 };
const outdated: Head = { ...current, isCurrent: false };
const edited: Head = { ...outdated, strangers: 1 };
const open: PullRequest = { number: 7, state: 'OPEN', headRefOid: 'c1', isCrossRepository: false };
const declined: PullRequest = { ...open, state: 'CLOSED' };
const older: PullRequest = { ...declined, headRefOid: 'c0' };
const fromFork: PullRequest = { ...open, number: 8, isCrossRepository: true };

const decisions: ReadonlyArray<{
  readonly given: string;
  readonly news: boolean;
  readonly head: Head | null;
  readonly pullRequests: readonly PullRequest[];
  readonly want: Decision;
}> = [
  {
    given: 'no news and no branch',
    news: false,
    head: null,
    pullRequests: [],
    want: { action: 'none', push: false, pullRequest: null },
  },
  {
    given: 'news and no branch',
    news: true,
    head: null,
    pullRequests: [],
    want: { action: 'create', push: true, pullRequest: null },
  },
  {
    given: 'a head that says the same, with its pull request',
    news: true,
    head: current,
    pullRequests: [open],
    want: { action: 'keep', push: false, pullRequest: 7 },
  },
  {
    given: 'a head that says the same and was declined',
    news: true,
    head: current,
    pullRequests: [declined],
    want: { action: 'keep', push: false, pullRequest: null },
  },
  {
    given: 'a head whose pull request could not be opened',
    news: true,
    head: current,
    pullRequests: [older],
    want: { action: 'create', push: false, pullRequest: null },
  },
  {
    given: 'a head that says the same, with commits of somebody else',
    news: true,
    head: { ...current, strangers: 2 },
    pullRequests: [open],
    want: { action: 'keep', push: false, pullRequest: 7 },
  },
  {
    given: 'other news than the head, with an open pull request',
    news: true,
    head: outdated,
    pullRequests: [open],
    want: { action: 'update', push: true, pullRequest: 7 },
  },
  {
    given: 'other news than what was declined',
    news: true,
    head: outdated,
    pullRequests: [declined],
    want: { action: 'create', push: true, pullRequest: null },
  },
  {
    given: 'other news, and commits of somebody else',
    news: true,
    head: edited,
    pullRequests: [open],
    want: { action: 'blocked', push: false, pullRequest: 7 },
  },
  {
    given: 'a head and no news any more',
    news: false,
    head: outdated,
    pullRequests: [open],
    want: { action: 'close', push: false, pullRequest: 7 },
  },
  {
    given: 'no news any more, and commits of somebody else',
    news: false,
    head: edited,
    pullRequests: [open],
    want: { action: 'blocked', push: false, pullRequest: 7 },
  },
  {
    given: 'a fork with a branch of the same name',
    news: true,
    head: current,
    pullRequests: [fromFork],
    want: { action: 'create', push: false, pullRequest: null },
  },
];

describe('what happens to the branch and its pull request', () => {
  it.each(decisions)('with $given is $want.action', ({ news, head, pullRequests, want }) => {
    expect(decide(news, head, pullRequests)).toEqual(want);
  });
});

describe('the accepts of a form', () => {
  it.each([
    ['', []],
    ['  models-removed=21 ', ['models-removed=21']],
    ['models-removed=21 price-factor:openai/gpt-5.5', ['models-removed=21', 'price-factor:openai/gpt-5.5']],
    ["--accept models-removed=21 --accept 'price-factor:a b'", ['models-removed=21', 'price-factor:a b']],
    ['--accept=rollback "price-factor:a b"', ['rollback', 'price-factor:a b']],
    ['$(touch x) `y`; rm', ['$(touch', 'x)', '`y`;', 'rm']],
  ])('%j are %j', (line, want) => {
    expect(acceptsFrom(line)).toEqual(want);
  });

  it('with a quote that does not end are refused', () => {
    expect(() => acceptsFrom("models-removed=21 'price")).toThrow(UsageFailure);
  });
});

describe('the end of a job', () => {
  it('is defined for every exit code, green for the first two and red with the very code for all others', () => {
    const codes = Object.values(exitCodes);
    expect([...jobEnds.keys()]).toEqual(codes);
    expect(codes.map(stepExitCode)).toEqual(codes.map((code) => (code <= 1 ? 0 : code)));
    expect(stepExitCode(143)).toBe(143);
  });
});

describe('a lockfile', () => {
  const lock = JSON.stringify({
    packages: {
      generated: { name: 'client', version: '0.1.0', license: 'MIT', dependencies: { zod: '^4.0.0' } },
    },
  });
  const own = { name: 'client', version: '0.1.0', type: 'module', dependencies: { zod: '^4.0.0' } };

  it.each([
    ['the package as it is', own, false],
    ['another version', { ...own, version: '1.0.0' }, true],
    ['another range', { ...own, dependencies: { zod: '^4.1.0' } }, true],
    ['one dependency more', { ...own, dependencies: { ...own.dependencies, ky: '1.0.0' } }, true],
    ['no dependency any more', { ...own, dependencies: undefined }, true],
  ])('is stale or not with %s', (_, packageJson, want) => {
    expect(isLockStale(lock, 'generated', JSON.stringify(packageJson))).toBe(want);
  });

  it('that does not know the package is left alone', () => {
    expect(isLockStale(lock, 'packages/router-one', JSON.stringify(own))).toBe(false);
  });
});
