import { compareCodePoints } from '../base/code-point-order.ts';
import { printJson } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { Change, Comparison, EditionRef, Held, WrittenChange } from '../changes/comparison.ts';

/** The comparison as JSON for programs: keys always in the order of the schema, so that two equal runs give equal bytes. */
export function jsonReport(comparison: Comparison): string {
  const { schemaVersion, from, to, bump, verdict, held, accepted, counts } = comparison;
  const { changes, open, ignored, notCompared, looks, problems, bill, notes } = comparison;
  return printJson({
    schemaVersion,
    from: from === null ? null : orderedEdition(from),
    to: orderedEdition(to),
    bump,
    verdict,
    held: held.map(orderedHeld),
    accepted: accepted.map(orderedHeld),
    counts: orderedCounts(counts),
    changes: changes.map(orderedChange),
    open: open.map(orderedChange),
    ...(ignored !== undefined && { ignored: ignored.map(orderedChange) }),
    ...(notCompared !== undefined && { notCompared }),
    ...(looks !== undefined && { looks }),
    problems: problems.map(orderedProblem),
    ...(bill !== undefined && { bill }),
    notes,
  });
}

function orderedEdition({ date, origin, digests }: EditionRef): EditionRef {
  return { date, origin, digests: sortedKeys(digests) };
}

function orderedHeld({ rule, subject, seen, limit, accept, models, moved }: Held): Held {
  return {
    ...{ rule, subject, seen, limit, accept },
    ...(models !== undefined && { models }),
    ...(moved !== undefined && { moved }),
  };
}

function orderedCounts({
  breaking,
  notable,
  info,
  kinds,
  unchanged,
}: Comparison['counts']): Comparison['counts'] {
  const { models, operations, sections, facts } = unchanged;
  return {
    breaking,
    notable,
    info,
    kinds: sortedKeys(kinds),
    unchanged: { models, operations, sections, facts },
  };
}

function orderedChange(change: Change): WrittenChange {
  const { area, kind, severity, subject, field, from, to, message, at, fingerprint } = change;
  const place = at && { document: at.document, line: at.line, column: at.column, side: at.side ?? 'to' };
  const { pointers, reaches, worstFor, also, unnamed, cause, doubt, flapping, usedAt, daysLeft } = change;
  return {
    ...{ area, kind, severity, subject, field, from, to, message, at: place, fingerprint },
    ...(pointers !== undefined && { pointers: { base: pointers.base, next: pointers.next } }),
    ...(reaches !== undefined && { reaches }),
    ...(worstFor !== undefined && { worstFor }),
    ...(also !== undefined && { also }),
    ...(unnamed !== undefined && { unnamed }),
    ...(cause !== undefined && { cause }),
    ...(doubt !== undefined && { doubt }),
    ...(flapping !== undefined && { flapping }),
    ...(daysLeft !== undefined && { daysLeft }),
    ...(usedAt !== undefined && {
      usedAt: usedAt.map(({ path, line, column: at }) => ({ path, line, column: at })),
    }),
  };
}

function orderedProblem({ document, line, column, seen, expected, severity }: Problem): Problem {
  return { document, line, column, seen, expected, severity };
}

function sortedKeys<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareCodePoints(a, b)));
}
