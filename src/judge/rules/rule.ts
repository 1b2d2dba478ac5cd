import { groupBy } from '../../base/group-by.ts';
import type { Held } from '../../changes/comparison.ts';
import type { Finding } from '../../changes/finding.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import type { Edition } from '../../read/edition.ts';
import type { Limits } from '../limits.ts';

/** What a rule may look at. */
export interface Evidence {
  /** `null` for a baseline. */
  readonly base: Edition | null;
  readonly next: Edition;
  readonly findings: readonly Finding[];
  readonly history: readonly HistoryEntry[];
  readonly limits: Limits;
  /** True for a value that the history accepted once: nobody is asked about it again. */
  readonly isKnown: (found: Finding) => boolean;
}

/** A reason to hold an edition, or, where it is one `alone`, only to look at it first. */
export type Reason = Held & { readonly alone?: true };

/** Looks at an edition and gives the reasons to hold it; none if it looks right. */
export type Rule = (evidence: Evidence) => readonly Reason[];

/** A reason whose accept must repeat the number that was seen, so that yesterday's flag does not pass today's loss. */
export function heldWithCount(parts: Omit<Held, 'accept'>, count: number): Held {
  return { ...parts, accept: `${nameOf(parts)}=${count}` };
}

/** A reason that is accepted by its name. */
export function held(parts: Omit<Held, 'accept'>): Held {
  return { ...parts, accept: nameOf(parts) };
}

/** One suspicious subject of a rule: what it is called, and what was seen of it. */
export interface Suspect {
  readonly subject: string;
  readonly seen: string;
  /** Which way its prices went, and how far. */
  readonly moved?: Moved;
}

/** A reason for each suspect, or, when they are many, one reason with their number. */
export function heldByName(
  rule: string,
  limit: string,
  suspects: readonly Suspect[],
  limits: Limits,
): readonly Held[] {
  if (suspects.length <= limits.subjectsByName) return suspects.map((each) => held({ rule, ...each, limit }));
  const examples = suspects.slice(0, 3).map((each) => each.seen);
  const seen = `${suspects.length} models, among them: ${examples.join('; ')}`;
  const models = suspects.map(({ subject }) => subject);
  const moved = farthest(suspects);
  return [heldWithCount({ rule, subject: null, seen, limit, models, ...moved }, suspects.length)];
}

/** The one that moved farthest; all go one way. Nothing where nothing moved. */
function farthest(moves: readonly Pick<Suspect, 'moved'>[]): Pick<Suspect, 'moved'> {
  const [first, ...others] = moves.flatMap(({ moved }) => moved ?? []);
  if (first === undefined) return {};
  const isFarther = (one: typeof first, other: typeof first) => (one.factor ?? 0) > (other.factor ?? 0);
  return { moved: others.reduce((far, each) => (isFarther(each, far) ? each : far), first) };
}

/** What moved far in one direction, by model: held where many models go the same way at once. */
export function heldTogether(
  rule: string,
  limit: string,
  findings: readonly Suspicious[],
  { base, next, limits }: Evidence,
): readonly Reason[] {
  const suspects = [...groupBy(findings, ({ subject }) => subject)].map(([subject, group]) => ({
    subject,
    seen: group.map(({ message }) => message).join('; '),
    ...farthest(group),
  }));
  const total = (base ?? next).catalog?.models.length ?? 0;
  // One model whose price moves at all its hosts is one move.
  const count = new Set(suspects.map(({ subject }) => modelNameOf(subject))).size;
  const isShare = reachesShare(count, total, limits.modelsAtOncePercent, 1);
  const many = Math.max(limits.modelsAtOnce, manyOf(total, limits));
  const reasons = heldByName(rule, limit, suspects, limits);
  if (count >= many || isShare) return reasons;
  return reasons.map((reason) => ({ ...reason, alone: true }));
}

/** Everything behind the last slash of an id: what several hosts share. */
export function modelNameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
}

/** How many of a large catalog's models have to go one way, for it to be no chance. */
export function manyOf(total: number, { modelsAtOncePerThousand }: Limits): number {
  return Math.ceil((total * modelsAtOncePerThousand) / 1000);
}

type Moved = NonNullable<Held['moved']>;

type Suspicious = Pick<Finding, 'subject' | 'message'> & Pick<Suspect, 'moved'>;

/** True when `part` of `total` is at least `percent` of it and at least `count`. */
export function reachesShare(part: number, total: number, percent: number, count: number): boolean {
  return part >= count && part * 100 >= percent * total;
}

function nameOf({ rule, subject }: Omit<Held, 'accept'>): string {
  return subject === null ? rule : `${rule}:${subject}`;
}
