import { visible } from './foreign-text.ts';
import type { Part, Phrase } from './phrase.ts';

/**
 * Foreign text as Markdown that holds nothing but text and inline code, on GitHub and elsewhere.
 *
 * Backslashes are not enough: GitHub looks for @mentions, #1, GH-1, commit hashes and addresses in the rendered text, and
 * leaves only code alone. So a word made of letters, digits and harmless punctuation stays as it is, and any other word
 * is set as code, where a reader also sees best what exactly it is.
 */
export function markdownText(foreignText: string): string {
  return visible(foreignText).split(quotedAsCode).map(encodePiece).reduce(append, '');
}

/** Foreign text as inline code. */
export function markdownCode(foreignText: string): string {
  const text = visible(foreignText).trim();
  if (text === '') return '';
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // A backtick at either end would join the fence. One blank on both sides is not part of the code.
  const padding = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${padding}${text}${padding}${fence}`;
}

/** A sentence of ours with its values encoded: named values as code, foreign prose as text. */
export function markdownPhrase(phrase: Phrase): string {
  return phrase.map(encodePart).reduce(append, '');
}

function encodePart(part: Part): string {
  if (typeof part === 'string') return part;
  return 'code' in part ? markdownCode(part.code) : markdownText(part.foreign);
}

/** Joins encoded pieces. Two that are code need a blank between them, or their fences become one. */
function append(left: string, right: string): string {
  return left.endsWith('`') && right.startsWith('`') ? `${left} ${right}` : left + right;
}

/**
 * A table row of encoded cells. A pipe ends a cell even inside code, and parsers disagree on how to escape one that
 * follows a backslash: the broken bar stands in for it.
 */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '¦')).join(' | ')} |`;
}

/** What the text itself sets as code, `` `like this` ``, and the marks of what went and came: `[-this-]{+that+}`, also where
 * a text was cut within one. */
const quotedAsCode = /(`[^`]+`|\[-.+?(?:-\]|…”?$)|\{\+.+?(?:\+\}|…”?$))/;

/** A word as people write it: letters, digits and signs that Markdown has no use for. */
const plainWord = /^(?:[\p{L}\p{N}\p{M}×→−–—…%+,.'’-]+|\/)$/u;

/** Plain by its characters, yet known to GitHub: an address without a scheme, `GH-1`, a commit hash. */
const knownToGitHub = /www\.|\bgh-\d|\b[0-9a-f]{7,40}\b/i;

/** What Markdown takes for a list item or a rule when a line begins with it. */
const lineMarker = /^(?:\d+[.)]|[-+]+)$/;

/** Punctuation of the sentence around a word, not part of it: a closing bracket is, unless the word opened it. */
const sentenceMarks = /^([(“"]*)(?:([^(]*?)([)”",.:;!?]*)|(.*?)([”",.:;!?]*))$/su;

/** Pieces at odd places are code. */
function encodePiece(piece: string, index: number): string {
  if (index % 2 === 1) return markdownCode(piece.replace(/^`(.*)`$/, '$1'));
  const words = piece.split(' ');
  const first = words.findIndex((word) => word !== '');
  return words.map((word, place) => encodeWord(word, place === first)).join(' ');
}

function encodeWord(word: string, isFirst: boolean): string {
  const [, before = '', bare, bareAfter, other = '', otherAfter = ''] = sentenceMarks.exec(word) ?? [];
  const [core, after] = [bare ?? other, bareAfter ?? otherAfter];
  if (core === '') return word;
  const plain =
    plainWord.test(core) && !knownToGitHub.test(core) && !(isFirst && lineMarker.test(core + after));
  return plain ? word : `${before}${markdownCode(core)}${after}`;
}
