import { groupBy } from '../../../base/group-by.ts';
import { isNumber, partsOf } from '../../../catalog/id-parts.ts';
import { lifeOf } from '../../../catalog/life.ts';
import type { Model } from '../../../catalog/model.ts';
import { lastAnswering } from '../../../catalog/successor.ts';
import type { Doubt } from '../../../changes/finding.ts';

/** What a removed model is told with. */
export interface Future {
  readonly words: string;
  /** A published successor that cannot be relied on. */
  readonly doubt?: Doubt;
}

/**
 * What to say of each removed model's future: the published successor; without one, what came in the same moment under
 * the same name without its date, as a newer snapshot of it, or as the next version of the same vendor and family, and
 * that only as a possibility. `null` if there is nothing to say, or two are equally near.
 */
export function futureOf(
  removed: readonly Model[],
  added: readonly Model[],
  next: ReadonlyMap<string, Model>,
  renamed: ReadonlyMap<string, string> = new Map(),
): (model: Model) => Future | null {
  const families = removed.length === 0 ? new Map<string, Version[][]>() : familiesOf(added);
  const known = new Map([...removed.map((model) => [model.id, model] as const), ...next]);
  return (model) => {
    const successor = model.deprecation?.successor ?? null;
    if (successor !== null)
      return renamedFuture(successor, renamed) ?? publishedFuture(model.id, successor, known, next);
    const likely = nearestOf(versionOf(model), families);
    if (likely === null) return null;
    return { words: `possibly succeeded by ${likely}, which was added at the same time` };
  };
}

interface Version {
  readonly id: string;
  readonly family: string;
  readonly numbers: readonly number[];
  /** The day of a snapshot; empty for the name itself. */
  readonly day: string;
}

/** A successor that got another id in the same moment is followed. */
function renamedFuture(successor: string, renamed: ReadonlyMap<string, string>): Future | null {
  const now = renamed.get(successor);
  if (now === undefined) return null;
  return { words: `published successor: ${successor}, which is ${now} now`, doubt: { stays: now } };
}

/** @param known the models of the newer edition, and those that went with the successors that they named. */
function publishedFuture(
  id: string,
  successor: string,
  known: ReadonlyMap<string, Model>,
  next: ReadonlyMap<string, Model>,
): Future {
  const words = `published successor: ${successor}`;
  const model = next.get(successor);
  const life = model === undefined ? 'gone' : lifeOf(model);
  if (life === 'living') return { words };
  const stays = lastAnswering(
    id,
    (each) => known.get(each)?.deprecation?.successor ?? null,
    (each) => isLiving(next.get(each)),
  );
  const end = model?.deprecation?.date == null ? '' : ` on ${model.deprecation.date}`;
  const instead = stays === null ? '' : `; ${stays} is the last that stays`;
  return {
    words: `${words}, which ${doubts[life]}${life === 'deprecated' ? end : ''}${instead}`,
    doubt: { stays },
  };
}

const doubts = {
  gone: 'is not in the catalog',
  retired: 'no longer answers',
  deprecated: 'is itself to end',
} as const;

function isLiving(model: Model | undefined): boolean {
  return model !== undefined && lifeOf(model) === 'living';
}

/** Each family's models, those of one version together, the lowest version first. */
function familiesOf(models: readonly Model[]): Map<string, Version[][]> {
  const families = groupBy(models.map(versionOf), ({ family }) => family);
  return new Map([...families].map(([family, members]) => [family, byVersion(members)]));
}

function byVersion(members: readonly Version[]): Version[][] {
  const versions = [...groupBy(members, ({ numbers }) => numbers.join(' ')).values()];
  return versions.sort(([a], [b]) => compareVersions(a?.numbers ?? [], b?.numbers ?? []));
}

function nearestOf(own: Version, families: ReadonlyMap<string, Version[][]>): string | null {
  const versions = families.get(own.family) ?? [];
  const at = firstNotBelow(versions, own.numbers);
  const [here, following] = [versions[at], versions[at + 1]];
  const isSame = compareVersions(here?.[0]?.numbers ?? [], own.numbers) === 0;
  const [same, later] = isSame ? [here, following] : [undefined, here];
  return onlyOne(newerOf(same ?? [], own.day)) ?? onlyOne(newerOf(later ?? [], ''));
}

/** The name without a date before its snapshots, and of these the first one after a day. */
function newerOf(versions: readonly Version[], day: string): Version[] {
  const plain = versions.filter((version) => version.day === '');
  if (plain.length > 0) return plain;
  const newer = versions.filter((version) => version.day > day);
  const first = newer.map((version) => version.day).sort()[0];
  return newer.filter((version) => version.day === first);
}

function onlyOne(versions: readonly Version[]): string | null {
  return versions.length === 1 ? (versions[0]?.id ?? null) : null;
}

/** The first of the ascending versions that is not below `numbers`: a binary search, since a family may be a catalog. */
function firstNotBelow(versions: readonly Version[][], numbers: readonly number[]): number {
  let [low, high] = [0, versions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareVersions(versions[middle]?.[0]?.numbers ?? [], numbers) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The family is the id with every number left open: prefix, words and their places have to be equal. */
function versionOf({ id }: Model): Version {
  const { prefix, tokens, snapshot, variant } = partsOf(id);
  const shape = tokens.map((token) => (isNumber(token) ? '#' : token)).join(' ');
  const family = `${prefix?.toLowerCase() ?? ''} / ${shape.replace(/#(?: #)+/g, '#')} ${variant}`;
  return { id, family, numbers: tokens.filter(isNumber).map(Number), day: snapshot?.date ?? '' };
}

function compareVersions(left: readonly number[], right: readonly number[]): number {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
