import { groupBy } from '../../../base/group-by.ts';
import { smallest } from '../../../base/lists.ts';
import { quote } from '../../../base/words.ts';
import { type DocsSample, frontMatter } from '../../../read/edition.ts';
import { firstLines } from '../../quotes.ts';
import { bestPairs, similarity, wordsOf } from '../../similarity.ts';
import { stableSample } from '../volatile.ts';
import { compareLines, type Line } from './lines.ts';
import type { PartDifference } from './part.ts';

/** Samples of one language that share less are two samples: calls of one API are much alike. */
const leastShare = 0.3;

/** Names of one language; a sample that is only labelled otherwise is the same. */
const languages: Readonly<Record<string, string>> = {
  sh: 'bash',
  shell: 'bash',
  curl: 'bash',
  console: 'bash',
  zsh: 'bash',
  py: 'python',
  python3: 'python',
  ts: 'typescript',
  js: 'javascript',
  node: 'javascript',
  mjs: 'javascript',
  golang: 'go',
  yml: 'yaml',
  jsonc: 'json',
};

/** The code samples of one section in two editions, compared language by language. */
export function compareSamples(
  before: readonly DocsSample[],
  after: readonly DocsSample[],
): PartDifference[] {
  const [gone, come] = withoutEqual(before, after);
  const old = groupBy(gone, languageOf);
  const now = groupBy(come, languageOf);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((language) =>
    compareLanguage(language, old.get(language) ?? [], now.get(language) ?? []),
  );
}

function languageOf({ language }: DocsSample): string {
  if (language === null) return 'code';
  return Object.hasOwn(languages, language) ? (languages[language] ?? language) : language;
}

/** Drops each sample that the other side has too, whatever language it is labelled with. */
function withoutEqual(
  before: readonly DocsSample[],
  after: readonly DocsSample[],
): [gone: DocsSample[], come: DocsSample[]] {
  const waiting = groupBy(before, ({ text }) => stableSample(text));
  const come = after.filter(({ text }) => waiting.get(stableSample(text))?.shift() === undefined);
  const left = new Set([...waiting.values()].flat());
  return [before.filter((sample) => left.has(sample)), come];
}

function compareLanguage(
  language: string,
  gone: readonly DocsSample[],
  come: readonly DocsSample[],
): PartDifference[] {
  const [first, second] = [gone[0], come[0]];
  if (gone.length * come.length === 1 && first && second && firstWord(first) === firstWord(second)) {
    return describeEdit(language, first, second);
  }
  if (gone.length * come.length > mostPairs) return compareInOrder(language, gone, come);
  const words = new Map([...gone, ...come].map((sample) => [sample, wordsOf(stableSample(sample.text))]));
  const candidates = gone.flatMap((from, fromRank) =>
    come.map((to, toRank) => {
      const score = similarity(words.get(from) ?? new Map(), words.get(to) ?? new Map());
      return { from, to, fromRank, toRank, score };
    }),
  );
  const pairs = bestPairs(candidates.filter(({ score }) => score >= leastShare));
  const paired = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  return [
    ...pairs.flatMap(({ from, to }) => describeEdit(language, from, to)),
    ...gone
      .filter((sample) => !paired.has(sample))
      .map((sample) => describeWhole(language, sample, 'removed')),
    ...come.filter((sample) => !paired.has(sample)).map((sample) => describeWhole(language, sample, 'added')),
  ];
}

/** Above so many pairs of samples they are not weighed one by one. */
const mostPairs = 2_500;

/** The first with the first, and so on: what a page of hundreds of samples in one section gets. */
function compareInOrder(
  language: string,
  gone: readonly DocsSample[],
  come: readonly DocsSample[],
): PartDifference[] {
  return [
    ...come.flatMap((to, index) => {
      const from = gone[index];
      return from === undefined ? [describeWhole(language, to, 'added')] : describeEdit(language, from, to);
    }),
    ...gone.slice(come.length).map((from) => describeWhole(language, from, 'removed')),
  ];
}

/** `Backends` of `Backends = 'a' | 'b'`: of one sample on either side it says that they are the same. */
function firstWord({ text }: DocsSample): string | null {
  return /^\s*(?:(?:export|const|let|type|enum|interface)\s+)*([\w.$-]+)/.exec(text)?.[1] ?? null;
}

function describeWhole(
  language: string,
  { text, line }: DocsSample,
  fate: 'added' | 'removed',
): PartDifference {
  const lines = firstLines(text.split('\n'));
  const [from, to] = fate === 'removed' ? [lines, null] : [null, lines];
  const says = `${nameOf(language)} ${fate}: ${quote(text.split('\n')[0] ?? '')}`;
  return { kind: `sample-${fate}`, field: language, from, to, says, line, edits: [] };
}

function describeEdit(language: string, from: DocsSample, to: DocsSample): PartDifference[] {
  const difference = compareLines(
    linesOf(from),
    linesOf(to),
    isIndented.has(language) ? indentedSample : stableSample,
  );
  if (difference === null) return [];
  const says = `${nameOf(language)} ${difference.says}`;
  return [{ ...difference, kind: 'sample-edited', field: language, says }];
}

/** Languages in which a line says something else when it stands further to the right. */
const isIndented: ReadonlySet<string> = new Set(['python', 'yaml', frontMatter]);

function indentedSample(line: string): string {
  return `${/^[ \t]*/.exec(line)?.[0] ?? ''}${stableSample(line)}`;
}

/** Blank lines are no change of code, and neither is what indents all of its lines. */
function linesOf({ text, line }: DocsSample): Line[] {
  const lines = text.split('\n').map((code, index) => ({ text: code, line: line + index }));
  const told = lines.filter(({ text: code }) => code.trim() !== '');
  const common = smallest(told.map(({ text: code }) => code.length - code.trimStart().length));
  return told.map((each) => ({ ...each, text: each.text.slice(common) }));
}

function nameOf(language: string): string {
  if (language === frontMatter) return language;
  return language === 'code' ? 'code sample' : `${language} sample`;
}
