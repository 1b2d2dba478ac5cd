import { groupBy } from '../base/group-by.ts';
import { largest } from '../base/lists.ts';
import { counted, grouped } from '../base/words.ts';
import type { Change, Comparison, Held } from '../changes/comparison.ts';
import type { Heading } from '../changes/kinds.ts';
import { isUnused } from '../changes/order.ts';
import { visible } from './foreign-text.ts';
import { foreign, type Phrase, spell } from './phrase.ts';
import { groupOf } from './sections.ts';

/** More sorts of change than this no longer make a sentence; the rest is counted together. */
const maximumParts = 6;

/** What happened to models themselves; the noun is said once, with the first of them. */
const modelWords = [
  ['model-removed', 'removed'],
  ['model-renamed', 'renamed'],
  ['model-retired', 'retired'],
  ['model-deprecated', 'deprecated'],
  ['model-undeprecated', 'no longer deprecated'],
  ['model-revived', 'answering again'],
  ['model-returned', 'returned'],
  ['model-added', 'added'],
] as const;

/** Everything else, in the order of its weight. */
const otherWords: readonly {
  readonly is: (change: Change) => boolean;
  readonly words: readonly [string, string];
}[] = [
  { is: isApiBreak, words: ['API break', 'API breaks'] },
  {
    is: isPackageBreak,
    words: ['break of the package', 'breaks of the package'],
  },
  { is: isRepriced, words: ['price changed', 'prices changed'] },
  { is: inGroup('limits'), words: ['limit changed', 'limits changed'] },
  { is: inGroup('capabilities'), words: ['capability changed', 'capabilities changed'] },
  { is: inGroup('prices'), words: ['price listed or withdrawn', 'prices listed or withdrawn'] },
  { is: inGroup('unreadable'), words: ['value no longer readable', 'values no longer readable'] },
  {
    is: inGroup('contradictions'),
    words: ['contradiction between documents', 'contradictions between documents'],
  },
  { is: inGroup('api'), words: ['other API change', 'other API changes'] },
  { is: inGroup('package'), words: ['name of the package changed', 'names of the package changed'] },
  { is: inGroup('facts'), words: ['fact changed', 'facts changed'] },
  { is: inGroup('docs'), words: ['docs section changed', 'docs sections changed'] },
  { is: inGroup('restated'), words: ['value restated', 'values restated'] },
];

/** How a severity is called in a headline, and how many sorts of its changes are named there. */
const severities = [
  { severity: 'breaking', words: 'breaking', parts: maximumParts },
  { severity: 'notable', words: 'notable', parts: 4 },
  { severity: 'info', words: 'for completeness', parts: 4 },
] as const;

/**
 * The comparison in a few words, what breaks first, and whether it touches this repository where somebody looked:
 * "3 breaking: 2 models removed, 1 renamed. 5 notable: 5 prices changed. 2 of the 3 breaking changes touch this repository."
 */
export function headline(comparison: Comparison): Phrase {
  const touched = touchedText(comparison.changes);
  return [...verdictPhrase(comparison), ...(touched === '' ? [] : [` ${touched}`])];
}

function verdictPhrase(comparison: Comparison): Phrase {
  if (comparison.verdict === 'held') return heldHeadline(comparison);
  if (comparison.from === null) return [`Baseline: ${counted(modelsIn(comparison), 'model')}.`];
  if (comparison.changes.length === 0)
    return [comparison.notCompared !== undefined ? 'No change in what both sides have.' : 'Nothing changed.'];
  const verdict = comparison.counts.breaking > 0 ? '' : 'Nothing breaks. ';
  return [`${verdict}${severitySentences(comparison.changes).join(' ')}`];
}

/** One sentence a severity, worst first: what is only for completeness is counted, unless there is nothing else. */
function severitySentences(changes: readonly Change[]): string[] {
  return severities.flatMap(({ severity, words, parts }) => {
    const own = changes.filter((change) => change.severity === severity);
    if (own.length === 0) return [];
    const isTold = severity !== 'info' || own.length === changes.length;
    return [`${grouped(own.length)} ${words}${isTold ? `: ${summaryText(own, parts)}` : ''}.`];
  });
}

/** The headline as one line of bare text, such as the title of a pull request. */
export function headlineText(comparison: Comparison): string {
  return spell(headline(comparison), visible);
}

/** The reasons by count first, then what happened: "Held for 2 reasons: 7 models no longer free, 1 price ÷40. 3 added." */
function heldHeadline({ held, changes }: Comparison): Phrase {
  const sorts = [...groupBy(held, sortOf).values()].map(reasonWords);
  const lead = sorts.length > 1 ? `Held for ${sorts.length} reasons: ` : 'Held: ';
  const rest = changes.length === 0 ? '' : ` ${summaryText(changes)}.`;
  return [lead, ...foreign(sorts.join(', ') || 'this edition looks wrong'), `.${rest}`];
}

