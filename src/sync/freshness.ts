import { type Failure, InvalidDocuments, UpstreamFailure } from '../base/failure.ts';
import { counted } from '../base/words.ts';
import type { Check } from '../store/state.ts';

/** Beyond this a report says how long nobody had looked: the longest that a weekly job goes without a check. */
const usualAge = 7 * 86_400_000;

/** What the age of the last successful check is measured with. */
export interface Freshness {
  /** The last successful check before this run; `null` if none is on record. */
  readonly check: Pick<Check, 'lastCheck'> | null;
  /** The day of the edition that is there: a check of that day succeeded, even if nobody remembers it. */
  readonly edition?: string | null;
  readonly now: Date;
  /** Milliseconds beyond which a run that could not check is told to be out of date; `null` for no such limit. */
  readonly maxAge: number | null;
}

/**
 * Does the part of a run that asks upstream, and lets its failure say when the last successful check was. Documents
 * that came but cannot be read are a check that failed too: when the last good one is older than `maxAge`, that is the
 * worse news, and the run ends as unavailable (exit 3), with every problem told.
 */
export async function tellingLastCheck<Result>(
  freshness: Freshness,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UpstreamFailure || error instanceof InvalidDocuments) throw told(error, freshness);
    throw error;
  }
}

/** What the reader of a report is told when the last check is long ago. */
export function ageNotes({ check, now, maxAge }: Freshness): string[] {
  if (check === null) return [];
  const age = ageOf(check, now);
  const isNew = age < Math.min(maxAge ?? usualAge, usualAge);
  return isNew ? [] : [`The last successful check was on ${moment(check.lastCheck)}, ${span(age)} ago.`];
}

function told(error: UpstreamFailure | InvalidDocuments, freshness: Freshness): Failure {
  const words = lastCheckWords(freshness);
  const details = { cause: error, ...(error.advice !== null && { advice: error.advice }) };
  if (error instanceof InvalidDocuments && !isTooOld(freshness)) {
    return new InvalidDocuments(error.problems, { advice: [words, error.advice ?? ''].join('\n').trim() });
  }
  const statuses = error instanceof UpstreamFailure ? error.statuses : [];
  return new UpstreamFailure(`${error.message}\n${words}`, { ...details, statuses });
}

function lastCheckWords(freshness: Freshness): string {
  const { now, maxAge } = freshness;
  const check = lastKnown(freshness);
  if (check === null) return 'No successful check is on record here.';
  const when = `${moment(check.lastCheck)}, ${span(ageOf(check, now))} ago`;
  const last =
    freshness.check === null
      ? `No successful check is on record here, and the edition is of ${check.lastCheck.slice(0, 10)}, ${span(ageOf(check, now))} ago`
      : `The last successful check was on ${when}`;
  if (maxAge === null || !isTooOld(freshness)) return `${last}.`;
  return `${last}: more than the ${span(maxAge)} of --max-age. What was generated may no longer be true.`;
}

function isTooOld(freshness: Freshness): boolean {
  const { now, maxAge } = freshness;
  const check = lastKnown(freshness);
  return check !== null && maxAge !== null && ageOf(check, now) > maxAge;
}

/** A fresh machine remembers nothing, but the edition that was committed says how old it is at most. */
function lastKnown({ check, edition = null }: Freshness): Freshness['check'] {
  return check ?? (edition === null ? null : { lastCheck: `${edition}T00:00:00.000Z` });
}

/** A clock that was set back makes no negative age. */
function ageOf({ lastCheck }: Pick<Check, 'lastCheck'>, now: Date): number {
  return Math.max(0, now.getTime() - Date.parse(lastCheck));
}

/** `2026-10-07 06:00 UTC`. */
function moment(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const spans = [
  { unit: 'day', length: 86_400_000 },
  { unit: 'hour', length: 3_600_000 },
  { unit: 'minute', length: 60_000 },
] as const;

/** In the largest unit of which there are two: `12 days`, `36 hours`; `less than a minute`. */
function span(milliseconds: number): string {
  const { unit, length } =
    spans.find((each) => milliseconds >= 2 * each.length) ?? ({ unit: 'minute', length: 60_000 } as const);
  const count = Math.floor(milliseconds / length);
  if (count === 0) return 'less than a minute';
  return counted(count, unit);
}
