import { type Cell, makeCell, type Piece, plainCell } from '../structure/cell.ts';
import { isCapability } from '../values/capabilities.ts';
import { currenciesIn } from '../values/currency.ts';
import { mentionsEnd } from '../values/deprecation.ts';
import { longestText } from '../values/plain-text.ts';
import { readPriceCell } from '../values/price-cell.ts';
import { knownProvider } from '../values/provider.ts';
import { statusOf } from '../values/status.ts';
import { readKeyedLimits } from '../values/token-count.ts';
import { type Meaning, readHeader } from './header.ts';

/** A fact of a list entry: a column's name and a cell for it. */
export interface Pair {
  readonly key: string;
  readonly value: Cell;
}

/** Who an item is about, and what it says of it. */
export interface Lead {
  readonly head: Cell;
  readonly tail: string;
}

/** Cuts a cell at its first separator (`:`, `—`, ` - `, `|`) outside of code: `` `id` — facts ``. */
export function splitLead(cell: Cell): Lead {
  const head: Piece[] = [];
  const { pieces } = cell;
  for (const [index, piece] of pieces.entries()) {
    const cut = piece.style === 'code' ? null : /\s*(?:[:：]\s|:$|：|—|–|\s-\s|\||\n)\s*/.exec(piece.text);
    if (cut === null) {
      head.push(piece);
      continue;
    }
    head.push({ ...piece, text: piece.text.slice(0, cut.index) });
    const rest = [
      piece.text.slice(cut.index + cut[0].length),
      ...pieces.slice(index + 1).map((one) => one.text),
    ];
    return { head: makeCell(head, '', cell.footnotes, cell.line, cell.column), tail: rest.join('').trim() };
  }
  return { head: makeCell(head, cell.struck, cell.footnotes, cell.line, cell.column), tail: '' };
}

const separator = /^\s*(?:[:：]|—|–|-\s|\||\n|$)\s*/;

/**
 * `Some Model 3: \`acme/some-model-3\` — facts`, also with the id in brackets: the code is who the facts are about, and what
 * stands before it is the name. `null` where another code, an id or the name of a fact stands there.
 */
export function codeBehindName(cell: Cell): Lead | null {
  const at = cell.pieces.findIndex(({ style }) => style === 'code');
  const code = cell.pieces[at];
  const before = cell.pieces.slice(0, Math.max(at, 0));
  const [, name = ''] = /^(.{2,80}?)\s*(?:[:：]|—|–|\s-|\||[(（])?\s*$/s.exec(textOf(before)) ?? [];
  if (code === undefined || !isDisplayName(name) || !/[a-z].*[-/]|\d/i.test(code.text)) return null;
  const tail = textOf(cell.pieces.slice(at + 1)).replace(/^\s*[)）]/, '');
  if (!separator.test(tail)) return null;
  const pieces: Piece[] = [{ style: 'plain', text: `${name} ` }, code];
  return {
    head: makeCell(pieces, '', cell.footnotes, cell.line, cell.column),
    tail: tail.replace(separator, '').trim(),
  };
}

