import { daysBetween } from '../base/days.ts';
import { groupBy } from '../base/group-by.ts';
import { counted, saysOf } from '../base/words.ts';
import type { Model } from '../catalog/model.ts';
import type { Change } from '../changes/comparison.ts';
import { type Finding, finding, isOf } from '../changes/finding.ts';
import { compareAnew } from '../diff/catalog/compare-anew.ts';
import { comes, goes } from './apply.ts';
import { tellDrift } from './drift.ts';
import type { HistoryEntry } from './entry.ts';
import { isSameValue, thingOf } from './thing.ts';
import { buried, type Tombstone } from './tombstones.ts';

/** A value that comes back within so many days is flapping: said, but no news. */
export const usualFlappingDays = 14;

/** A change that was said within days, with the date of the edition before it, which still had the older value. */
interface Past {
  readonly change: Change;
  readonly date: string;
  readonly dateBefore: string;
}

/**
 * The findings in the light of the history, as of `date`. A `model-added` of an id that once existed becomes
 * `model-returned`; what goes to and fro within days is marked `flapping` and says so.
 */
export function recall(
  findings: readonly Finding[],
  history: readonly HistoryEntry[],
  date: string,
  flappingDays: number = usualFlappingDays,
): Finding[] {
  const graves = buried(history);
  const recent = pastOf(recentChanges(history, date, flappingDays), findings);
  return tellDrift(findings, history)
    .map((found) => asReturned(found, graves, date))
    .map((found) => asRenamedBack(found, graves))
    .map((found) => asFlapping(found, recent(found), flappingDays));
}

function asReturned(found: Finding, graves: ReadonlyMap<string, Tombstone>, date: string): Finding {
  const grave = graves.get(found.subject);
  if (!isOf(found, 'model-added') || grave === undefined) return found;
  const days = daysBetween(grave.removed, date);
  const since = changedSince(grave.lastSeen, found.to);
  const message = `${found.subject}: back after ${counted(days, 'day')}; removed on ${grave.removed}${since}`;
  const { fingerprint: _, ...parts } = found;
  return finding({ ...parts, kind: 'model-returned', message });
}

/** So many differences are named of a model that comes back. */
const mostNamed = 4;

/** Whoever goes on calling a model that comes back pays what it costs now. */
function changedSince(before: Model, now: Model): string {
  const changes = compareAnew(before, now).map(saysOf);
  if (changes.length === 0) return '';
  const rest = changes.length - mostNamed;
  const named = [...changes.slice(0, mostNamed), ...(rest > 0 ? [`${rest} more`] : [])];
  return `; since then: ${named.join('; ')}`;
}

/** A model that takes an id again that it, or another one, gave away. */
function asRenamedBack(found: Finding, graves: ReadonlyMap<string, Tombstone>): Finding {
  if (!isOf(found, 'model-renamed')) return found;
  const grave = graves.get(found.to.id);
  if (grave === undefined) return found;
  return { ...found, message: `${found.message}; an id that was in use until ${grave.removed}` };
}

/** By subject, oldest first, under the id that a model has now. The baseline's entry is no change of anything. */
type Recent = Map<string, Past[]>;

function recentChanges(history: readonly HistoryEntry[], date: string, flappingDays: number): Recent {
  const first = history.findIndex((entry) => daysBetween(entry.date, date) <= flappingDays);
  const changes: Recent = new Map();
  for (let index = Math.max(first, 1); first !== -1 && index < history.length; index += 1) {
    addChanges(changes, history[index], history[index - 1]?.date ?? '');
  }
  return changes;
}

function addChanges(changes: Recent, entry: HistoryEntry | undefined, dateBefore: string): void {
  const own = entry?.changes ?? [];
  const renames = own.filter((change) => isOf(change, 'model-renamed'));
  // All at once, since names can be swapped.
  const moved = renames.map(({ subject, to }) => [to.id, changes.get(subject) ?? []] as const);
  for (const { subject } of renames) changes.delete(subject);
  for (const [id, past] of moved) changes.set(id, past);
  const newId = new Map(renames.map(({ subject, to }) => [subject, to.id]));
  for (const change of own) {
    const id = newId.get(change.subject) ?? change.subject;
    const past = changes.get(id) ?? [];
    if (past.length === 0) changes.set(id, past);
    past.push({ change, date: entry?.date ?? '', dateBefore });
  }
}

/** What was said of the same thing; of a model that is renamed by these findings under its older id. */
function pastOf(recent: Recent, findings: readonly Finding[]): (found: Finding) => readonly Past[] {
  const renames = findings.filter((found) => isOf(found, 'model-renamed'));
  const older = new Map(renames.map(({ subject, to }) => [to.id, subject]));
  const things = new Map<string, Map<string, Past[]>>();
  return (found) => {
    const id = older.get(found.subject) ?? found.subject;
    const own = things.get(id) ?? groupBy(recent.get(id) ?? [], ({ change }) => partOf(change));
    things.set(id, own);
    return own.get(partOf(found)) ?? [];
  };
}

/** Which thing of its subject, whatever that is called. */
function partOf(found: Finding): string {
  return thingOf({ ...found, subject: '' });
}

/**
 * A value that it left within days, or a word that was said within days. Whole models and the findings of other areas
 * may be breaking, so their first return is told like any other news; only the same news again is not.
 */
function asFlapping(found: Finding, past: readonly Past[], flappingDays: number): Finding {
  const count = past.length + 1;
  const told = past.findLast(({ change }) => isSaidAgain(found, change));
  const left = past.findLast(({ change }) => isPlainValue(found) && isSameValue(change.from, found.to));
  const since = left?.dateBefore ?? told?.date;
  if (since === undefined) return found;
  const back = left === undefined ? `as on ${since}` : `back to its value of ${since}`;
  const message = `${found.message}; ${back}, changed for the ${ordinal(count)} time in ${flappingDays} days`;
  return { ...found, message, flapping: { count, since, ...(left !== undefined && { back: true }) } };
}

function isSaidAgain(found: Finding, change: Change): boolean {
  return found.fingerprint === change.fingerprint || (isWholeModel(found) && isSameDirection(found, change));
}

function isSameDirection(found: Finding, change: Change): boolean {
  return (found.from === null) === (change.from === null) && (found.to === null) === (change.to === null);
}

function isPlainValue(found: Finding): boolean {
  return found.area === 'catalog' && !isWholeModel(found);
}

function isWholeModel(found: Finding): boolean {
  return comes(found) || goes(found);
}

/** `1st`, `2nd`, `3rd`, `11th`. */
function ordinal(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${suffix}`;
}
