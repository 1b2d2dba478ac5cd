import { groupBy } from '../../../base/group-by.ts';
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
  const difference = compareLines(linesOf(from), linesOf(to), stableSample);
  if (difference === null) return [];
  const says = `${nameOf(language)} ${difference.says}`;
  return [{ ...difference, kind: 'sample-edited', field: language, says }];
}

/** Blank lines are no change of code. */
function linesOf({ text, line }: DocsSample): Line[] {
  const lines = text.split('\n').map((code, index) => ({ text: code, line: line + index }));
  return lines.filter(({ text: code }) => code.trim() !== '');
}

function nameOf(language: string): string {
  if (language === frontMatter) return language;
  return language === 'code' ? 'code sample' : `${language} sample`;
}
