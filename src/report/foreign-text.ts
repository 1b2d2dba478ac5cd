/**
 * Foreign text for any sink. Each sink has its own encoder on top of this one: what is removed here can mislead in all
 * of them, a terminal, a pull request and a page alike.
 */

/** Longer than any price cell, id or sentence of ours; a report is read by people, the documents keep the rest. */
const maximumForeignLength = 400;

/** Blanks and line ends of every kind become one space: no foreign text begins a line of a report. */
const blanks = /\s+/gu;

/**
 * Characters that are not seen, or that change how others are seen: controls (ANSI escapes begin with one), bidi and
 * zero-width characters, lone surrogates, fillers. U+FE0F stays, since it only asks for an emoji's colours.
 */
const deceptive = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The text on one line, cut to a readable length, with each character that hides or deceives shown as `\u{202e}`. */
export function visible(text: string): string {
  return shorten(text.replace(blanks, ' '), maximumForeignLength).replace(deceptive, showCodePoint);
}

/** A text of ours that may hold foreign words, its lines kept: nothing in it acts on a terminal. */
export function legible(text: string): string {
  return text.replace(deceptive, (character) => (character === '\n' ? character : showCodePoint(character)));
}

/** The text, or its beginning and an ellipsis when it has more than `length` characters. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...text.slice(0, length * 2)];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function showCodePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Text for a message of SARIF 2.1.0, where `[text](target)` is a link unless its brackets are escaped (§3.11.6). */
export function sarifText(text: string): string {
  return visible(text).replace(/[\\[\]]/g, '\\$&');
}
