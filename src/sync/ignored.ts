import type { Finding } from '../changes/finding.ts';
import { type Ignore, type Sifted, sift } from '../diff/ignores.ts';

/** The findings that a configuration leaves, and sentences about what it took away and what it took away in vain. */
export interface Remaining {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}

/** Leaves out what the configuration ignores. `today` is the day of the comparison, `null` where there is none. */
export function withoutIgnored(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  today: string | null,
): Remaining {
  const sifted = sift(findings, ignores, today);
  return { findings: sifted.findings, notes: notesOf(sifted) };
}

function notesOf({ ignored, unused, expired }: Sifted): string[] {
  return [
    ...ignored.map(({ finding, ignore }) => `Ignored: ${finding.message} (${ignore.reason}).`),
    ...unused.map((ignore) => `The ignore of ${nameOf(ignore)} fits nothing: it can go.`),
    ...expired.map((ignore) => `The ignore of ${nameOf(ignore)} ended on ${ignore.expires ?? ''}.`),
  ];
}

function nameOf({ rule, subject }: Ignore): string {
  return subject === undefined ? rule : `${rule} at ${subject}`;
}
