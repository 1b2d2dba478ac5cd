import type { Change, Comparison } from '../changes/comparison.ts';
import { headline } from './headline.ts';
import { markdownCode, markdownPhrase } from './markdown-encoder.ts';
import { messagePhrase } from './message.ts';
import { sectionsOf, severityTitles } from './sections.ts';

export interface ChangelogOptions {
  /** The version that is released, such as `2.0.0`; without one the edition's date is the title. */
  readonly version?: string;
}

/** A section for CHANGELOG.md: what a user of the client must know of this edition, without places and advice. */
export function changelogReport(comparison: Comparison, { version }: ChangelogOptions = {}): string {
  const date = comparison.to.date ?? 'undated';
  const title = version === undefined ? date : `${version} (${date})`;
  const lists = comparison.from === null ? [] : severityLists(comparison);
  return `${[`## ${title}`, markdownPhrase(headline(comparison)), ...lists].join('\n\n')}\n`;
}

function severityLists({ changes }: Comparison): string[] {
  const sections = sectionsOf(changes);
  return Object.entries(severityTitles).flatMap(([severity, heading]) => {
    const own = sections
      .filter((section) => section.severity === severity)
      .flatMap((section) => section.changes);
    return own.length === 0 ? [] : [`### ${heading}`, own.map(bullet).join('\n')];
  });
}

function bullet(change: Change): string {
  return `- ${markdownCode(change.subject)}: ${markdownPhrase(messagePhrase(change)).trim()}`;
}
