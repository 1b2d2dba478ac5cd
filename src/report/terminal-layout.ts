import stringWidth from 'fast-string-width';

/**
 * The text in lines of at most `width` columns, broken between words; a longer word is broken where it must be. A number
 * stays with its unit and its sign, and so do words that a no-break space ties.
 */
export function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of tied(text.split(' ')).flatMap((long) => breakWord(long, width))) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => line.replaceAll(noBreak, ' '));
}

/** Ties the words that are read as one. */
const noBreak = '\u00a0';

/** `25`, `(+33.3`, `$0.05`, `1M`, `“$1,000`: what follows is its unit, or what is counted. */
const number = /^[([“‘"]*[+−–-]?[×÷≈~]?[$€£¥]?\d(?:[\d.,]*\d)?[kKMGTB]?$/u;

/** The words with each number and its unit as one: `$0.05 / 1M tokens`, `line 14`. */
function tied(words: readonly string[]): string[] {
  const chunks: string[] = [];
  let before = '';
  for (const word of words) {
    const isTied =
      before !== '' &&
      word !== '' &&
      (number.test(before) ||
        /^[/→]$/.test(before) ||
        word === '/' ||
        (before === 'line' && /^\d/.test(word)));
    if (isTied) chunks.push(`${chunks.pop() ?? ''}${noBreak}${word}`);
    else chunks.push(word);
    before = word;
  }
  return chunks;
}

/** The text cut to `width` columns, with an ellipsis where something is missing. */
export function clip(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  return `${takeColumns(text, width - 1)}…`;
}

/** The text with blanks up to `width` columns, on the right, or on the left for numbers. */
export function pad(text: string, width: number, numeric = false): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return numeric ? blanks + text : text + blanks;
}

/** How many columns the widest of the texts takes. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0);
}

function breakWord(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  if (word.includes(noBreak)) return word.split(noBreak).flatMap((part) => breakWord(part, width));
  const head = takeColumns(word, width);
  return [head, ...breakWord(word.slice(head.length), width)];
}

/** The longest beginning of at most `width` columns, but never nothing, so that breaking a word comes to an end. */
function takeColumns(text: string, width: number): string {
  let taken = '';
  for (const character of text) {
    if (taken !== '' && stringWidth(taken + character) > width) break;
    taken += character;
  }
  return taken;
}
