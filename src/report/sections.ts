import { groupBy } from '../base/group-by.ts';
import type { Change } from '../changes/comparison.ts';
import { type FindingOf, isOf } from '../changes/finding.ts';
import { type Heading, headings, isKind, kinds } from '../changes/kinds.ts';
import { isUnused } from '../changes/order.ts';
import type { Severity } from '../changes/severity.ts';

/** Changes of one severity that belong together. */
export interface Section {
  readonly severity: Severity;
  readonly group: Heading;
  /** True for what somebody looked for in the repository and did not find. */
  readonly unused: boolean;
  readonly changes: readonly Change[];
}

/** The headings under which each severity stands, worst first. */
export const severityTitles: Readonly<Record<Severity, string>> = {
  breaking: 'Breaking',
  notable: 'Notable',
  info: 'For completeness',
};

const groupOfArea: Readonly<Record<Change['area'], Heading>> = {
  catalog: 'other',
  api: 'api',
  package: 'package',
  docs: 'docs',
  facts: 'facts',
  documents: 'contradictions',
};

const severityOrder = Object.keys(severityTitles);
const groupOrder = Object.keys(headings);

/**
 * The changes in sections: breaking first, within a severity what no file here uses last, and then in the order of
 * `headings`. Empty ones are left out.
 */
export function sectionsOf(changes: readonly Change[]): Section[] {
  const sections = new Map<string, Section & { changes: Change[] }>();
  for (const change of changes) {
    const { severity } = change;
    const group = groupOf(change);
    const unused = isUnused(change);
    const key = `${severity} ${group} ${unused}`;
    const section = sections.get(key) ?? { severity, group, unused, changes: [] };
    section.changes.push(change);
    sections.set(key, section);
  }
  return [...sections.values()].sort((a, b) => rank(a) - rank(b));
}

/** The group a change belongs to. A price change whose prices cannot be shown in a table is told in words. */
export function groupOf(change: Change): Heading {
  if (!isKind(change.kind) || kinds[change.kind].area !== change.area) return groupOfArea[change.area];
  const { heading } = kinds[change.kind];
  return heading === 'repriced' && !isRepriced(change) ? 'prices' : heading;
}

/** True for a price that moved, from one amount to another. */
export function isRepriced(change: Change): change is Change & Repriced {
  return isOf(change, 'price-raised', 'price-cut', 'price-became-free', 'price-became-paid');
}
export type Repriced = FindingOf<'price-raised' | 'price-cut' | 'price-became-free' | 'price-became-paid'>;

/** Changes with the same subject together, in the order in which the subjects first appear. */
export function bySubject<Told extends { readonly subject: string }>(
  changes: readonly Told[],
): { subject: string; changes: Told[] }[] {
  return [...groupBy(changes, ({ subject }) => subject)].map(([subject, own]) => ({ subject, changes: own }));
}

/** The heading of a section: `Removed models`, `Removed models – not used here`. */
export function sectionTitle({ group, unused }: Pick<Section, 'group' | 'unused'>): string {
  return unused ? `${headings[group]} – not used here` : headings[group];
}

function rank({ severity, group, unused }: Section): number {
  const block = severityOrder.indexOf(severity) * 2 + Number(unused);
  return block * groupOrder.length + groupOrder.indexOf(group);
}
