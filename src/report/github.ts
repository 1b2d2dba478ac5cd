import type { Place } from '../base/problem.ts';
import { counted } from '../base/words.ts';
import type { Bill } from '../changes/bill.ts';
import type { Change, Comparison } from '../changes/comparison.ts';
import { headings } from '../changes/kinds.ts';
import type { Severity } from '../changes/severity.ts';
import { acceptFlag } from './advice.ts';
import { billLine, billTitle } from './bill.ts';
import { visible } from './foreign-text.ts';
import { headlineText } from './headline.ts';
import { asidePhrase, placeInFiles, placeText } from './message.ts';
import { spell } from './phrase.ts';
import { groupOf } from './sections.ts';

/** GitHub shows ten annotations of a level for a step and drops the rest without a word. */
const annotationsPerLevel = 10;

/** Shorter delimiters could be guessed by whoever writes the documents. */
const minimumDelimiterLength = 16;

export type Level = 'error' | 'warning' | 'notice';

const levels: Readonly<Record<Severity, Level>> = { breaking: 'error', notable: 'warning', info: 'notice' };

export interface GitHubOptions {
  /** The file of a document within the repository, such as `generated/documents/models.md`; `null` if it has none. */
  readonly fileOf?: (document: string) => string | null;
}

/** One annotation, before it is escaped. */
interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly at: Place | null;
}

/**
 * The comparison as workflow commands, one a line: breaking changes and held reasons as errors, notable changes as
 * warnings, added models and the rest as notices. Of each level nine and a count, or all when there are at most ten.
 */
export function githubReport(comparison: Comparison, { fileOf = () => null }: GitHubOptions = {}): string {
  const { bill, held, changes } = comparison;
  const annotations = [
    ...(bill === undefined ? [] : [billAnnotation(bill)]),
    ...held.map(heldAnnotation),
    ...changes.map(changeAnnotation),
  ];
  const lines = Object.values(levels).flatMap((level) =>
    cut(
      annotations.filter((annotation) => annotation.level === level),
      comparison,
    ),
  );
  return lines.map((annotation) => `${command(annotation, fileOf)}\n`).join('');
}

/**
 * Name–value pairs for the file that `GITHUB_OUTPUT` names. `delimiter` must be random, so that no value can end itself
 * early and add an output of its own. Throws a `RangeError` on a name or a delimiter that cannot be used.
 */
export function githubOutput(pairs: Readonly<Record<string, string>>, delimiter: string): string {
  if (!/^\w+$/.test(delimiter) || delimiter.length < minimumDelimiterLength) {
    throw new RangeError(`a delimiter has at least ${minimumDelimiterLength} letters, digits or underscores`);
  }
  return Object.entries(pairs)
    .map(([name, value]) => outputEntry(name, value, delimiter))
    .join('');
}

/** One annotation without a place, for what is no change. The texts may be foreign. */
export function githubAnnotation(level: Level, title: string, message: string): string {
  return `${command({ level, title, message, at: null }, () => null)}\n`;
}

function outputEntry(name: string, value: string, delimiter: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(name))
    throw new RangeError(`not the name of an output: ${JSON.stringify(name)}`);
  if (value.includes(delimiter)) throw new RangeError(`the value of ${name} holds the delimiter`);
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

function billAnnotation(bill: Bill): Annotation {
  return { level: 'notice', title: billTitle, message: billLine(bill), at: null };
}

function heldAnnotation(held: Comparison['held'][number]): Annotation {
  const flag = acceptFlag(held);
  const advice = flag === '' ? '' : ` If this is right, run again with ${flag}`;
  const message = `${held.seen} (limit: ${held.limit}).${advice}`;
  return { level: 'error', title: 'Held: a person must decide', message, at: null };
}

function changeAnnotation(change: Change): Annotation {
  return {
    level: levelOf(change),
    title: headings[groupOf(change)],
    message: `${change.message}${spell(asidePhrase(change), visible)}`,
    at: change.at,
  };
}

/** A model that came is news, and nothing to be warned of. */
function levelOf({ kind, severity }: Change): Level {
  const isGain = kind === 'model-added' || kind === 'model-returned';
  return isGain && severity === 'notable' ? 'notice' : levels[severity];
}

function cut(annotations: readonly Annotation[], comparison: Comparison): readonly Annotation[] {
  const [first] = annotations;
  if (first === undefined || annotations.length <= annotationsPerLevel) return annotations;
  const shown = annotations.slice(0, annotationsPerLevel - 1);
  const rest = counted(annotations.length - shown.length, `more ${first.level}`);
  return [...shown, { ...first, title: rest, message: headlineText(comparison), at: null }];
}

/** An annotation of a line of somebody's file. The texts and the path may be foreign. */
export function workflowCommand(
  level: Level,
  title: string,
  message: string,
  { path, line }: { readonly path: string; readonly line: number },
): string {
  return command({ level, title, message, at: { document: path, line } }, (document) => document);
}

function command(
  { level, title, message, at }: Annotation,
  fileOf: (document: string) => string | null,
): string {
  const { properties, words } =
    at === null ? { properties: [], words: '' } : pointTo(at, fileOf(at.document));
  const all = [...properties, `title=${property(title)}`].join(',');
  return `::${level} ${all}::${escapeData(`${message}${words}`)}`;
}

/** The file and its line, or the words that say where it is when there is no such file, or no such line any more. */
function pointTo(at: Place, file: string | null): { properties: string[]; words: string } {
  if (file === null) return { properties: [], words: ` (${placeText(at)})` };
  const { place, words } = placeInFiles(at);
  const line = place.line === undefined ? [] : [`line=${place.line}`];
  return { properties: [`file=${property(file)}`, ...line], words };
}

function property(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** `visible` leaves no line ends; the escapes for them stay, since they are the sink's own rule. */
function escapeData(text: string): string {
  const plain = visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  // Other runners look for their own commands anywhere in a line.
  return plain.replace(/##(?=(?:vso|teamcity)?\[)/gi, '# #');
}
