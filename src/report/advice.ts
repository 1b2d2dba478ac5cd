import { isPlainObject } from '../base/json.ts';
import { counted, grouped } from '../base/words.ts';
import type { Change, Comparison, Held } from '../changes/comparison.ts';
import { isKind, kinds } from '../changes/kinds.ts';
import { type Part, type Phrase, say } from './phrase.ts';
import { entriesOf } from './renames.ts';

/** More advice than this is not followed; the sections below it name everything. */
const maximumAdvice = 10;

/** What a person can do about the comparison: a short imperative a line, the most urgent first. */
export function adviceFor(comparison: Comparison): Phrase[] {
  if (comparison.verdict === 'held') return heldAdvice(comparison.held);
  const doubtful = doubtfulSuccessors(comparison);
  const advice = [
    ...removalAdvice(comparison.changes),
    ...entriesOf(comparison.changes).flatMap((entry) =>
      entry.list === undefined ? adviceForChange(entry, doubtful) : [replaceAll(entry.list.ids)],
    ),
    ...releaseAdvice(comparison),
  ].filter(isFirst);
  if (advice.length <= maximumAdvice) return advice;
  const rest = advice.length - maximumAdvice + 1;
  return [...advice.slice(0, maximumAdvice - 1), [`And ${counted(rest, 'more thing')} of the same sorts.`]];
}

/** Several changes of one operation ask for the same thing: once is enough. */
function isFirst(phrase: Phrase, index: number, all: readonly Phrase[]): boolean {
  const text = JSON.stringify(phrase);
  return all.findIndex((one) => JSON.stringify(one) === text) === index;
}

/** So many models are named in one sentence; the section names all of them. */
const namedAtOnce = 3;

/** The flag that lets a held edition pass, quoted for a shell where it must be; empty where nothing can be accepted. */
export function acceptFlag({ accept }: Held): string {
  if (accept === '') return '';
  const word = /^[\w@%+=:,./-]+$/.test(accept) ? accept : `'${accept.replaceAll("'", "'\\''")}'`;
  return `--accept ${word}`;
}

function heldAdvice(held: readonly Held[]): Phrase[] {
  if (held.every(({ accept }) => accept === '')) {
    return [['A sync would hold this edition until a person accepts it.']];
  }
  return [
    say`If this is right, run again with ${held.map(acceptFlag).join(' ')}.`,
    ['If it is not, do nothing: the last accepted edition stays in use.'],
  ];
}

/** The models whose successor the documents themselves contradict: nobody is sent there. */
function doubtfulSuccessors({ changes, open }: Comparison): ReadonlySet<string> {
  const told = [...changes, ...open].filter(
    ({ kind, field }) => kind === 'contradiction' && field === 'successor',
  );
  return new Set(told.map(({ subject }) => subject));
}

/** What one change asks for, if anything; removals are told together. */
function adviceForChange(change: Change, doubtful: ReadonlySet<string>): Phrase[] {
  if (change.area === 'api') {
    return change.severity === 'breaking' ? [checkCalls(change)] : [];
  }
  return change.kind === 'model-removed' ? [] : ownAdvice(change, doubtful.has(change.subject));
}

/** What many operations have in common nobody calls: the operations themselves are named. */
function checkCalls({ subject, reaches = [], worstFor = reaches }: Change): Phrase {
  const called = subject.includes(' ') || worstFor.length === 0 ? [subject] : worstFor;
  const named = called
    .slice(0, namedAtOnce)
    .flatMap((operation, index): Part[] => [...(index === 0 ? [] : [', ']), { code: operation }]);
  return ['Check every call of ', ...named, `${moreThan(called.length)}.`];
}

/** Renames of one cause are one thing to do. */
function replaceAll(ids: readonly (readonly [from: string, to: string])[]): Phrase {
  const named = ids
    .slice(0, namedAtOnce)
    .flatMap(([from, to], index): Part[] => [
      ...(index === 0 ? [] : [', ']),
      { code: from },
      ' by ',
      { code: to },
    ]);
  return ['Replace ', ...named, `${moreThan(ids.length)}.`];
}

function moreThan(total: number): string {
  return total > namedAtOnce ? ` and ${grouped(total - namedAtOnce)} more` : '';
}

/** The first advice of the change's kind whose values are all there; nothing can be done before a day that has passed. */
function ownAdvice(change: Change, isDoubtful: boolean): Phrase[] {
  const all = isKind(change.kind) ? kinds[change.kind].advice : [];
  const isPast = change.daysLeft !== undefined && change.daysLeft < 0;
  const sentences = all.filter(
    (sentence) =>
      !(isDoubtful && sentence.includes('successor')) && !(isPast && sentence.includes(' before {')),
  );
  return sentences.flatMap((sentence) => filled(sentence, change) ?? []).slice(0, 1);
}

/** `Replace {subject} by {to.id}.` with its values as code, days as they are; `null` when one is missing. */
function filled(sentence: string, change: Change): [Phrase] | null {
  const parts = sentence.split(/\{([\w.]+)\}/).map((text, index): Part | null => {
    if (index % 2 === 0) return text;
    const value = valueAt(change, text.split('.'));
    return value === null || text.endsWith('.date') ? value : { code: value };
  });
  const there = parts.filter((part) => part !== null);
  return there.length < parts.length ? null : [there.filter((part) => part !== '')];
}

function valueAt(value: unknown, [key, ...rest]: readonly string[]): string | null {
  if (key === undefined) return typeof value === 'string' ? value : null;
  return isPlainObject(value) ? valueAt(value[key], rest) : null;
}

/** Removed models with a successor one by one, all others in one sentence. */
function removalAdvice(changes: readonly Change[]): Phrase[] {
  const removed = changes
    .filter(({ kind }) => kind === 'model-removed')
    .map((change) => ({
      id: change.subject,
      advice: adviceForRemoved(change),
    }));
  const gone = removed.filter(({ advice }) => advice.length === 0).map(({ id }) => id);
  const replaced = removed.flatMap(({ advice }) => advice);
  return gone.length === 0 ? replaced : [...replaced, goneAdvice(gone)];
}

/** Nobody is sent to a successor that is gone or ends itself, but to the last one that stays. */
function adviceForRemoved(change: Change): Phrase[] {
  const { doubt } = change;
  if (doubt?.stays) return [say`Replace ${change.subject} by ${doubt.stays}.`];
  return ownAdvice(change, doubt !== undefined);
}

function goneAdvice(ids: readonly string[]): Phrase {
  const named = ids
    .slice(0, namedAtOnce)
    .flatMap((id, index): Part[] => [index === 0 ? '' : ', ', { code: id }]);
  return [
    'Move calls of ',
    ...named,
    `${moreThan(ids.length)} to another model: ${ids.length === 1 ? 'it is' : 'they are'} gone.`,
  ];
}

function releaseAdvice({ bump, verdict, from }: Comparison): Phrase[] {
  if (verdict === 'held' || from === null || bump !== 'major') return [];
  return [['Release the client as a major version.']];
}
