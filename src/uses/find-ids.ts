import { groupBy } from '../base/group-by.ts';
import type { KnownId } from './known-ids.ts';
import { isOfAnotherHost, spellingOf, vendorsOf } from './misspelt.ts';
import { modelValues } from './model-values.ts';
import { lengthOfRoute } from './routes.ts';

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

/**
 * Finds ids in the text of a file: its bytes, one character each (`latin1`), so that every offset is a byte. The path says
 * what kind of file it is.
 */
export type IdFinder = (bytes: string, path?: string) => IdMention[];

/** Whatever ids are made of: `openai/gpt-5.5`, `llama3:8b`, `@cf/meta/llama`; a slash may be escaped, as PHP writes JSON. */
const ofIds = /[A-Za-z0-9._:@+~*\-/\\\x80-\xff]/;
const token = /(?:[A-Za-z0-9._:@+~*\-/]|(?!\xc2[\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2})[\x80-\xff]|\\\/)+/y;
/** A sign such as a curly quote or a dash, and what is written without blanks, Chinese say, end a token; `é` does not. */
const sign = /(?:\xc2[\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2})$/;

/**
 * What may stand around an id and be no part of it: the end of a sentence, a YAML key's colon, the stars of Markdown, the
 * end of a comment. One dash is none of it: `lynx-2-` is the beginning of other ids.
 */