/** Reasons of one rule that go the same way are one sort. */
function sortOf({ rule, moved }: Held): string {
  return `${rule} ${moved?.up}`;
}

/** What several models are held for, by the rule: the first of them says nothing of the others. */
const severalWords: Readonly<Record<string, string>> = {
  'limit-shrank': 'with a limit cut to a tenth',
  'limit-grew': 'with a limit a thousand times larger',
  'cache-above-input': 'with a cache price above the input price',
  'first-appearance': 'listed first with a price that looks like another unit',
};

function reasonWords(reasons: readonly Held[]): string {
  const [first] = reasons;
  if (first === undefined) return '';
  const models = counted(
    reasons.reduce((sum, { models: several }) => sum + (several?.length ?? 1), 0),
    'model',
  );
  const moved = movedWords(first, reasons, models);
  if (moved !== null) return moved;
  const isSeveral = reasons.length > 1 || first.models !== undefined;
  const words = severalWords[first.rule];
  if (words !== undefined && (isSeveral || first.rule.startsWith('limit-'))) return `${models} ${words}`;
  return reasons.length === 1
    ? first.seen
    : `${first.seen} and ${counted(reasons.length - 1, 'more like it', 'more like it')}`;
}

/** `7 models no longer free`, `1 model with a price ÷40`, `3 models with a price ×50 at most`. */
function movedWords({ rule, moved }: Held, reasons: readonly Held[], models: string): string | null {
  if (moved === undefined) return null;
  if (rule === 'zero-crossing') return `${models} ${moved.up ? 'no longer free' : 'free'}`;
  const factors = reasons.flatMap((reason) => reason.moved?.factor ?? []);
  const isOne = reasons.length === 1 && reasons[0]?.models === undefined;
  return `${models} with a price ${moved.up ? '×' : '÷'}${largest(factors)}${isOne ? '' : ' at most'}`;
}

/** Of the changes that were looked for; those that no search can find are not counted. */
function touchedText(changes: readonly Change[]): string {
  const asked = changes.filter(({ severity, usedAt }) => severity === 'breaking' && usedAt !== undefined);
  const used = asked.filter((change) => !isUnused(change)).length;
  if (asked.length === 0) return '';
  if (asked.length === 1)
    return `The breaking change ${used === 1 ? 'touches' : 'does not touch'} this repository.`;
  const share = used === 0 ? 'None' : grouped(used);
  const verb = used < 2 ? 'touches' : 'touch';
  return `${share} of the ${grouped(asked.length)} breaking changes ${verb} this repository.`;
}

function modelsIn({ counts }: Comparison): number {
  return counts.kinds['model-added'] ?? counts.unchanged.models;
}

/** The changes counted by sort, in words: "2 models removed, 1 renamed, 5 prices changed". */
export function summaryText(changes: readonly Change[], most: number = maximumParts): string {
  const parts = [...modelParts(changes), ...otherParts(changes)];
  // A last sort is named rather than counted as one more of something.
  const told = parts.length === most + 1 ? parts : parts.slice(0, most);
  const rest = changes.length - told.reduce((sum, part) => sum + part.count, 0);
  const words = told.map(({ text }) => text).join(', ');
  if (rest === 0) return words;
  return told.length === 0 ? counted(rest, 'change') : `${words} and ${counted(rest, 'more change')}`;
}

interface HeadlinePart {
  readonly text: string;
  readonly count: number;
}

function modelParts(changes: readonly Change[]): HeadlinePart[] {
  return modelWords
    .map(([kind, word]) => ({ count: changes.filter((change) => change.kind === kind).length, word }))
    .filter(({ count }) => count > 0)
    .map(({ count, word }, index) => ({
      count,
      text: `${index === 0 ? counted(count, 'model') : grouped(count)} ${word}`,
    }));
}

function otherParts(changes: readonly Change[]): HeadlinePart[] {
  const parts: HeadlinePart[] = [];
  let untold = changes;
  for (const { is, words } of otherWords) {
    const count = untold.filter(is).length;
    if (count > 0) parts.push({ count, text: counted(count, ...words) });
    untold = untold.filter((change) => !is(change));
  }
  return parts;
}

function isApiBreak(change: Change): boolean {
  return change.area === 'api' && change.severity === 'breaking';
}

function isPackageBreak(change: Change): boolean {
  return change.area === 'package' && change.severity === 'breaking';
}

/** A price that is listed beside others, or no longer, costs nobody more or less than before. */
function isRepriced(change: Change): boolean {
  const isListed = change.kind === 'price-added' || change.kind === 'price-removed';
  return !isListed && inGroup('repriced', 'prices')(change);
}

function inGroup(...own: readonly Heading[]): (change: Change) => boolean {
  return (change) => own.includes(groupOf(change));
}
