import { type Policy, type PolicyOverrides, type PolicyRow, policyWith } from '../changes/policy.ts';
import { apiRows } from '../diff/api/rules/all.ts';
import type { Preset } from '../diff/preset.ts';

/**
 * The policy that everything is judged by: the rows of catalog, docs and facts, those that the rules of APIs bring for a
 * preset, and what a configuration replaces.
 */
export function wholePolicy(preset: Preset = 'wire', overrides: PolicyOverrides = {}): Policy {
  return policyWith(overrides, apiRows(preset));
}

/** The rows for compiled code, with what a configuration replaced in a policy for another preset. */
export function policyForCode(policy: Policy, preset: Preset): Policy {
  const usual = wholePolicy(preset);
  const replaced = [...policy].filter(([kind, row]) => !isSame(row, usual.get(kind)));
  return new Map([...wholePolicy('codegen'), ...replaced]);
}

function isSame(row: PolicyRow, other: PolicyRow | undefined): boolean {
  return row.severity === other?.severity && row.bump === other.bump;
}
