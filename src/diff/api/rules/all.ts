import { groupBy } from '../../../base/group-by.ts';
import type { Difference } from '../walk/difference.ts';
import { bodyRules, parameterRules } from './messages.ts';
import { operationRules, securityRules } from './operations.ts';
import { propertyRules } from './properties.ts';
import { matches, type Preset, type Row, type Rule, rowsOf } from './rule.ts';
import { boundRules, structureRules, typeRules, valueRules } from './schemas.ts';

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
const unnamed: Rule = {
  id: 'api-changed',
  aspect: '',
  verb: 'changed',
  direction: 'any',
  places: 'any',
  rows: rowsOf('nn'),
  words: 'changed from {from} to {to}',
};

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
