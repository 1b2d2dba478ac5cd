import { toChange } from '../changes/change.ts';
import type { Change, Comparison, EditionRef, Held, Unchanged } from '../changes/comparison.ts';
import type { Finding } from '../changes/finding.ts';
import { compareChanges, countsOf, highestBump } from '../changes/summary.ts';
import type { HistoryEntry } from '../history/entry.ts';
import type { Edition } from '../read/edition.ts';
import { type Accept, settle } from './accept.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { defaultPolicy, type Policy, policyRow } from './policy.ts';
import { rules } from './rules/all.ts';
import type { Evidence } from './rules/rule.ts';

/** All that a judgement is made from. */
export interface Case {
  /** `null` makes a baseline: nothing is compared, only the edition itself is judged. */
  readonly base: Edition | null;
  readonly next: Edition;
  /** The differences, after recall. */
  readonly findings: readonly Finding[];
  /** Contradictions between the documents that were there before. They are judged, but are no changes. */
  readonly open?: readonly Finding[];
  readonly history: readonly HistoryEntry[];
  readonly unchanged: Unchanged;
  readonly accepts: readonly Accept[];
  readonly policy?: Policy;
  /** Replaces single limits. */
  readonly limits?: Partial<Limits>;
  /** Sentences about the comparison that the caller knows. */
  readonly notes?: readonly string[];
}

/**
 * Gives each finding its severity and the edition its verdict. Throws a `UsageFailure` for an accept that matches
 * nothing. The same case gives the same comparison, whatever the order of its findings.
 */
export function judge(input: Case): Comparison {
  const policy = input.policy ?? defaultPolicy;
  const changes = input.findings.map((found) => changeOf(found, policy)).sort(compareChanges);
  const { held, accepted } = settle(reasonsToHold(input), input.accepts);
  return {
    schemaVersion: 1,
    from: input.base && refOf(input.base),
    to: refOf(input.next),
    bump: highestBump(changes, policy),
    verdict: held.length === 0 ? 'accepted' : 'held',
    held: [...held],
    accepted: [...accepted],
    counts: { ...countsOf(changes), unchanged: input.unchanged },
    changes,
    open: (input.open ?? []).map((found) => changeOf(found, policy)).sort(compareChanges),
    problems: [...input.next.problems],
    notes: notesOf(input),
  };
}

/** The reasons to hold an edition, before any accept. */
function reasonsToHold(input: Omit<Evidence, 'limits'> & Pick<Case, 'limits'>): Held[] {
  const evidence = { ...input, limits: { ...defaultLimits, ...input.limits } };
  return rules.flatMap((rule) => rule(evidence));
}

/** What was said within days is no news, however bad it is; the step that it asks of the package stays. */
function changeOf(found: Finding, policy: Policy): Change {
  const { severity } = policyRow(found.kind, found.area, policy);
  return toChange(found, found.flapping === undefined ? severity : 'info');
}

function notesOf({ base, notes = [] }: Case): string[] {
  return base === null ? ['Baseline made: nothing to compare with.', ...notes] : [...notes];
}

function refOf({ date, origin, digests }: Edition): EditionRef {
  return { date, origin, digests: { ...digests } };
}
