import { canonicalJson, isPlainObject } from '../../base/json.ts';
import { splitPointer } from '../../base/json-pointer.ts';
import type { Position } from '../../base/json-positions.ts';
import { type Place, placeBefore } from '../../base/problem.ts';
import { counted, listed, sentence } from '../../base/words.ts';
import { type Finding, finding } from '../../changes/finding.ts';
import type { Preset } from '../preset.ts';
import { type Cause, componentIn, isGone, type Verdict, verdictsOf } from './causes.ts';
import { pathInSchema } from './path-in-schema.ts';
import { alternativeName, sayOf } from './sentence.ts';
import type { Difference } from './walk/difference.ts';
import type { Reach } from './walk/reach.ts';
import { joinPath, pathInNamed } from './walk/unit.ts';

/** Finds pointers in the texts of the two documents. */
export interface Positions {
  readonly base: (pointer: string) => Position | null;
  readonly next: (pointer: string) => Position | null;
}

/**
 * A cause as a finding. Its subject is the operation where there is only one, else the shared part
 * (`#/components/schemas/Usage`), the path, or the part of the document (`#/security`) that operations have in common.
 */
export function tellCause(cause: Cause, preset: Preset, reach: Reach, positions: Positions): Finding {
  const [worst, ...others] = verdictsOf(cause, preset);
  const { rule, difference } = worst;
  const { severity } = rule.rows[preset];
  const worstFor = cause.reachedBy(
    [worst, ...others].filter((verdict) => verdict.rule.rows[preset].severity === severity),
  );
  const operations = cause.reaches;
  const subject = subjectOf(cause, worst);
  const field = fieldOf(worst, subject, cause, reach);
  const also = [...new Set(others.map((other) => other.rule.id))].filter((id) => id !== rule.id);
  return finding({
    area: 'api',
    kind: rule.id,
    subject,
    field,
    from: difference.from,
    to: difference.to,
    message: sentence(
      subject,
      `${wordsFor(worst, subject, cause, reach)}${extent(worst, others, subject, cause, worstFor)}`,
    ),
    at: placeOf(cause, difference, positions),
    pointers: { base: cause.basePointer, next: cause.nextPointer },
    reaches: operations,
    ...(worstFor.length < operations.length && { worstFor }),
    ...(also.length > 0 && { also }),
  });
}

function subjectOf(cause: Cause, { difference }: Verdict): string {
  const operations = cause.reaches;
  const [only, ...others] = operations;
  if (only !== undefined && others.length === 0) return only;
  const { basePointer, nextPointer } = cause;
  const [own, other] = isGone(difference) ? [basePointer, nextPointer] : [nextPointer, basePointer];
  const component = componentIn(own) ?? componentIn(other);
  if (component !== null) return `#${component}`;
  const [part = ''] = splitPointer(own ?? other ?? '') ?? [];
  const paths = new Set(operations.map((operation) => operation.slice(operation.lastIndexOf(' ') + 1)));
  const [path = '', ...more] = paths;
  if (part === 'paths' && more.length === 0) return path;
  return part === '' ? '#' : `#/${part}`;
}

/** The thing's path in its operation, or in the shared part when several operations use that. */
function fieldOf(verdict: Verdict, subject: string, cause: Cause, reach: Reach): string | null {
  const path = pathOf(verdict, subject, cause, reach);
  return path === '' ? null : path.trim().replace(/:$/, '');
}

function pathOf({ difference, unit }: Verdict, subject: string, cause: Cause, reach: Reach): string {
  const own = pathInNamed(unit, difference.path);
  if (schemaIn(subject) !== null)
    return pathInSchema(own.path, pointerToShow(cause, difference).pointer, subject) ?? own.path;
  if (subject.startsWith('#') || own.unit.operation !== null) return own.path;
  return joinPath(reach.pathTo(own.unit), own.path);
}

/** What the rule says of the thing, which is named from its operation, or from the schema that has a name. */
function wordsFor(verdict: Verdict, subject: string, cause: Cause, reach: Reach): string {
  const { rule, difference, unit } = verdict;
  const path = pathOf(verdict, subject, cause, reach);
  const own = pathInNamed(unit, difference.path);
  const isNamed = own.unit.operation === null || path !== own.path;
  const schema = isNamed ? schemaIn(subject) : null;
  return sayOf({ difference, path, schema }, fill(rule.words, difference));
}

