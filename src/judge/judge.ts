import { groupBy } from '../base/group-by.ts';
import type { Change, Comparison, EditionRef, Held, Unchanged } from '../changes/comparison.ts';
import { comparisonOf, toChange } from '../changes/compose.ts';
import { type Finding, isOf } from '../changes/finding.ts';
import { defaultPolicy, type Policy, policyRow } from '../changes/policy.ts';
import type { Bump } from '../changes/severity.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { acceptedValues } from '../history/known.ts';
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
  /** Findings that the configuration leaves out: the log has them, reports do not. An edition is held for them too. */
  readonly ignored?: readonly Finding[];
  /** Contradictions between the documents that were there before. They are judged, but are no changes. */
  readonly open?: readonly Finding[];
  readonly history: readonly HistoryEntry[];
  readonly unchanged: Unchanged;
  readonly accepts: readonly Accept[];
  readonly policy?: Policy;
  /** Replaces single limits. */
  readonly limits?: Partial<Limits>;
  /** A step of the package that is asked for whatever the policy says of the findings. */
  readonly asks?: Bump;
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
  const ignored = told(input.ignored ?? []);
  const evidence = { ...input, findings: [...input.findings, ...(input.ignored ?? [])] };
  const { held, accepted, looks } = settle(reasonsToHold(evidence), input.accepts);
  return comparisonOf({
    from: base && refOf(base),
    to: refOf(next),
    policy,
    changes: told(input.findings),
    open: told(input.open ?? []),
    ...(ignored.length > 0 && { ignored }),
    held,
    accepted,
    unchanged,
    ...(input.asks !== undefined && { asks: input.asks }),
    problems: next.problems,
    looks: looksInWords(looks),
    notes,
  });
}

const newHere = ['It is new here, and is not held.', 'They are new here, and are not held.'] as const;
const tooFew = ['One alone is not held.', 'So few at once are not held.'] as const;

/** What to look at first: reasons of one rule that go the same way are told once. */
function looksInWords(looks: readonly Held[]): string[] {
  const sorts = groupBy(looks, ({ rule, moved }) => `${rule} ${moved?.up}`);
  return [...sorts.values()].map((own) => {
    const seen = own.map((look) => look.seen).join('; ');
    const isNew = own[0]?.rule === 'first-appearance-doubt';
    const isOne = own.length === 1 && own[0]?.models === undefined;
    const [one, several] = isNew ? newHere : tooFew;
    return `${seen}. ${isOne ? one : several}`;
  });
}

/** The reasons to hold an edition, before any accept. */
function reasonsToHold(
  input: Pick<Evidence, 'base' | 'next' | 'findings' | 'history'> & Pick<Case, 'limits'>,
) {
  const limits = { ...defaultLimits, ...input.limits };
  const evidence: Evidence = { ...input, limits, isKnown: underEitherId(input) };
  return rules.flatMap((rule) => rule(evidence));
}

/** A model that is renamed with this edition is the one that the history knows by its older id. */
function underEitherId({ findings, history }: Pick<Evidence, 'findings' | 'history'>): Evidence['isKnown'] {
  const isAccepted = acceptedValues(history);
  const renames = findings.filter((found) => isOf(found, 'model-renamed'));
  const older = new Map(renames.map(({ subject, to }) => [to.id, subject]));
  return (found) => {
    const subject = older.get(found.subject);
    return isAccepted(found) || (subject !== undefined && isAccepted({ ...found, subject }));
  };
}

/**
 * From its third turn within days a value that goes to and fro is no news; a first return is, and what breaks breaks
 * every time. The step that it asks of the package stays.
 */
function changeOf(found: Finding, policy: Policy): Change {
  const { severity } = policyRow(found.kind, found.area, policy);
  const isNoise = found.flapping !== undefined && found.flapping.count > 2 && severity !== 'breaking';
  return toChange(found, isNoise ? 'info' : severity);
}

function refOf({ date, origin, digests }: Edition): EditionRef {
  return { date, origin, digests: { ...digests } };
}
