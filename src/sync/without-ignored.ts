import { counted } from '../base/words.ts';
import type { Finding } from '../changes/finding.ts';
import { type Ignore, sift } from '../diff/ignores.ts';

/** What an edition has to say, before a configuration takes away what nobody wants to hear. */
interface Told {
  readonly findings: readonly Finding[];
  /** Contradictions that stay open. */
  readonly open: readonly Finding[];
}

/** What a configuration leaves, and sentences about what it took away and what it took away in vain. */
interface Remaining extends Told {
  readonly ignored: readonly Finding[];
  readonly notes: readonly string[];
}

/**
 * Leaves out what the configuration ignores. A change is named with its reason; a contradiction that stays open would be
 * named every day, so those are counted.
 *
 * @param today the day of the comparison, `null` where there is none
 */
export function withoutIgnored(told: Told, ignores: readonly Ignore[], today: string | null): Remaining {
  const sifted = sift([...told.findings, ...told.open], ignores, today);
  const isOpen = new Set(told.open);
  const gone = sifted.ignored.filter(({ finding }) => !isOpen.has(finding));
  return {
    findings: sifted.findings.filter((finding) => !isOpen.has(finding)),
    open: sifted.findings.filter((finding) => isOpen.has(finding)),
    ignored: gone.map(({ finding }) => finding),
    notes: [
      ...gone.flatMap(({ finding, ignore }) =>
        ignore.reason === null ? [] : [`Ignored: ${finding.message} (${ignore.reason}).`],
      ),
      ...countNote(
        gone.filter(({ ignore }) => ignore.reason === null).length,
        'of kinds that are off in the policy.',
      ),
      ...openNote(sifted.ignored.length - gone.length),
      ...sifted.unused.map((ignore) => `The ignore of ${nameOf(ignore)} fits nothing: it can go.`),
      ...sifted.expired.map((ignore) => `The ignore of ${nameOf(ignore)} ended on ${ignore.expires ?? ''}.`),
    ],
  };
}

/** The same for an edition that is compared with nothing: what an ignore is there for may come another day. */
export function withoutIgnoredOpen(
  open: readonly Finding[],
  ignores: readonly Ignore[],
  today: string | null,
): Pick<Remaining, 'open' | 'notes'> {
  const { findings, ignored } = sift(open, ignores, today);
  return { open: findings, notes: openNote(ignored.length) };
}

function countNote(count: number, says: string): string[] {
  return count === 0 ? [] : [`${counted(count, 'change')} ${says}`];
}

function openNote(count: number): string[] {
  const noun = ['contradiction that stays open is', 'contradictions that stay open are'] as const;
  return count === 0 ? [] : [`${counted(count, ...noun)} ignored.`];
}

function nameOf({ rule, subject }: Ignore): string {
  return subject === undefined ? rule : `${rule} at ${subject}`;
}
