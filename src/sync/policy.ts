import { type Policy, type PolicyOverrides, policyWith } from '../changes/policy.ts';
import { apiRows } from '../diff/api/rules/all.ts';
import type { Preset } from '../diff/preset.ts';

/**
 * The policy that everything is judged by: the rows of catalog, docs and facts, those that the rules of APIs bring for a
 * preset, and what a configuration replaces.
 */
export function wholePolicy(preset: Preset = 'wire', overrides: PolicyOverrides = {}): Policy {
  return policyWith(overrides, apiRows(preset));
}
