import { UsageFailure } from '../../src/base/failure.ts';
import { listed } from '../../src/base/words.ts';
import type { Edition } from '../../src/read/edition.ts';
import { didYouMean } from '../session/nearest.ts';

/** A side of a comparison, and how the person named it. */
export interface Side {
  readonly name: string;
  readonly edition: Edition;
}

/** Two editions with the same documents, and those that only one of them had, each with a sentence about it. */
export interface InCommon {
  readonly base: Edition;
  readonly next: Edition;
  readonly notCompared: ReadonlyArray<{ readonly document: string; readonly note: string }>;
}

/**
 * What two editions have in common, so that nothing passes for unchanged that was not compared. `only` names documents
 * that both must have; a day of the history knows its catalog alone, and says so by itself.
 *
 * Throws a `UsageFailure` for sides without a document in common, and for one of `only` that a side does not have.
 */
export function inCommon(before: Side, after: Side, only: readonly string[] | undefined): InCommon {
  const [left, right] = [namesIn(before.edition), namesIn(after.edition)];
  const isDay = [before, after].some(({ edition }) => Object.keys(edition.digests).length === 0);
  const asked = only ?? (isDay ? ['models'] : [...new Set([...left, ...right])]);
  const common = asked.filter((name) => left.includes(name) && right.includes(name));
  const notCompared = asked
    .filter((name) => !common.includes(name))
    .map((document) => {
      const why = lacking(document, left, right, before, after);
      return { document, note: `Not compared: ${document}, which ${why}.` };
    });
  const unknown = only?.find((name) => !left.includes(name) && !right.includes(name));
  if (unknown !== undefined) {
    throw new UsageFailure(`--only ${unknown}: neither side has a document of that name.`, {
      advice: didYouMean(unknown, [...left, ...right]),
    });
  }
  if (common.length === 0 || (only !== undefined && notCompared.length > 0)) {
    throw new UsageFailure(
      `${before.name} and ${after.name} cannot be compared: ${holds(before.name, left)}, ${holds(after.name, right)}.`,
      {
        advice:
          'Name two editions with the same documents. What a document is taken for can be said with --as KIND.',
      },
    );
  }
  return { base: onlyOf(before.edition, common), next: onlyOf(after.edition, common), notCompared };
}

/** The live catalog only adds to a catalog: it is no document of its own. */
function namesIn({ digests, catalog }: Edition): string[] {
  const names = Object.keys(digests).filter((name) => name !== 'live-catalog');
  return names.length === 0 && catalog !== null ? ['models'] : names;
}

function lacking(
  name: string,
  left: readonly string[],
  right: readonly string[],
  before: Side,
  after: Side,
): string {
  if (left.includes(name)) return `only ${before.name} has`;
  return right.includes(name) ? `only ${after.name} has` : 'neither has';
}

function holds(name: string, documents: readonly string[]): string {
  return `${name} holds ${documents.length === 0 ? 'nothing' : listed(documents)}`;
}

function onlyOf(edition: Edition, names: readonly string[]): Edition {
  const has = (name: string) => names.includes(name);
  return {
    ...edition,
    catalog: has('models') ? edition.catalog : null,
    api: has('openapi') ? edition.api : null,
    docs: has('docs') ? edition.docs : null,
    facts: new Map([...edition.facts].filter(([name]) => has(name))),
    problems: edition.problems.filter(({ document }) => has(document) || document === 'live-catalog'),
  };
}
