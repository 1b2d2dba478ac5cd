import type { KnownId } from './known-ids.ts';
import { spellingOf } from './misspelt.ts';
import { modelValues } from './model-values.ts';

/** An id in a text. */
export interface IdMention {
  /** Bytes from the beginning of the file. */
  readonly offset: number;
  /** Bytes of the text as it stands there. */
  readonly length: number;
  readonly known: KnownId;
  /** `true` when the text is no id and nearly this one. */
  readonly misspelt: boolean;
}

/** Finds ids in the text of a file: its bytes, one character each (`latin1`), so that every offset is a byte. */
export type IdFinder = (bytes: string) => IdMention[];

/** Whatever ids are made of: `openai/gpt-5.5`, `llama3:8b`, `@cf/meta/llama`; a slash may be escaped, as PHP writes JSON. */
const ofIds = /[A-Za-z0-9._:@+~*\-/\\\x80-\xff]/;
const token = /(?:[A-Za-z0-9._:@+~*\-/\x80-\xff]|\\\/)+/y;

/** What may stand around an id and be no part of it: the end of a sentence, a YAML key's colon, `./`. */
const leading = /^[^A-Za-z0-9@~\x80-\xff]+/;
const trailing = /[.:/,*+-]+$/;

/** No id is as long; a line of encoded data is. */
const maximumToken = 400;

/**
 * A text is searched for the beginnings of ids, and looked at closely where one stands: most texts have none. A vendor
 * with its slash is one, however many models it has; of an id without a vendor it is so many letters.
 */
const lengthOfBeginning = 7;

/** Prepares a search. A text is gone through once, whatever the number of ids. */
export function idFinder(known: ReadonlyMap<string, KnownId>): IdFinder {
  const byBytes = new Map([...known.values()].map((each) => [bytesOf(each.id), each]));
  const anywhere = [...byBytes.keys()].filter((id) => !isWord(id));
  const ofOtherLetters = anywhere.filter((id) => ![...id].every((letter) => ofIds.test(letter)));
  const beginnings = beginningsOf(anywhere);
  const spelling = spellingOf([...known.keys()]);
  const nearly = (text: string, bytes: string, offset: number): KnownId | undefined => {
    const meant = known.get(spelling.nearest(text) ?? '');
    return meant === undefined || isOfAnotherPlace(text, meant.id, bytes, offset) ? undefined : meant;
  };

  return (bytes) => {
    const found = new Map<number, IdMention>();
    const add = (mention: IdMention) => found.set(mention.offset, found.get(mention.offset) ?? mention);
    for (const mention of idsInTokens(bytes, beginnings, byBytes)) add(mention);
    for (const id of ofOtherLetters) for (const mention of literal(id, bytes, byBytes)) add(mention);
    for (const [offset, value] of modelValues(bytes)) {
      const text = value.replaceAll('\\/', '/');
      const exact = byBytes.get(text);
      const meant = exact ?? nearly(text, bytes, offset);
      if (meant !== undefined)
        add({ offset, length: value.length, known: meant, misspelt: exact === undefined });
    }
    return [...found.values()].sort((a, b) => a.offset - b.offset);
  };
}

/** So far back an address is looked for. */
const lengthOfAddress = 400;

/**
 * What is named in an address, or below further folders than the id, is a model at another place and no slip:
 * `https://host/ui?model=lynx-2`, `accounts/host/models/lynx-2`.
 */
function isOfAnotherPlace(text: string, id: string, bytes: string, offset: number): boolean {
  if (text.includes('://') || text.split('/').length > id.split('/').length) return true;
  const before = bytes.slice(Math.max(0, offset - lengthOfAddress), offset);
  return /\w:\/\/[^\s"'`<>]*$/.test(before);
}

/** A text as the characters of its UTF-8 bytes. */
export function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** An id that is a word: it could stand anywhere, and is only an id where the text says so. */
function isWord(id: string): boolean {
  return !/[-./:_]/.test(id);
}

/** `null` when there is nothing to search for. */
function beginningsOf(ids: readonly string[]): RegExp | null {
  const texts = ids.map((id) => /^[^/]+\//.exec(id)?.[0] ?? id.slice(0, lengthOfBeginning));
  // A slash may stand there escaped.
  const patterns = [...new Set(texts)].map((text) =>
    text.replace(/[^\w-]/g, (letter) => (letter === '/' ? '\\\\?\\/' : `\\${letter}`)),
  );
  return patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'g');
}

function* idsInTokens(
  bytes: string,
  beginnings: RegExp | null,
  byBytes: ReadonlyMap<string, KnownId>,
): Generator<IdMention> {
  if (beginnings === null) return;
  beginnings.lastIndex = 0;
  for (let hit = beginnings.exec(bytes); hit !== null; hit = beginnings.exec(bytes)) {
    const start = tokenStart(bytes, hit.index);
    token.lastIndex = start;
    const text = token.exec(bytes)?.[0] ?? '';
    beginnings.lastIndex = Math.max(start + text.length, hit.index + 1);
    const mention = text.length > maximumToken ? null : idIn(text, start, bytes, byBytes);
    if (mention !== null) yield mention;
  }
}

function tokenStart(bytes: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < maximumToken && ofIds.test(bytes[start - 1] ?? '')) {
    if (bytes[start - 1] === '\\' && bytes[start] !== '/') break;
    start -= 1;
  }
  return start;
}

function idIn(
  text: string,
  index: number,
  bytes: string,
  byBytes: ReadonlyMap<string, KnownId>,
): IdMention | null {
  for (const [start, candidate] of candidates(text, bytes[index - 1])) {
    const known = byBytes.get(candidate.replaceAll('\\/', '/'));
    if (known === undefined) continue;
    if (isWord(known.id)) return null;
    return { offset: index + start, length: candidate.length, known, misspelt: false };
  }
  return null;
}

type Candidate = readonly [start: number, text: string];

/** The ways to read a token as an id, the longest first: whole, without the punctuation around it, after a key's colon. */
function* candidates(text: string, before: string | undefined): Generator<Candidate> {
  yield [0, text];
  // `\n` and its like before an id in a text of code: the letter belongs to the escape.
  const escaped = before === '\\' && /^[nrt]/.test(text) ? 1 : 0;
  const start = escaped + (leading.exec(text.slice(escaped))?.[0].length ?? 0);
  const bare = text.slice(start).replace(trailing, '');
  if (bare !== text && bare !== '') yield [start, bare];
  const value = bare.indexOf(':') + 1;
  if (value > 0 && /model[\w-]*:$/i.test(bare.slice(0, value))) yield [start + value, bare.slice(value)];
}

/** Ids of characters that no token has, as they stand, where no letter or figure continues them. */
function* literal(id: string, bytes: string, byBytes: ReadonlyMap<string, KnownId>): Generator<IdMention> {
  const known = byBytes.get(id);
  for (let at = bytes.indexOf(id); known !== undefined && at !== -1; at = bytes.indexOf(id, at + id.length)) {
    const around = `${bytes[at - 1] ?? ' '}${bytes[at + id.length] ?? ' '}`;
    if (!/[A-Za-z0-9_\x80-\xff]/.test(around)) {
      yield { offset: at, length: id.length, known, misspelt: false };
    }
  }
}
