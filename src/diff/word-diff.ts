import { diffArrays } from 'diff';
import { append } from '../base/lists.ts';
import { clip } from './quotes.ts';

/** Texts that differ in more words than this have little in common: the old and the new one are told instead. */
const longestEdit = 400;

/** So much of what stayed is shown beside what changed. */
const contextCharacters = 24;

/** A stretch of text that stayed, went or came. */
interface Piece {
  readonly text: string;
  readonly change: 'same' | 'removed' | 'added';
}

/**
 * What changed between two texts, with a little around it, in the notation of `git diff --word-diff`:
 * `up to [-three-]{+five+} images`. On one line and cut to a readable length.
 */
export function wordDiff(from: string, to: string): string {
  const pieces = piecesOf(oneLine(from), oneLine(to));
  const shown = pieces.map((piece, index) => show(piece, index === 0, index === pieces.length - 1));
  return clip(shown.join('').trim());
}

/** The words that went and those that came, without what stayed between them. */
export function editOf(from: string, to: string): { readonly from: string; readonly to: string } {
  const pieces = piecesOf(oneLine(from), oneLine(to));
  const only = (change: Piece['change']): string =>
    pieces.flatMap((piece) => (piece.change === change ? [piece.text.trim()] : [])).join(' … ');
  return { from: only('removed'), to: only('added') };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Code in backticks and words with what joins them (`rate-limit`, `/v1/models`) are whole; a Han character is a word. */
const token = /`[^`]*`|\s+|\p{Script=Han}|[\p{L}\p{N}_$](?:[\p{L}\p{N}_.:/@-]*[\p{L}\p{N}_])?|./gsu;

function piecesOf(from: string, to: string): Piece[] {
  const [old, now] = [from.match(token) ?? [], to.match(token) ?? []];
  const changes = diffArrays(old, now, { maxEditLength: longestEdit });
  if (changes === undefined) {
    return [
      { text: from, change: 'removed' },
      { text: to, change: 'added' },
    ];
  }
  return joinAcrossBlanks(
    changes.map(({ value, added, removed }): Piece => {
      return { text: value.join(''), change: added ? 'added' : removed ? 'removed' : 'same' };
    }),
  );
}

/** Changes that only a blank parts read better as one: `[-a b-]{+c d+}` instead of four marks. */
function joinAcrossBlanks(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  const open = { removed: '', added: '' };
  const close = (): void => {
    append(joined, withoutCommonBlanks(open.removed, open.added));
    [open.removed, open.added] = ['', ''];
  };
  for (const [index, { text, change }] of pieces.entries()) {
    const parts = open.removed + open.added !== '' && text.trim() === '' && index < pieces.length - 1;
    if (change !== 'same') open[change] += text;
    else if (parts) [open.removed, open.added] = [open.removed + text, open.added + text];
    else {
      close();
      joined.push({ text, change });
    }
  }
  close();
  return joined;
}

/** What went and what came in its stead, with a blank that both begin or end with outside of the marks. */
function withoutCommonBlanks(removed: string, added: string): Piece[] {
  const head = removed.startsWith(' ') && added.startsWith(' ') ? ' ' : '';
  const [from, to] = [removed.slice(head.length), added.slice(head.length)];
  const tail = from.endsWith(' ') && to.endsWith(' ') ? ' ' : '';
  const pieces: Piece[] = [
    { text: head, change: 'same' },
    { text: from.slice(0, from.length - tail.length), change: 'removed' },
    { text: to.slice(0, to.length - tail.length), change: 'added' },
    { text: tail, change: 'same' },
  ];
  return pieces.filter(({ text }) => text !== '');
}

function show({ text, change }: Piece, isFirst: boolean, isLast: boolean): string {
  if (change === 'removed') return `[-${text}-]`;
  if (change === 'added') return `{+${text}+}`;
  const characters = [...text];
  const [head, tail] = [isFirst ? 0 : contextCharacters, isLast ? 0 : contextCharacters];
  if (characters.length <= head + tail + 1) return text;
  // Words are not cut in two, unless one is longer than the context.
  const after = characters
    .slice(0, head)
    .join('')
    .replace(/(?<= )\S*$/, '');
  const before = characters
    .slice(characters.length - tail)
    .join('')
    .replace(/^\S*(?= )/, '');
  return `${after}…${tail === 0 ? '' : before}`;
}
