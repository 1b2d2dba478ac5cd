import type { Comparison, EditionRef, Unchanged } from '../changes/comparison.ts';
import type { StoredEdition } from '../store/open.ts';

/** A folder that only holds fetched documents does not know what they say. */
const nothingCounted: Unchanged = { models: 0, operations: 0, sections: 0, facts: 0 };

/** The comparison of an edition with itself, for reports of a run in which no document changed. */
export function unchangedComparison({ manifest }: StoredEdition, notes: readonly string[]): Comparison {
  const digests = Object.fromEntries(manifest.documents.map(({ name, digest }) => [name, digest]));
  const edition: EditionRef = { date: manifest.edition.date, origin: manifest.edition.origin, digests };
  return {
    schemaVersion: 1,
    from: edition,
    to: edition,
    bump: 'none',
    verdict: 'accepted',
    held: [],
    accepted: [],
    counts: { breaking: 0, notable: 0, info: 0, kinds: {}, unchanged: manifest.counts ?? nothingCounted },
    changes: [],
    // What is open was told when it was found; to find it again the documents would have to be read.
    open: [],
    problems: [],
    notes: [...notes],
  };
}
