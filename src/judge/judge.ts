import type { Change, Comparison, EditionRef, Held, Unchanged } from '../changes/comparison.ts';
import { comparisonOf, toChange } from '../changes/compose.ts';
import type { Finding } from '../changes/finding.ts';
import { defaultPolicy, type Policy, policyRow } from '../changes/policy.ts';
import type { HistoryEntry } from '../history/entry.ts';
import type { Edition } from '../read/edition.ts';
import { type Accept, settle } from './accept.ts';
import { defaultLimits, type Limits } from './limits.ts';
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
  const { base, next, policy = defaultPolicy, unchanged, notes = [] } = input;
  const told = (findings: readonly Finding[]) => findings.map((found) => changeOf(found, policy));
  return comparisonOf({
    from: base && refOf(base),
    to: refOf(next),
    policy,
    changes: told(input.findings),
    open: told(input.open ?? []),
    ...settle(reasonsToHold(input), input.accepts),
    unchanged,
    problems: next.problems,
    notes,
  });
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

function refOf({ date, origin, digests }: Edition): EditionRef {
  return { date, origin, digests: { ...digests } };
}
