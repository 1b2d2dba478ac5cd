import type { Comparison } from '../changes/comparison.ts';
import type { Bump } from '../changes/severity.ts';
import { headlineText, summaryText } from '../report/headline.ts';
import { markdownLimits, markdownReport } from '../report/markdown.ts';

/** A label that we use, whether a proposal carries it, and what GitHub shows of it. */
export interface Label {
  readonly name: string;
  readonly wanted: boolean;
  /** RGB, six hex digits. */
  readonly color: string;
  readonly description: string;
}

/** The texts of a pull request. */
export interface Proposal {
  /** One line. */
  readonly title: string;
  /** Markdown, below GitHub's limit. */
  readonly body: string;
  /** All of ours, so that a label that no longer fits can be taken off. */
  readonly labels: readonly Label[];
}

/** Longer titles are cut by GitHub's lists. */
const longestTitle = 120;

/** The pull request that proposes an accepted edition. */
export function proposalOf(comparison: Comparison): Proposal {
  const footer = footerFor(comparison.bump);
  const body = markdownReport(comparison, {
    maxCharacters: markdownLimits.pullRequest - Buffer.byteLength(footer),
    pointer: 'The artefact of the run has the whole report.',
  });
  return { title: titleOf(comparison), body: `${body}${footer}`, labels: labelsFor(comparison) };
}

/** What breaks is said first, since a long title is cut at its end. */
function titleOf(comparison: Comparison): string {
  const day = comparison.to.date === null ? '' : ` ${comparison.to.date}`;
  const breaking = comparison.counts.breaking > 0 ? ', breaking' : '';
  const words = `Router One${day}${breaking}: ${saysOf(comparison)}`;
  return words.length <= longestTitle ? words : `${words.slice(0, longestTitle - 1)}…`;
}

/** Without changes of upstream there is a pull request only for what the tool itself writes in another way. */
function saysOf(comparison: Comparison): string {
  if (comparison.from === null) return headlineText(comparison).replace(/\.$/, '');
  if (comparison.changes.length === 0) return 'generated anew by another version of the tool';
  return summaryText(comparison.changes);
}

function footerFor(bump: Bump): string {
  const asks =
    bump === 'none'
      ? 'The next release needs no new version for this.'
      : `The next release of the client is at least a **${bump}** one.`;
  return `\n---\n\n${asks} Later runs update this pull request as long as nobody else commits to its branch.\n`;
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

/** The labels as lines of tab-separated fields, which a shell reads without any quoting: name, wanted, colour, text. */
export function labelLines(labels: readonly Label[]): string {
  return labels
    .map(({ name, wanted, color, description }) =>
      [name, wanted ? 'yes' : 'no', color, description].join('\t'),
    )
    .map((line) => `${line}\n`)
    .join('');
}