/** The name of the schema that is the subject. */
function schemaIn(subject: string): string | null {
  const name = /^#\/components\/schemas\/(.+)$/.exec(subject)?.[1];
  return name === undefined ? null : name.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Puts values into words: `{to}`, or `{to.operation}` for a member of the value. */
function fill(words: string, difference: Difference): string {
  return words.replace(/\{(from|to)(?:\.(\w+))?\}/g, (_, side: 'from' | 'to', member?: string) => {
    const value = difference[side];
    const special = saidOf(difference.aspect, value);
    if (special !== null) return special;
    return shown(member === undefined || !isPlainObject(value) ? value : (value[member] ?? null));
  });
}

/** Values that mean something else than they are, by what they are of. */
function saidOf(aspect: string, value: unknown): string | null {
  if (alternatives.has(aspect) && typeof value === 'string') return alternativeName(value);
  // A default that is there may be `null` itself.
  if (aspect === 'default-value' && value === null) return 'null';
  return aspect === 'additional-properties' && typeof value === 'boolean' ? (value ? 'any' : 'none') : null;
}

const alternatives: ReadonlySet<string> = new Set(['one-of', 'any-of', 'one-of-overlapping']);

/** Longer values say nothing more in a sentence; `from` and `to` have the whole. */
const longestValue = 120;

function shown(value: unknown): string {
  if (value === null) return 'none';
  if (value === '') return '""';
  const text = typeof value === 'string' ? value : (words(value) ?? canonicalJson(value));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** How many of the names, one at least, are not too long to be said together. */
function countThatFits(names: readonly string[]): number {
  let length = 0;
  const over = names.findIndex((name) => {
    length += name.length + ', '.length;
    return length > longestValue - ' and 100 more'.length;
  });
  return over === -1 ? names.length : Math.max(1, over);
}

/** Plain names and numbers read better as a list of words than as JSON. */
function words(value: unknown): string | null {
  const isPlain = (one: unknown) =>
    typeof one === 'string' ? /^[^\s,]+$/.test(one) : typeof one === 'number' || typeof one === 'boolean';
  if (!Array.isArray(value) || value.length === 0 || !value.every(isPlain)) return null;
  const names = value.map(String);
  const rest = names.length - countThatFits(names);
  return listed(rest > 1 ? [...names.slice(0, -rest), `${rest} more`] : names);
}

/** So many operations are named in a sentence; `reaches` has them all. */
const mostNamed = 3;

function extent(
  worst: Verdict,
  others: readonly Verdict[],
  subject: string,
  { reaches }: Cause,
  worstFor: readonly string[],
): string {
  const directions = new Set([worst, ...others].map(({ difference }) => difference.direction));
  const way = worst.difference.direction === 'request' ? 'sent' : 'received';
  const both = directions.size > 1 ? `; sent and received, judged as what is ${way}` : '';
  if (reaches.length === 0 || (reaches.length === 1 && reaches[0] === subject)) return both;
  const count = counted(reaches.length, 'operation');
  if (worstFor.length === reaches.length) return `${both}; reaches ${count}: ${someOf(reaches)}`;
  return `${both} in ${someOf(worstFor)}; reaches ${count} in all`;
}

function someOf(operations: readonly string[]): string {
  const named = operations.slice(0, mostNamed);
  const rest = operations.length - named.length;
  return listed(rest > 0 ? [...named, `${rest} more`] : named);
}

/** In the newer document, or in the older one for what is gone. */
function placeOf(cause: Cause, difference: Difference, positions: Positions): Place {
  const { side, pointer } = pointerToShow(cause, difference);
  const place = { document: 'openapi', ...positions[side](pointer) };
  return side === 'base' ? placeBefore(place) : place;
}

/** The pointer by which a cause is placed, and the document that it is of. */
export function pointerToShow(
  cause: Cause,
  difference: Difference,
): { side: keyof Positions; pointer: string } {
  const { basePointer, nextPointer } = cause;
  if ((isGone(difference) || nextPointer === null) && basePointer !== null)
    return { side: 'base', pointer: basePointer };
  return { side: 'next', pointer: nextPointer ?? '' };
}
