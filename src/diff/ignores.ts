import { canonicalJson, type JsonValue } from '../base/json.ts';
import { type Finding, isOf } from '../changes/finding.ts';

/** A change or a contradiction that somebody has looked at and does not want to hear of. What is left out fits everything. */
export interface Ignore {
  /** The rule or kind, as in a finding's `kind`; of a contradiction its rule, as in `field`. */
  readonly rule: string;
  /** The finding's subject, or the only operation that it reaches. */
  readonly subject?: string;
  readonly from?: JsonValue;
  readonly to?: JsonValue;
  /** Why this is no news. Reports say it; without one a whole kind is off, and is only counted. */
  readonly reason: string | null;
  /** From this day on it takes nothing away, `YYYY-MM-DD`; without one it holds for ever. */
  readonly expires?: string;
}

/** What is left of the findings, and which ignores want a look themselves. */
export interface Sifted {
  readonly findings: readonly Finding[];
  readonly ignored: ReadonlyArray<{ readonly finding: Finding; readonly ignore: Ignore }>;
  /** Ignores that fit nothing any more: what they were for is gone, or is written wrong. */
  readonly unused: readonly Ignore[];
  /** Ignores whose day has come; they take nothing away. */
  readonly expired: readonly Ignore[];
}

/**
 * Takes away the findings that are to be ignored. The first ignore that fits counts.
 *
 * @param today the day of the comparison, `YYYY-MM-DD`; `null` where there is none, and then nothing expires
 */
export function sift(findings: readonly Finding[], ignores: readonly Ignore[], today: string | null): Sifted {
  const expired = ignores.filter((ignore) => isOver(ignore, today));
  const valid = ignores.filter((ignore) => !isOver(ignore, today));
  const kept: Finding[] = [];
  const ignored: Array<{ finding: Finding; ignore: Ignore }> = [];
  for (const finding of findings) {
    const ignore = valid.find((candidate) => fits(candidate, finding));
    if (ignore === undefined) kept.push(finding);
    else ignored.push({ finding, ignore });
  }
  const unused = valid.filter(
    (ignore) => ignore.reason !== null && !findings.some((finding) => fits(ignore, finding)),
  );
  return { findings: kept, ignored, unused, expired };
}

/** Days as `YYYY-MM-DD` compare as texts. */
function isOver({ expires }: Ignore, today: string | null): boolean {
  return expires !== undefined && today !== null && expires <= today;
}

function fits({ rule, subject, from, to }: Ignore, finding: Finding): boolean {
  return (
    (rule === finding.kind || (isOf(finding, 'contradiction') && rule === finding.field)) &&
    (subject === undefined || subject === finding.subject || isAllReached(subject, finding)) &&
    (from === undefined || canonicalJson(from) === canonicalJson(finding.from)) &&
    (to === undefined || canonicalJson(to) === canonicalJson(finding.to))
  );
}

/** An operation stands for a finding that reaches nothing else; a shared change is not ignored for one of its users. */
function isAllReached(subject: string, { reaches = [] }: Finding): boolean {
  return reaches.length === 1 && reaches[0] === subject;
}
