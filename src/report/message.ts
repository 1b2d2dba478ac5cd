import type { Place } from '../base/problem.ts';
import { grouped, saysOf } from '../base/words.ts';
import type { Change } from '../changes/comparison.ts';
import { isOf, isWhole } from '../changes/finding.ts';
import { daysLeftWords } from './days-left.ts';
import { foreign, type Part, type Phrase } from './phrase.ts';
import { type Entry, listPhrase } from './renames.ts';
import { usedPhrase } from './used.ts';

/** The change in words, without the subject it begins with: for lists that name the subject themselves. */
export function messagePhrase(change: Change): Phrase {
  return markValues(saysOf(change), valuesOf(change));
}

/** The same with the days that a model has left, and the places of this repository that use it, where these are known. */
export function changePhrase(change: Entry): Phrase {
  const says = change.list === undefined ? messagePhrase(change) : listPhrase(change.list);
  return [...says, ...asidePhrase(change)];
}

/** What is known of a change in this place: ` (34 days left); used in 1 place: src/chat.ts:14`, or nothing. */
export function asidePhrase(change: Change): Phrase {
  const { daysLeft } = change;
  const left = daysLeft === undefined ? [] : [` (${daysLeftWords(daysLeft)})`];
  return [...left, ...usedPhrase(change)];
}

/** What a configuration calls the change: its kind or rule, and of a contradiction the rule that found it. */
export function ruleOf(change: Change): string {
  return isOf(change, 'contradiction') ? (change.field ?? change.kind) : change.kind;
}

/** The messages one a line, and a count of those left out: for sinks that take plain text, which they must escape. */
export function messageLines(changes: readonly Change[], limit: number): string[] {
  const lines = changes.slice(0, limit).map(({ message }) => message);
  return changes.length > limit ? [...lines, `… and ${grouped(changes.length - limit)} more`] : lines;
}

/** `models, line 14`, `models, line 9 of the edition before`. */
export function placeText(place: Place): string {
  const { document, line } = place;
  return line === undefined ? document : `${document}, ${lineText(place)}`;
}

/** `line 14`, and for a line that the newer document may give to another thing, of which edition it is. */
function lineText({ line, side }: Place): string {
  return `line ${line}${side === 'from' ? ' of the edition before' : ''}`;
}

/**
 * The place in the files of the newer edition, for sinks that can point nowhere else. What is gone has none of its own:
 * it points at the document, and `words` say where it stood.
 */
export function placeInFiles(place: Place): { readonly place: Place; readonly words: string } {
  if (place.side !== 'from') return { place, words: '' };
  const words = place.line === undefined ? '' : ` (${lineText(place)})`;
  return { place: { document: place.document }, words };
}

/** The words of a message that are values: ids, successors, and the value itself where it is a word. */
function valuesOf(change: Change): string[] {
  const models = isWhole(change) ? [change.from, change.to] : [];
  const lives = isOf(change, 'model-deprecated', 'model-undeprecated', 'model-retired', 'model-revived')
    ? [change.from, change.to]
    : models;
  const ids = [change.subject, ...models.map((model) => model?.id)];
  const successors = lives.map((life) => life?.deprecation?.successor);
  const candidates = [...ids, ...successors, change.from, change.to];
  return candidates.filter((value): value is string => typeof value === 'string' && /^\S+$/.test(value));
}

function markValues(message: string, values: readonly string[]): Phrase {
  // A pattern is dear to make, and most messages name no value again.
  const named = values.filter((value) => message.includes(value));
  if (named.length === 0) return foreign(message);
  // The longest first, so that an id is not cut where a shorter one begins the same way.
  const alternatives = [...new Set(named)].sort((a, b) => b.length - a.length).map(escapePattern);
  const pieces = message.split(new RegExp(`(?<![\\w/.-])(${alternatives.join('|')})(?![\\w/-])`));
  return pieces.map((piece, index): Part => (index % 2 === 1 ? { code: piece } : { foreign: piece }));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
