import { kinds } from './kinds.ts';
import type { Area, Bump, Severity } from './severity.ts';

/** What a kind of change means: how bad it is, and the semver step that it asks of the generated package. */
export interface PolicyRow {
  readonly severity: Severity;
  readonly bump: Bump;
}

/** Rows by kind. */
export type Policy = ReadonlyMap<string, PolicyRow>;

/** Rows, or parts of rows, that a configuration replaces. A kind that is `off` is not told: who compares ignores it. */
export type PolicyOverrides = Readonly<Record<string, PolicyOverride>>;

interface PolicyOverride {
  readonly severity?: Severity | 'off';
  readonly bump?: Bump;
}

/** The policy without any configuration. The rules of APIs bring their own rows: see `policyWith`. */
export const defaultPolicy: Policy = new Map(
  Object.entries(kinds).map(([kind, { severity, bump }]): [string, PolicyRow] => [kind, { severity, bump }]),
);

/** The default policy with more rows (a rule set brings its own) and with what a configuration replaces. */
export function policyWith(overrides: PolicyOverrides, moreRows: Policy = new Map()): Policy {
  const policy = new Map([...defaultPolicy, ...moreRows]);
  for (const [kind, { severity = 'off', ...bump }] of Object.entries(overrides)) {
    policy.set(kind, { ...policyRow(kind, null, policy), ...(severity !== 'off' && { severity }), ...bump });
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
