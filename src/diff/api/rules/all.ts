import { groupBy } from '../../../base/group-by.ts';
import type { Preset } from '../../preset.ts';
import type { Difference } from '../walk/difference.ts';
import { bodyRules, parameterRules } from './messages.ts';
import { operationRules, securityRules } from './operations.ts';
import { propertyRules } from './properties.ts';
import { matches, type Row, type Rule, rowsOf } from './rule.ts';
import { boundRules, structureRules, typeRules, valueRules } from './schemas.ts';

/** Rules of one sort, with an operation before and after a change that one of them names. */
interface Family {
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly before: string;
  readonly after: string;
}

const sends = (schema: string): string =>
  `{"requestBody":{"content":{"application/json":{"schema":${schema}}}}}`;

/** Every rule, by family. Of two that fit a difference the first one tells it. */
export const families: readonly Family[] = [
  { title: 'Operations', rules: operationRules, before: '{}', after: '{"deprecated":true}' },
  {
    title: 'Parameters',
    rules: parameterRules,
    before: '{"parameters":[{"name":"limit","in":"query"}]}',
    after: '{"parameters":[{"name":"limit","in":"query","required":true}]}',
  },
  {
    title: 'Bodies, responses and headers',
    rules: bodyRules,
    before: '{"requestBody":{"content":{"application/json":{}}}}',
    after: '{"requestBody":{"required":true,"content":{"application/json":{}}}}',
  },
  {
    title: 'Credentials and servers',
    rules: securityRules,
    before: '{"servers":[{"url":"https://one.example"}]}',
    after: '{"servers":[{"url":"https://two.example"}]}',
  },
  {
    title: 'Types',
    rules: typeRules,
    before: sends('{"type":"integer"}'),
    after: sends('{"type":"string"}'),
  },
  {
    title: 'Values',
    rules: valueRules,
    before: sends('{"enum":["small","large"]}'),
    after: sends('{"enum":["small"]}'),
  },
  {
    title: 'Bounds',
    rules: boundRules,
    before: sends('{"type":"string","maxLength":80}'),
    after: sends('{"type":"string","maxLength":40}'),
  },
  {
    title: 'Properties',
    rules: propertyRules,
    before: sends('{"type":"object","properties":{"size":{}}}'),
    after: sends('{"type":"object","properties":{"size":{}},"required":["size"]}'),
  },
  {
    title: 'Structures',
    rules: structureRules,
    before: sends('{"oneOf":[{"type":"string"},{"type":"object"}]}'),
    after: sends('{"oneOf":[{"type":"string"},{"type":"object"},{"type":"array"}]}'),
  },
];

export const rules = families.flatMap((family) => family.rules);

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
