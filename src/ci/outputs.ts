import type { Comparison } from '../changes/comparison.ts';
import type { Decision } from './decide.ts';

/** The outputs of the action, all of them text. `true` and `false` for yes and no. */
export type Outputs = Readonly<Record<(typeof outputNames)[number], string>>;

export const outputNames = [
  'changed',
  'breaking',
  'held',
  'bump',
  'added',
  'removed',
  'report-path',
  'action',
  'branch',
  'branch-head',
  'commit',
  'pull-request',
] as const;

/** How a run ended, as far as its outputs tell. */
export interface RunFacts {
  /** `null` when the run failed before it could compare. */
  readonly comparison: Comparison | null;
  readonly reportPath: string;
  readonly branch: string;
  /** The branch as it is; `null` if there is none. A run that failed names it too. */
  readonly head: string | null;
  /** The open pull request of the branch; `null` if there is none. */
  readonly pullRequest: number | null;
  /** `null` when nothing was decided, since the run failed or is held. */
  readonly proposal: {
    readonly decision: Decision;
    /** The commit to push; `null` if there is nothing to push. */
    readonly commit: string | null;
  } | null;
}

/** The outputs of a run. */
export function outputsOf(facts: RunFacts): Outputs {
  const { comparison, reportPath, branch, head, pullRequest, proposal } = facts;
  const kinds = comparison?.counts.kinds ?? {};
  const count = (...names: readonly string[]) =>
    String(names.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0));
  return {
    changed: String(isChanged(comparison)),
    breaking: String((comparison?.counts.breaking ?? 0) > 0),
    held: String(comparison?.verdict === 'held'),
    bump: comparison?.bump ?? 'none',
    added: count('model-added', 'model-returned'),
    removed: count('model-removed'),
    'report-path': reportPath,
    action: proposal?.decision.action ?? 'none',
    branch,
    'branch-head': head ?? '',
    commit: proposal?.commit ?? '',
    'pull-request': String(pullRequest ?? ''),
  };
}

/** A baseline is a change: before it there was nothing. */
function isChanged(comparison: Comparison | null): boolean {
  return comparison !== null && (comparison.from === null || comparison.changes.length > 0);
}
