import { groupBy } from '../base/group-by.ts';
import type { Change } from '../changes/comparison.ts';
import type { Severity } from '../changes/severity.ts';
import { pricesOf } from './change-values.ts';

/** What the changes of a section have in common, in the order in which people look for them. */
export const groups = {
  removed: 'Removed models',
  renamed: 'Renamed models',
  deprecated: 'Deprecation',
  api: 'API',
  repriced: 'Repriced',
  prices: 'Prices listed or withdrawn',
  limits: 'Limits',
  capabilities: 'Capabilities',
  unreadable: 'No longer readable',
  returned: 'Returned models',
  added: 'Added models',
  contradictions: 'Contradictions between documents',
  facts: 'Facts',
  docs: 'Documentation',
  restated: 'Same value, written differently',
  other: 'Other changes',
} as const;
export type Group = keyof typeof groups;

/** Changes of one severity that belong together. */
export interface Section {
  readonly severity: Severity;
  readonly group: Group;
  readonly changes: readonly Change[];
}

/** The headings under which each severity stands, worst first. */
export const severityTitles: Readonly<Record<Severity, string>> = {
  breaking: 'Breaking',
  notable: 'Notable',
  info: 'For completeness',
};

const groupOfKind: Readonly<Record<string, Group>> = {
  'model-removed': 'removed',
  'model-renamed': 'renamed',
  'model-returned': 'returned',
  'model-added': 'added',
  'model-deprecated': 'deprecated',
  'model-undeprecated': 'deprecated',
  'price-raised': 'repriced',
  'price-cut': 'repriced',
  'price-became-free': 'repriced',
  'price-became-paid': 'repriced',
  'price-added': 'prices',
  'price-removed': 'prices',
  'context-grew': 'limits',
  'context-shrank': 'limits',
  'output-grew': 'limits',
  'output-shrank': 'limits',
  'capability-gained': 'capabilities',
  'capability-lost': 'capabilities',
  restated: 'restated',
  unreadable: 'unreadable',
};

const groupOfArea: Readonly<Record<Change['area'], Group>> = {
  catalog: 'other',
  api: 'api',
  docs: 'docs',
  facts: 'facts',
  documents: 'contradictions',
};

const severityOrder = Object.keys(severityTitles);
const groupOrder = Object.keys(groups);

/** The changes in sections: breaking first, and within a severity in the order of `groups`. Empty ones are left out. */
export function sectionsOf(changes: readonly Change[]): Section[] {
  const sections = new Map<string, { severity: Severity; group: Group; changes: Change[] }>();
  for (const change of changes) {
    const { severity } = change;
    const group = groupOf(change);
    const section = sections.get(`${severity} ${group}`) ?? { severity, group, changes: [] };
    section.changes.push(change);
    sections.set(`${severity} ${group}`, section);
  }
  return [...sections.values()].sort((a, b) => rank(a) - rank(b));
}

/** The group a change belongs to. A price change whose prices cannot be shown in a table is told in words. */
export function groupOf(change: Change): Group {
  if (change.area !== 'catalog') return groupOfArea[change.area];
  const group = Object.hasOwn(groupOfKind, change.kind) ? groupOfKind[change.kind] : undefined;
  if (group !== 'repriced') return group ?? 'other';
  const { from, to } = pricesOf(change);
  return from === null || to === null ? 'prices' : 'repriced';
}

/** Changes with the same subject together, in the order in which the subjects first appear. */
export function bySubject<Told extends { readonly subject: string }>(
  changes: readonly Told[],
): { subject: string; changes: Told[] }[] {
  return [...groupBy(changes, ({ subject }) => subject)].map(([subject, own]) => ({ subject, changes: own }));
}

function rank({ severity, group }: Section): number {
  return severityOrder.indexOf(severity) * groupOrder.length + groupOrder.indexOf(group);
}
