import { LocalFailure } from '../base/failure.ts';
import type { Change, Comparison, EditionRef } from '../changes/comparison.ts';
import { comparisonOf, toChange } from '../changes/compose.ts';
import type { Finding } from '../changes/finding.ts';
import { policyRow } from '../changes/policy.ts';
import { checkConsistency } from '../diff/contradictions/check-consistency.ts';
import { foldContradictions, toldAlready } from '../diff/contradictions/fold.ts';
import { countUnchanged } from '../diff/diff.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { parseHistory } from '../history/log.ts';
import type { Edition } from '../read/edition.ts';
import { readInWorker } from '../read/worker/read-in-worker.ts';
import { gatewayToRead } from '../store/gateway.ts';
import { openEdition } from '../store/open.ts';
import { contradictionsWithinBounds } from './comparing/compare-within-bounds.ts';
import type { CompareContext, PackageSettings } from './job.ts';
import { wholePolicy } from './policy.ts';
import { addressesOf } from './read-editions.ts';
import { withoutIgnoredOpen } from './without-ignored.ts';

type Context = Pick<CompareContext, 'policy' | 'ignores' | 'notes'> &
  Pick<PackageSettings, 'gateway' | 'mapping' | 'readLimits'>;

/**
 * The comparison with which a package's last change was accepted, put together from its history; what is counted and
 * what could not be read comes from its documents. Throws a `LocalFailure` when there is no package.
 */
export async function lastComparison(out: string, context: Context): Promise<Comparison> {
  const stored = await openEdition(out);
  if (stored === null)
    throw new LocalFailure(`${out} holds no edition`, { advice: 'Run `router-one-sync sync` first.' });
  const history = parseHistory(stored.history);
  const { mapping, gateway, readLimits: limits } = context;
  const how = { ...stored.manifest.edition, ...gatewayToRead(stored, gateway), mapping };
  const edition = await readInWorker(stored.documents, how, { limits });
  const [before, last] = [history.at(-2), history.at(-1)];
  if (last === undefined)
    throw new LocalFailure(`${out} has no history`, { advice: 'Run `router-one-sync sync` first.' });
  const addresses = addressesOf(stored.documents);
  const find = () => checkConsistency(edition, addresses);
  const contradictions = await contradictionsWithinBounds({ edition, addresses }, find, limits);
  return fromLog(last, before, edition, contradictions, context);
}

function fromLog(
  last: HistoryEntry,
  before: HistoryEntry | undefined,
  edition: Edition,
  contradictions: readonly Finding[],
  { policy = wholePolicy(), ignores = [], notes }: Context,
): Comparison {
  const ref = ({ date, sources }: HistoryEntry): EditionRef => ({
    date,
    origin: edition.origin,
    digests: sources,
  });
  // The changes of a baseline are its models, which a log must know and a reader need not be told one by one.
  const changes = before === undefined ? [] : last.changes.filter(({ kind }) => kind !== 're-read');
  return comparisonOf({
    from: before === undefined ? null : ref(before),
    to: ref(last),
    policy,
    asks: before === undefined ? 'none' : (last.bump ?? 'none'),
    accepted: last.accepted ?? [],
    unchanged: countUnchanged(edition, edition, changes),
    changes,
    open: stillOpen(withoutIgnoredOpen(contradictions, ignores, last.date).open, changes),
    problems: edition.problems,
    notes,
  });
}

/** Those that were not new with the last change. */
function stillOpen(contradictions: readonly Finding[], changes: readonly Change[]): Change[] {
  const isTold = toldAlready(changes);
  return foldContradictions(contradictions.filter((found) => !isTold(found))).map((found) =>
    toChange(found, policyRow(found.kind, found.area).severity),
  );
}
