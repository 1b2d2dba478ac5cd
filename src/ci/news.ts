import { canonicalJson } from '../base/json.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { parseHistory } from '../history/log.ts';
import type { Manifest } from '../store/manifest.ts';
import type { StoredEdition } from '../store/open.ts';

/**
 * True when a package differs from the one before in more than the documents as fetched: something that a person
 * should take. Another order of rows or another "Last updated" line is nothing of that sort.
 */
export function hasNews(before: Manifest | null, after: Manifest): boolean {
  return before === null || telling(before) !== telling(after);
}

/**
 * True when what was proposed says the same as what would be proposed now. The documents, and their digests in the log,
 * may differ.
 */
export function isSameProposal(proposed: StoredEdition, next: StoredEdition): boolean {
  return (
    telling(proposed.manifest, historyFile) === telling(next.manifest, historyFile) &&
    essence(proposed.history) === essence(next.history)
  );
}

const historyFile = 'history.jsonl';

/** What a package says beside its documents: its name, version and the digest of each file. */
function telling({ edition, package: own, files }: Manifest, except = ''): string {
  const told = Object.entries(files).filter(([path]) => !path.startsWith('documents/') && path !== except);
  return canonicalJson([edition.origin, own, Object.fromEntries(told)]);
}

/** The log without what another spelling of the same documents changes: their digests, and the lines of a change. */
function essence(history: string): string {
  return canonicalJson(parseHistory(history).map(withoutBytes));
}

function withoutBytes({ sources: _, changes, ...entry }: HistoryEntry): unknown {
  return { ...entry, changes: changes.map(({ at: _at, ...change }) => change) };
}