const leading = /^(?:~~(?!\/))?[^A-Za-z0-9@~\x80-\xff]*/;
const trailing = /(?:[.:/,*+]|--+|~~)+$/;
/** `_id_` of Markdown, where the lines are its own. */
const emphasised = /^_+(?=[A-Za-z0-9@~])(.*[^_])_+$/;
/** A file beside this one: `./lynx-2`, `~/models/lynx-2`. */
const ofFiles = /^(?:\.{1,2}|~)\//;
/** A text that is put together with what stands before it or behind it is a longer name: `${size}lynx-2`, `lynx-2${size}`. */
const joinedBefore = /\$\{[^{}\n]{0,80}\}$/;
const joinedBehind = /^\$?\{(?![{%])/;
/** So far back the beginning of `${…}` is looked for. */
const lengthOfJoint = 90;

/** No id is as long; a line of encoded data is. */
const maximumToken = 400;

/**
 * Where an id could stand, from an index on; −1 for nowhere. Most texts have no such place, and only the token around one
 * is looked at closely.
 */
type Search = (bytes: string, from: number) => number;

/** Of an id without a vendor so many letters are searched for. */
const lengthOfBeginning = 7;

/** Prepares a search. A text is gone through once, whatever the number of ids. */
export function idFinder(known: ReadonlyMap<string, KnownId>): IdFinder {
  const byBytes = new Map([...known.values()].map((each) => [bytesOf(each.id), each]));
  const anywhere = [...byBytes.keys()].filter((id) => !isWord(id));
  const ofOtherLetters = anywhere.filter((id) => tokenAt(id, 0) !== id);
  const searches = [...vendorSearch(anywhere), ...beginningSearch(anywhere)];
  const spelling = spellingOf([...known.keys()]);
  const vendors = vendorsOf([...known.keys()]);
  const nearly = (text: string, bytes: string, offset: number): KnownId | undefined => {
    const meant = known.get(spelling.nearest(text) ?? '');
    return meant === undefined || isOfAnotherPlace(text, meant.id, bytes, offset, vendors)
      ? undefined
      : meant;
  };

  return (bytes, path) => {
    const found = new Map<number, IdMention>();
    const add = (mention: IdMention) => found.set(mention.offset, found.get(mention.offset) ?? mention);
    const inTokens = searches.flatMap((search) => [...idsInTokens(bytes, search, byBytes)]);
    const literally = ofOtherLetters.flatMap((id) => [...literal(id, bytes, byBytes)]);
    for (const mention of [...inTokens, ...literally]) add(mention);
    for (const [at, { text: whole, isExact }] of modelValues(bytes, path)) {
      const route = byBytes.has(whole) ? 0 : lengthOfRoute(whole);
      const [offset, value] = [at + route, whole.slice(route)];
      const text = value.replaceAll('\\/', '/');
      const exact = byBytes.get(text);
      const meant = exact ?? (isExact ? undefined : nearly(text, bytes, offset));
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
function isOfAnotherPlace(
  text: string,
  id: string,
  bytes: string,
  offset: number,
  vendors: ReadonlySet<string>,
): boolean {
  if (text.includes('://') || text.startsWith('arn:')) return true;
  if (text.split('/').length > id.split('/').length || isOfAnotherHost(text, id, vendors)) return true;
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

/** Ids of a vendor: a slash with one before it, however many models and vendors there are. */
function vendorSearch(ids: readonly string[]): Search[] {
  const vendors = new Set(ids.flatMap((id) => /^[^/]+(?=\/)/.exec(id)?.[0] ?? []));
  if (vendors.size === 0) return [];
  const byEnd = groupBy(vendors, (vendor) => vendor.charCodeAt(vendor.length - 1));
  return [
    (bytes, from) => {
      let at = bytes.indexOf('/', from);
      while (at !== -1 && !hasVendorBefore(bytes, at, byEnd)) at = bytes.indexOf('/', at + 1);
      return at;
    },
  ];
}

/**
 * True for a vendor before a slash. Texts are full of slashes, so the letter before one decides about most of them; whether
 * an id stands there is looked at afterwards.
 */
function hasVendorBefore(
  bytes: string,
  slash: number,
  byEnd: ReadonlyMap<number, readonly string[]>,
): boolean {
  const end = bytes[slash - 1] === '\\' ? slash - 1 : slash;
  const vendors = byEnd.get(bytes.charCodeAt(end - 1)) ?? [];
  return vendors.some((vendor) => {
    const start = end - vendor.length;
    return start >= 0 && bytes.startsWith(vendor, start) && beginsWord(bytes, start);
  });
}

/** No letter or figure goes before it, but for the letter of an escape such as `\n`. */
function beginsWord(bytes: string, start: number): boolean {
  return start === 0 || !/[A-Za-z0-9]/.test(bytes[start - 1] ?? '') || bytes[start - 2] === '\\';
}

/** Ids without a vendor, by their first letters. */
function beginningSearch(ids: readonly string[]): Search[] {
  const texts = ids.filter((id) => !id.includes('/')).map((id) => id.slice(0, lengthOfBeginning));
  const patterns = [...new Set(texts)].map((text) => text.replace(/[^\w-]/g, '\\$&'));
  if (patterns.length === 0) return [];
  const beginnings = new RegExp(patterns.join('|'), 'g');
  return [
    (bytes, from) => {
      beginnings.lastIndex = from;
      return beginnings.exec(bytes)?.index ?? -1;
    },
  ];
}

function* idsInTokens(
  bytes: string,
  search: Search,
  byBytes: ReadonlyMap<string, KnownId>,
): Generator<IdMention> {
  for (let hit = search(bytes, 0); hit !== -1; ) {
    const start = tokenStart(bytes, hit);
    const text = tokenAt(bytes, start);
    const mention = text.length > maximumToken ? null : idIn(text, start, bytes, byBytes);
    if (mention !== null) yield mention;
    hit = search(bytes, Math.max(start + text.length, hit + 1));
  }
}

function tokenAt(bytes: string, start: number): string {
  token.lastIndex = start;
  return token.exec(bytes)?.[0] ?? '';
}

function tokenStart(bytes: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < maximumToken && ofIds.test(bytes[start - 1] ?? '')) {
    if (bytes[start - 1] === '\\' && bytes[start] !== '/') break;
    if (bytes.charCodeAt(start - 1) > 0x7f && sign.test(bytes.slice(start - 3, start))) break;
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
    const offset = index + start;
    if (isWord(known.id) || isJoined(bytes, offset, offset + candidate.length)) return null;
    return { offset, length: candidate.length, known, misspelt: false };
  }
  return null;
}

function isJoined(bytes: string, start: number, end: number): boolean {
  return (
    joinedBehind.test(bytes.slice(end, end + 3)) ||
    (bytes[start - 1] === '}' && joinedBefore.test(bytes.slice(Math.max(0, start - lengthOfJoint), start)))
  );
}

type Candidate = readonly [start: number, text: string];

/**
 * The ways to read a token as an id, the longest first: whole, without the punctuation around it, after a key's colon,
 * after what a client library says of the gateway.
 */
function* candidates(text: string, before: string | undefined): Generator<Candidate> {
  yield [0, text];
  // `\n` and its like before an id in a text of code: the letter belongs to the escape.
  const escaped = before === '\\' && /^[nrt]/.test(text) ? 1 : 0;
  if (ofFiles.test(text.slice(escaped))) return;
  const start = escaped + (leading.exec(text.slice(escaped))?.[0].length ?? 0);
  const bare = text.slice(start).replace(trailing, '');
  if (bare !== text && bare !== '') yield [start, bare];
  const value = bare.indexOf(':') + 1;
  if (value > 0 && /model[\w-]*:$/i.test(bare.slice(0, value))) yield [start + value, bare.slice(value)];
  const route = lengthOfRoute(bare);
  if (route > 0) yield [start + route, bare.slice(route)];
  const inside = emphasised.exec(text)?.[1];
  if (inside !== undefined) yield [text.indexOf(inside), inside];
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
