import { styleText } from 'node:util';
import { counted } from '../../base/words.ts';
import type { Use, Uses } from '../../uses/find-uses.ts';
import type { KnownId } from '../../uses/known-ids.ts';
import { isLockfile } from '../../uses/replace.ts';
import { visible } from '../foreign-text.ts';
import { type Phrase, spell } from '../phrase.ts';
import { wrap } from '../terminal-layout.ts';
import { groupOperations, groupUses, usesHeadline } from './groups.ts';

interface TerminalOptions {
  readonly color: boolean;
  /** Show every place; else so many of each id as fit a screen. */
  readonly all: boolean;
  /** Columns of the screen, within which words are wrapped; a place stays whole, to be copied or opened. No limit for programs. */
  readonly width: number;
}

/** Places of one id beyond which a screen says how many more there are. */
const placesOfOne = 20;

/** The uses for people: what fails first, each id with its places, one a line as `path:line:column`. */
export function usesTerminal(
  uses: Uses,
  known: ReadonlyMap<string, KnownId>,
  options: TerminalOptions,
): string {
  const paint = (style: 'bold' | 'dim', text: string) => (options.color ? styleText(style, text) : text);
  const title = (name: string, says: Phrase) => {
    const [first = '', ...more] = wrapped(`${visible(name)}  ${words(says)}`, '', options.width);
    return ['', first.replace(visible(name), (found) => paint('bold', found)), ...more];
  };
  const below = (text: string) => wrapped(visible(text), '  ', options.width);
  const ids = groupUses(uses.uses, known).flatMap(({ id, says, price, uses: own }) => [
    ...title(id, says),
    ...(price === null ? [] : below(price)),
    ...places(own, options.all),
  ]);
  const operations = groupOperations(uses.operations).flatMap(({ operation, says, uses: own }) => [
    ...title(`${operation.method} ${operation.path}`, says),
    ...operation.changes.flatMap(below),
    ...places(own, options.all),
  ]);
  const asides = asidesOf(uses).flatMap((line) =>
    wrapped(line, '', options.width).map((part) => paint('dim', part)),
  );
  const lines = [
    ...wrapped(usesHeadline(uses, known), '', options.width),
    ...ids,
    ...operations,
    ...(asides.length > 0 ? ['', ...asides] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** In lines of at most so many columns; what follows the first one stands two columns further in. */
function wrapped(text: string, indent: string, width: number): string[] {
  const [first = '', ...more] = wrap(text, width - indent.length - hanging.length);
  return [`${indent}${first}`, ...more.map((line) => `${indent}${hanging}${line}`)];
}

const hanging = '  ';

/** What `--write` would do, and what was not looked at or left out, by name. */
export function asidesOf({
  uses,
  skipped,
  ignored,
  ignoredOperations,
}: Pick<Uses, 'uses' | 'skipped' | 'ignored' | 'ignoredOperations'>): string[] {
  const named = skipped.filter(({ reason }) => reason !== 'binary');
  const binary = skipped.length - named.length;
  return [
    ...writeWords(uses),
    ...named.map(({ path, reason }) => `Not searched: ${visible(path)} (${reason}).`),
    ...(binary === 0 ? [] : [`Not searched: ${counted(binary, 'binary file')}; --json names them.`]),
    ...ignored.map(({ use, reason }) => ignoredWords(use.id, use, reason)),
    ...ignoredOperations.map(({ use, reason }) =>
      ignoredWords(`${use.operation.method} ${use.operation.path}`, use, reason),
    ),
  ];
}

function ignoredWords(name: string, { path, line }: Placed, reason: string): string {
  return `Ignored: ${visible(name)} at ${visible(path)}:${line} (${visible(reason)}).`;
}

function writeWords(uses: readonly Use[]): string[] {
  const amiss = uses.filter(({ state }) => state !== 'active');
  const written = amiss.filter(({ path, replacement }) => replacement !== null && !isLockfile(path));
  const left = amiss.length - written.length;
  if (written.length === 0) return [];
  const files = new Set(written.map(({ path }) => path)).size;
  const rest = left === 0 ? '' : `; ${counted(left, 'place')} ${left === 1 ? 'needs' : 'need'} a person`;
  return [`--write would replace ${counted(written.length, 'place')} in ${counted(files, 'file')}${rest}.`];
}

interface Placed {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

function places(uses: readonly Placed[], all: boolean): string[] {
  const shown = all ? uses : uses.slice(0, placesOfOne);
  const rest = uses.length - shown.length;
  return [
    ...shown.map(({ path, line, column }) => `  ${visible(path)}:${line}:${column}`),
    ...(rest === 0 ? [] : [`  and ${counted(rest, 'more place')}`]),
  ];
}

function words(phrase: Phrase): string {
  return spell(phrase, visible);
}
