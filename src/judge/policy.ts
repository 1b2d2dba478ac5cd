import type { Bump, Severity } from '../changes/comparison.ts';
import type { Area } from '../changes/finding.ts';

/** What a kind of change means: how bad it is, and the semver step that it asks of the generated package. */
export interface PolicyRow {
  readonly severity: Severity;
  readonly bump: Bump;
}

/** Rows by kind. */
export type Policy = ReadonlyMap<string, PolicyRow>;

/** Rows, or parts of rows, that a configuration replaces. */
export type PolicyOverrides = Readonly<Record<string, Partial<PolicyRow>>>;

/**
 * Kind → severity, bump. An id that goes can break a consumer, an id that comes is a feature, everything else of a
 * catalog is data: at most notable, at most a patch. Prose of the docs is no part of the generated code: no bump.
 */
const rows: Readonly<Record<string, readonly [Severity, Bump]>> = {
  // catalog
  'model-removed': ['breaking', 'major'],
  'model-renamed': ['breaking', 'major'],
  'model-added': ['notable', 'minor'],
  'model-returned': ['notable', 'minor'],
  'model-deprecated': ['notable', 'patch'],
  'model-undeprecated': ['notable', 'patch'],
  'price-raised': ['notable', 'patch'],
  'price-cut': ['notable', 'patch'],
  'price-became-free': ['notable', 'patch'],
  'price-became-paid': ['notable', 'patch'],
  'price-removed': ['notable', 'patch'],
  'price-added': ['info', 'patch'],
  'context-shrank': ['notable', 'patch'],
  'context-grew': ['info', 'patch'],
  'output-shrank': ['notable', 'patch'],
  'output-grew': ['info', 'patch'],
  'capability-lost': ['notable', 'patch'],
  'capability-gained': ['info', 'patch'],
  restated: ['notable', 'patch'],
  unreadable: ['notable', 'patch'],
  'model-changed': ['info', 'patch'],
  're-read': ['info', 'none'],
  // docs
  'section-added': ['info', 'none'],
  'section-removed': ['info', 'none'],
  'section-moved': ['info', 'none'],
  'section-renamed': ['info', 'none'],
  'section-translated': ['info', 'none'],
  'section-edited': ['info', 'none'],
  'sample-added': ['info', 'none'],
  'sample-removed': ['info', 'none'],
  'sample-edited': ['info', 'none'],
  'table-added': ['info', 'none'],
  'table-removed': ['info', 'none'],
  'table-edited': ['info', 'none'],
  // facts
  'base-url-changed': ['breaking', 'major'],
  'key-format-changed': ['breaking', 'major'],
  'endpoint-changed': ['breaking', 'major'],
  'fact-removed': ['notable', 'patch'],
  'fact-changed': ['notable', 'patch'],
  'fact-renamed': ['notable', 'patch'],
  'fact-added': ['info', 'patch'],
  'link-changed': ['info', 'patch'],
  'link-added': ['info', 'patch'],
  'link-removed': ['info', 'patch'],
  // between documents
  contradiction: ['notable', 'none'],
  'contradiction-resolved': ['info', 'none'],
};

/** The policy without any configuration. The rules of APIs bring their own rows: see `policyWith`. */
export const defaultPolicy: Policy = new Map(
  Object.entries(rows).map(([kind, [severity, bump]]): [string, PolicyRow] => [kind, { severity, bump }]),
);

/** The default policy with more rows (a rule set brings its own) and with what a configuration replaces. */
export function policyWith(overrides: PolicyOverrides, moreRows: Policy = new Map()): Policy {
  const policy = new Map([...defaultPolicy, ...moreRows]);
  for (const [kind, override] of Object.entries(overrides)) {
    policy.set(kind, { ...policyRow(kind, null, policy), ...override });
  }
  return policy;
}

/**
 * The row of a kind. Throws a plain error, a bug of ours, on a kind without a row: a change that nobody judged must
 * not pass as harmless. `area` only makes that error readable.
 */
export function policyRow(kind: string, area: Area | null, policy: Policy = defaultPolicy): PolicyRow {
  const row = policy.get(kind);
  if (row === undefined) throw new Error(`the policy has no row for the kind ${area ?? 'unknown'}/${kind}`);
  return row;
}
