import type { Place } from '../base/problem.ts';
import { counted } from '../base/words.ts';
import type { Comparison } from '../changes/comparison.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import { headlineText, summaryText } from '../report/headline.ts';
import { markdownLimits, markdownReport } from '../report/markdown.ts';
import { markdownCode } from '../report/markdown-encoder.ts';
import type { JobLinks } from './links.ts';
import { type Label, optionLines, type PullRequestSettings, shortened } from './pull-request.ts';

/** What a pull request is made of beside the comparison. */
export interface ProposalOptions {
  readonly settings?: PullRequestSettings;
  readonly links?: Pick<JobLinks, 'run' | 'artefacts'>;
  /** Where a place can be looked at. */
  readonly linkOf?: (place: Place) => string | null;
  /** The branch that it is to be merged into, by its name. */
  readonly into?: string | null;
  /** What a second commit replaces; left out where there is none. */
  readonly replacements?: Replacements;
}

/** What a second commit replaces in the files of the repository. */
export interface Replacements {
  readonly files: readonly { readonly path: string; readonly count: number }[];
  /** Uses of what is gone or ends that it leaves to a person. */
  readonly left: number;
}

/** The texts of a pull request. */
export interface Proposal {
  /** Markdown, below GitHub's limit. */
  readonly body: string;
  /** All of ours, so that a label that no longer fits can be taken off. */
  readonly labels: readonly Label[];
  /** Who looks at it, and what becomes of it by itself. */
  readonly options: string;
}

/** The pull request that proposes an accepted edition. */
export function proposalOf(comparison: Comparison, options: ProposalOptions = {}): Proposal {
  const { settings = {}, linkOf } = options;
  const footer = footerFor(comparison, options);
  const body = markdownReport(comparison, {
    maxCharacters: markdownLimits.pullRequest - Buffer.byteLength(footer),
    pointer: 'The artefact of the run has the whole report.',
    folds: true,
    ...(linkOf !== undefined && { linkOf }),
  });
  return {
    body: `${body}${footer}`,
    labels: [...labelsFor(comparison), ...ownLabels(settings)],
    options: optionLines(settings, breaksNothing(comparison)),
  };
}

/** The title, which is the message of the commit too. What breaks is said first, since a long title is cut. */
export function proposalTitle(
  comparison: Comparison,
  { prefix = '' }: PullRequestSettings = {},
  gateway: string = defaultGateway.name,
): string {
  const day = comparison.to.date === null ? '' : ` ${comparison.to.date}`;
  const breaking = comparison.counts.breaking > 0 ? ', breaking' : '';
  return shortened(`${prefix}${gateway}${day}${breaking}: ${saysOf(comparison)}`);
}

/** Without changes of upstream there is a pull request only for what the tool itself writes in another way. */
function saysOf(comparison: Comparison): string {
  if (comparison.from === null) return headlineText(comparison).replace(/\.$/, '');
  if (comparison.changes.length === 0) return 'generated anew by another version of the tool';
  return summaryText(comparison.changes);
}

/** A first edition has nobody who could break, and nobody who looked at it either. */
function breaksNothing({ from, bump, counts }: Comparison): boolean {
  return from !== null && counts.breaking === 0 && bump !== 'major';
}

function footerFor({ bump }: Comparison, options: ProposalOptions): string {
  const { links, into, settings = {}, replacements } = options;
  const base = into ? markdownCode(into) : 'the base branch';
  const asks = bump === 'none' ? 'needs no new version for this' : `is at least a **${bump}** one`;
  const merges = settings.merge === undefined ? '' : mergeWords(settings);
  const paragraphs = [
    replacements === undefined ? '' : replacementWords(replacements),
    `**Merging** takes this edition; the next release of the client ${asks}.${merges}`,
    `**Closing** means “not this one again”: the same news is not proposed a second time, other news opens a pull request of its own.`,
    `**Leaving it open**: later runs update it as long as nobody else commits to its branch, and close it when upstream says again what ${base} has.`,
    linkLine(links),
  ];
  return `\n---\n\n${paragraphs.filter((text) => text !== '').join('\n\n')}\n`;
}

/** So many files are named; the commit has them all. */
const namedFiles = 10;

function replacementWords({ files, left }: Replacements): string {
  const total = files.reduce((sum, { count }) => sum + count, 0);
  const named = files
    .slice(0, namedFiles)
    .map(({ path, count }) => `${markdownCode(path)}${count === 1 ? '' : ` (${count})`}`)
    .join(', ');
  const more = files.length > namedFiles ? ` and ${files.length - namedFiles} more` : '';
  const done = `**A second commit** replaces ${counted(total, 'id')} in ${counted(files.length, 'file')}, as \`uses --write\` would: ${named}${more}.`;
  const rest =
    left === 0
      ? ''
      : ` ${counted(left, 'other use')} of what is gone or ends ${left === 1 ? 'needs' : 'need'} a person: run \`router-one-sync uses\`.`;
  return `${done}${rest}`;
}

function mergeWords({ draft }: PullRequestSettings): string {
  return draft === true
    ? ''
    : ' It merges by itself when its checks have passed, unless something in it breaks.';
}

function linkLine(links: ProposalOptions['links']): string {
  const run = links?.run ? [`[The run that wrote this](${links.run})`] : [];
  const page = links?.artefacts
    ? [`[the page with catalog, prices and history](${links.artefacts}) (\`report.html\` in the artefact)`]
    : [];
  return [...run, ...page].join(' · ');
}

function labelsFor({ bump, counts }: Comparison): Label[] {
  const semver = (['major', 'minor', 'patch'] as const).map((step) => ({
    name: `semver:${step}`,
    wanted: step === bump,
    color: stepColors[step],
    description: `Asks for a ${step} release`,
  }));
  return [
    { name: 'router-one-sync', wanted: true, color: '1d76db', description: 'Made by the scheduled sync' },
    { name: 'breaking', wanted: counts.breaking > 0, color: 'b60205', description: 'A consumer can fail' },
    ...semver,
  ];
}

const stepColors = { major: 'd93f0b', minor: 'fbca04', patch: '0e8a16' } as const;

function ownLabels({ labels = [] }: PullRequestSettings): Label[] {
  return labels.map((name) => ({
    name,
    wanted: true,
    color: null,
    description: 'Named by the configuration',
  }));
}
