import { compareCodePoints } from '../../base/code-point-order.ts';
import { daysBetween } from '../../base/days.ts';
import type { Finding } from '../../changes/finding.ts';
import type { Area } from '../../changes/severity.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import type { Edition } from '../../read/edition.ts';
import { held, type Rule } from './rule.ts';

/** What an edition's bytes say about where it comes from. */
type Provenance =
  | { readonly kind: 'forward' }
  /** Every document that differs from the base is an older one, last current in the edition of `date`. */
  | { readonly kind: 'rollback'; readonly date: string; readonly documents: readonly string[] }
  /** Some documents are older ones, others were never seen before. */
  | { readonly kind: 'mix'; readonly documents: readonly string[] };

/**
 * Editions that were served before: a mirror that lags, a deployment that was taken back, or half of each. A single
 * document that returns to its last version within days is a value that flaps; that is said, not held.
 */
export const rollback: Rule = ({ base, next, findings, history, limits }) => {
  if (base === null) return [];
  const found = provenanceOf(changedDocuments(base, next, findings), next, history);
  if (found.kind === 'forward' || isFlapping(found, next.date, history, limits.flappingDays)) return [];
  const documents = found.documents.join(', ');
  if (found.kind === 'mix') {
    const seen = `${documents}: a version from before the last edition, beside documents that are new`;
    const limit = 'all documents are of one release';
    return [held({ rule: 'mix', subject: found.documents.join(','), seen, limit })];
  }
  const seen = `${documents}: the same bytes as in the edition of ${found.date}`;
  return [
    held({ rule: 'rollback', subject: found.date, seen, limit: 'an edition is not older than the last' }),
  ];
};

/**
 * The documents with other bytes than the base that also say something else: a page with another date line is not
 * evidence of anything.
 */
function changedDocuments(base: Edition, next: Edition, findings: readonly Finding[]): string[] {
  const areas = new Set(findings.map((found) => found.area));
  return Object.keys(next.digests)
    .filter((name) => base.digests[name] !== undefined && base.digests[name] !== next.digests[name])
    .filter((name) => areas.has(areaOf(name)))
    .sort(compareCodePoints);
}

function areaOf(document: string): Area {
  if (document === 'openapi') return 'api';
  if (document === 'docs') return 'docs';
  return document.startsWith('facts') ? 'facts' : 'catalog';
}

/** Looks the digests of changed documents up in every edition of the history. */
function provenanceOf(
  changed: readonly string[],
  next: Edition,
  history: readonly HistoryEntry[],
): Provenance {
  const lastSeen = changed.map((name) => lastEntryWith(history, name, next.digests[name]));
  const documents = changed.filter((_, index) => lastSeen[index] !== null);
  const dates = lastSeen.flatMap((entry) => entry?.date ?? []).sort(compareCodePoints);
  const [date] = dates;
  if (date === undefined) return { kind: 'forward' };
  return documents.length < changed.length
    ? { kind: 'mix', documents }
    : { kind: 'rollback', date, documents };
}

function lastEntryWith(history: readonly HistoryEntry[], name: string, digest: string | undefined) {
  return history.findLast((entry) => entry.sources[name] === digest) ?? null;
}

/** One document, back within days; or a rollback that was accepted within days and now comes back once more. */
function isFlapping(
  found: Provenance,
  today: string | null,
  history: readonly HistoryEntry[],
  flappingDays: number,
): boolean {
  if (found.kind !== 'rollback' || today === null) return false;
  const left = history.find((entry) => entry.date > found.date)?.date ?? today;
  const recent = daysBetween(left, today) <= flappingDays;
  const acceptedBefore = history.some(
    (entry) =>
      daysBetween(entry.date, today) <= flappingDays &&
      entry.accepted?.some((reason) => reason.rule === 'rollback'),
  );
  return recent && (found.documents.length === 1 || acceptedBefore);
}