/** Words of a name, as people write it; no id, which is lower case, no provider above its models, and no key of a fact. */
function isDisplayName(text: string): boolean {
  return (
    /\p{Lu}|\s|\p{Script=Han}/u.test(text) &&
    knownProvider(text) === null &&
    readHeader(text).kind === 'unknown'
  );
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** `Key: value` with a key that heads a fact of a model; `null` for any other text. */
export function pairOf(cell: Cell): Pair | null {
  const { head, tail } = splitLead(cell);
  const key = head.text.replace(/[:：]$/, '');
  const isTold = isFact(readHeader(key)) || isUnknownPrice(key, tail) || isKeyedLimits(key, tail);
  if (tail === '' || !isTold) return null;
  const value = cell.pieces.some((piece) => piece.style === 'code')
    ? valueWithCode(cell, tail)
    : plainCell(tail, cell.line, cell.column);
  return { key, value };
}

/** A price under a name that nobody knows is a price all the same; one within a sentence is unread. */
function isUnknownPrice(key: string, tail: string): boolean {
  if (key.length > 40 || tail.length > longestText || readHeader(key).kind !== 'unknown') return false;
  if (currenciesIn(tail).size !== 1) return false;
  return tail.length <= 80 && readPriceCell(tail) !== null
    ? true
    : /[$¥€£]\s*\.?\d|\d\s*(?:元|USD)/.test(tail);
}

/** `Token limits: 1M in / 64K out`: the limits are named behind the key. */
function isKeyedLimits(key: string, tail: string): boolean {
  return /\blimits?$|限制$/i.test(key) && readKeyedLimits(tail) !== null;
}

/** The value keeps its code: chips and successors are told apart by it. */
function valueWithCode(cell: Cell, tail: string): Cell {
  const pieces: Piece[] = [];
  let left = tail.length;
  for (const piece of [...cell.pieces].reverse()) {
    if (left <= 0) break;
    const text = piece.text.length <= left ? piece.text : piece.text.slice(-left);
    pieces.unshift({ ...piece, text });
    left -= text.length;
  }
  return makeCell(pieces, '', cell.footnotes, cell.line, cell.column);
}

/** True for the name of what identifies a model. */
export function isIdKey(key: string): boolean {
  const meaning = readHeader(key);
  return meaning.kind === 'field' && (meaning.field === 'id' || meaning.field === 'model');
}

/** True for names whose cells say something that we read. */
export function isFact(meaning: Meaning): boolean {
  if (meaning.kind === 'price') return true;
  return meaning.kind === 'field' && meaning.field !== 'aside';
}

/** The key of a price that says itself what it is for. */
export const barePrice = 'Price';

const namedFragment = /^(?<key>[^:：\d$¥€£]{2,40})[:：]\s*(?<value>.+)$/s;
const countFragments: ReadonlyArray<readonly [pattern: RegExp, key: string]> = [
  [/^([\d.,]+\s*[kKmM]?)(?: tokens?)?(?: of)? (?:max(?:imum)? )?output(?: tokens?)?$/i, 'Max output'],
  [/^(?:max(?:imum)? output)(?: of)? ([\d.,]+\s*[kKmM]?)(?: tokens?)?$/i, 'Max output'],
  [
    /^([\d.,]+\s*[kKmM]?)(?:[- ]tokens?)?(?: of)?(?: max)? ?(?:context(?: window| length)?|ctx|上下文)$/i,
    'Context',
  ],
  [
    /^(?:context(?: window| length)?|上下文(?:长度|窗口)?)(?: of)? ?([\d.,]+\s*[kKmM]?)(?: tokens?)?$/i,
    'Context',
  ],
  // `the mini model with a 131K context window`: what it is with is its own.
  [/\b(?:with|and) (?:an? )?([\d.,]+\s*[kKmM])(?:[- ]tokens?)? context(?: window| length)?$/i, 'Context'],
];

/** A line that speaks of money and of nothing that we know: a price, which is then read or unread. */
export function pricesIn(cell: Cell): Pair[] {
  return cell.text.length <= longestText && /[$¥￥€£]\s*\.?\d|\d\s*(?:元|USD)/.test(cell.text)
    ? [{ key: barePrice, value: cell }]
    : [];
}

/** The facts of one line: `$0.50 / 1M input tokens, $2.25 / 1M output tokens, 1.1M context`. */
export function pairsInLine(tail: string, at: Cell): Pair[] {
  if (tail.length > longestText) return [];
  const fragments = fragmentsOf(tail).map((text) => ({ text, pair: pairOfFragment(text, at) }));
  const told = fragments.flatMap(({ pair }) => pair ?? []);
  return told.length === 0
    ? []
    : [
        ...told,
        ...asideOf(
          fragments.flatMap(({ text, pair }) => (pair === null ? text : [])),
          at,
        ),
      ];
}

/** Beside facts of a model, words of abilities are facts too; whatever else stands there describes it. */
function asideOf(fragments: readonly string[], at: Cell): Pair[] {
  const value = (text: string) => plainCell(text, at.line, at.column);
  const abilities = fragments
    .filter(isCapability)
    .map((text) => ({ key: 'Capabilities', value: value(text) }));
  const words = fragments.filter((text) => !isCapability(text) && /[\p{L}\d]/u.test(text));
  return words.length === 0
    ? abilities
    : [...abilities, { key: 'Description', value: value(words.join(', ')) }];
}

function fragmentsOf(text: string): string[] {
  const [, outer = '', inner = ''] = /^([^()$¥€£]*)\(([^()]*)\)[.。]?$/.exec(text) ?? [];
  // `GPT-5.5 (400K context, $1.25 in, $10 out)`: the facts stand in the bracket.
  if (/[,;，；]/.test(inner)) return [outer.trim(), ...fragmentsOf(inner)].filter((part) => part !== '');
  return text
    .split(
      /\n|[;；·•|]|\s[—–-]\s|[.。]\s+(?=\p{Lu}|\p{Script=Han})|(?:，|(?<!\d),|,(?!\d{3}(?!\d)))\s*(?![^(]*\))/u,
    )
    .map((fragment) => fragment.trim().replace(/[.。]$/, ''))
    .filter((fragment) => fragment !== '');
}

function pairOfFragment(fragment: string, at: Cell): Pair | null {
  const cell = (text: string): Cell => plainCell(text, at.line, at.column);
  const { key, value } = namedFragment.exec(fragment)?.groups ?? {};
  if (key !== undefined && value !== undefined && isFact(readHeader(key))) return { key, value: cell(value) };
  for (const [pattern, name] of countFragments) {
    const count = pattern.exec(fragment)?.[1];
    if (count !== undefined) return { key: name, value: cell(count) };
  }
  if (/[$¥￥€£]\s*\.?\d|\d\s*(?:元|USD)/.test(fragment) || isFreePrice(fragment))
    return { key: barePrice, value: cell(fragment) };
  if (statusOf(fragment) !== null) return { key: 'Status', value: cell(fragment) };
  return mentionsEnd(fragment) ? { key: 'Notes', value: cell(fragment) } : null;
}

function isFreePrice(fragment: string): boolean {
  return /free|免费/i.test(fragment) && (readPriceCell(fragment)?.length ?? 0) > 0;
}
