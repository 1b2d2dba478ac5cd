import { compareCodePoints } from '../../../base/code-point-order.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { Model } from '../../../catalog/model.ts';
import { isNumber, partsOf } from './stem.ts';

/**
 * What to say of each removed model's future: the published successor; without one, the next version of the same vendor
 * and family if it came in the same moment, and that only as a possibility. `null` if there is nothing to say.
 */
export function adviceFor(
  removed: readonly Model[],
  added: readonly Model[],
  next: ReadonlyMap<string, Model>,
): (model: Model) => string | null {
  const families = removed.length === 0 ? new Map<string, Version[]>() : groupByFamily(added);
  return (model) => {
    const successor = model.deprecation?.successor ?? null;
    if (successor !== null) return publishedWords(successor, next);
    const likely = nextVersion(model, families);
    return likely === null ? null : `possibly succeeded by ${likely}, which was added at the same time`;
  };
}

interface Version {
  readonly id: string;
  readonly numbers: readonly number[];
}

function publishedWords(successor: string, next: ReadonlyMap<string, Model>): string {
  const listed = next.has(successor) ? '' : ', which is not in the catalog';
  return `published successor: ${successor}${listed}`;
}

function nextVersion(model: Model, families: ReadonlyMap<string, readonly Version[]>): string | null {
  const { numbers } = versionOf(model);
  const versions = families.get(familyOf(model)) ?? [];
  return versions[countUpTo(versions, numbers)]?.id ?? null;
}

/** How many of the ascending versions are not later than `numbers`: a binary search, since a family may be a catalog. */
function countUpTo(versions: readonly Version[], numbers: readonly number[]): number {
  let [low, high] = [0, versions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const version = versions[middle];
    if (version !== undefined && compareVersions(version.numbers, numbers) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Each family's versions, lowest first. */
function groupByFamily(models: readonly Model[]): Map<string, Version[]> {
  const families = groupBy(models, familyOf);
  return new Map(
    [...families].map(([family, members]) => [family, members.map(versionOf).sort(compareMembers)]),
  );
}

function compareMembers(left: Version, right: Version): number {
  return compareVersions(left.numbers, right.numbers) || compareCodePoints(left.id, right.id);
}

/** The id with every number left open: prefix, words and their places have to be equal. */
function familyOf(model: Model): string {
  const { prefix, tokens } = partsOf(model.id);
  const shape = tokens.map((token) => (isNumber(token) ? '#' : token)).join(' ');
  return `${prefix?.toLowerCase() ?? ''} / ${shape.replace(/#(?: #)+/g, '#')}`;
}

function versionOf(model: Model): Version {
  return { id: model.id, numbers: partsOf(model.id).tokens.filter(isNumber).map(Number) };
}

function compareVersions(left: readonly number[], right: readonly number[]): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
