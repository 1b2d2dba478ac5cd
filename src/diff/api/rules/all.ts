import { groupBy } from '../../../base/group-by.ts';
import type { Difference } from '../walk/difference.ts';
import { bodyRules } from './bodies.ts';
import { single } from './family.ts';
import { operationRules } from './operations.ts';
import { parameterRules } from './parameters.ts';
import { matches, type Preset, type Row, type Rule } from './rule.ts';
import { boundRules } from './schema-bounds.ts';
import { propertyRules } from './schema-properties.ts';
import { structureRules } from './schema-structure.ts';
import { typeRules } from './schema-types.ts';
import { valueRules } from './schema-values.ts';
import { securityRules } from './security.ts';

/** Every rule. Of two that fit a difference the first one tells it. */
export const rules: readonly Rule[] = [
  ...operationRules,
  ...parameterRules,
  ...bodyRules,
  ...securityRules,
  ...typeRules,
  ...valueRules,
  ...boundRules,
  ...propertyRules,
  ...structureRules,
];

/** What no rule names must not pass as harmless. */
const unnamed: Rule = single({
  id: 'api-changed',
  aspect: '',
  verb: 'changed',
  levels: 'nn',
  words: 'changed from {from} to {to}',
});

const byAspect = groupBy(rules, ({ aspect, verb }) => `${aspect} ${verb}`);

/** The rule that tells a difference. */
export function ruleFor(difference: Difference, preset: Preset): Rule {
  const candidates = byAspect.get(`${difference.aspect} ${difference.verb}`) ?? [];
  return candidates.find((rule) => matches(rule, difference, preset)) ?? unnamed;
}

/** The rows that the rules bring to the policy, by id. */
export function apiRows(preset: Preset): ReadonlyMap<string, Row> {
  return new Map([...rules, unnamed].map((rule): [string, Row] => [rule.id, rule.rows[preset]]));
}
