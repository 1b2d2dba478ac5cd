import { canonicalJson } from '../base/json.ts';
import type { Change, Comparison } from '../changes/comparison.ts';
import { parseHistory } from '../history/log.ts';
import type { Edition } from '../read/edition.ts';
import type { StoredEdition } from '../store/open.ts';

/**
 * The day of an edition, which is the day on which it was first seen. Other bytes that say the same as the base are
 * still the base's edition; what `seen` proposed already, and nobody has taken yet, keeps the day of that proposal.
 *
 * @param next as it was compared, under the day of the run.
 */
export function settleDate(
  next: Edition,
  base: Edition | null,
  comparison: Comparison,
  seen: StoredEdition | null,
): string | null {
  const { changes, ignored = [] } = comparison;
  if (base !== null && changes.length + ignored.length === 0) return base.date;
  return seen !== null && fits(seen, next, base) && isSameNews(seen, comparison)
    ? seen.manifest.edition.date
    : next.date;
}

/** A day before the base's would put the log out of order. */
function fits(seen: StoredEdition, next: Edition, base: Edition | null): boolean {
  const { date, origin } = seen.manifest.edition;
  return origin === next.origin && date >= (base?.date ?? '');
}

function isSameNews(seen: StoredEdition, { to, changes }: Comparison): boolean {
  const digests = Object.fromEntries(seen.manifest.documents.map(({ name, digest }) => [name, digest]));
  if (canonicalJson(digests) === canonicalJson(to.digests)) return true;
  const entries = parseHistory(seen.history);
  // A baseline's entry lists its models, which are no changes to compare with.
  const last = entries.length > 1 ? entries.at(-1) : undefined;
  return last !== undefined && changes.length > 0 && fingerprints(last.changes) === fingerprints(changes);
}

function fingerprints(changes: readonly Change[]): string {
  const news = changes.filter(({ kind, area }) => kind !== 're-read' && area !== 'package');
  return news
    .map(({ fingerprint }) => fingerprint)
    .sort()
    .join(' ');
}
