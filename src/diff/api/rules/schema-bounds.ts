import { family } from './family.ts';
import type { Rule } from './rule.ts';

interface Named {
  readonly aspect: string;
  readonly words: string;
}

const lower: readonly Named[] = [
  { aspect: 'min', words: 'minimum' },
  { aspect: 'exclusive-min', words: 'exclusive minimum' },
  { aspect: 'min-length', words: 'shortest length' },
  { aspect: 'min-items', words: 'smallest number of items' },
  { aspect: 'min-properties', words: 'smallest number of properties' },
  { aspect: 'min-contains', words: 'smallest number of matching items' },
];

const upper: readonly Named[] = [
  { aspect: 'max', words: 'maximum' },
  { aspect: 'exclusive-max', words: 'exclusive maximum' },
  { aspect: 'max-length', words: 'greatest length' },
  { aspect: 'max-items', words: 'greatest number of items' },
  { aspect: 'max-properties', words: 'greatest number of properties' },
  { aspect: 'max-contains', words: 'greatest number of matching items' },
];

/** Bounds of which oasdiff calls the loss in a response an error; for the others it is silent. */
const missedWhenUnset = ['max-length', 'min-items'];

/** No TypeScript type has a bound: `codegen` is never touched. */
export const boundRules: readonly Rule[] = [
  ...lower.flatMap((bound) => boundFamily(bound, 'increased', 'decreased')),
  ...upper.flatMap((bound) => boundFamily(bound, 'decreased', 'increased')),
  ...patternRules(),
  ...stepRules(),
];

/** A bound that moves inwards takes values away from callers; one that moves outwards lets responses surprise them. */
function boundFamily({ aspect, words }: Named, inwards: Move, outwards: Move): Rule[] {
  const lost = missedWhenUnset.includes(aspect) ? 'bi' : 'ni';
  return [
    ...family({
      aspect,
      verb: inwards,
      suffix: `${aspect}-${inwards}`,
      request: 'bi',
      response: 'ii',
      words: `${words} ${inwards} from {from} to {to}`,
    }),
    ...family({
      aspect,
      verb: outwards,
      suffix: `${aspect}-${outwards}`,
      request: 'ii',
      response: 'bi',
      words: `${words} ${outwards} from {from} to {to}`,
    }),
    ...family({
      aspect,
      verb: 'set',
      suffix: `${aspect}-set`,
      request: 'ni',
      response: 'ii',
      words: `${words} set to {to}`,
    }),
    ...family({
      aspect,
      verb: 'unset',
      suffix: `${aspect}-unset`,
      request: 'ii',
      response: lost,
      words: `${words} {from} dropped`,
    }),
  ];
}

type Move = 'increased' | 'decreased';

function patternRules(): Rule[] {
  const aspect = 'pattern';
  return [
    ...family({
      aspect,
      verb: 'added',
      suffix: 'pattern-added',
      request: 'bi',
      response: 'ii',
      words: 'must fit the pattern {to}',
    }),
    ...family({
      aspect,
      verb: 'removed',
      suffix: 'pattern-removed',
      request: 'ii',
      response: 'ii',
      words: 'need no longer fit the pattern {from}',
    }),
    ...family({
      aspect,
      verb: 'changed',
      suffix: 'pattern-changed',
      request: 'ni',
      response: 'ii',
      words: 'must fit the pattern {to} instead of {from}',
    }),
    ...family({
      aspect,
      verb: 'generalized',
      suffix: 'pattern-generalized',
      request: 'ii',
      response: 'ii',
      words: 'may be any text, no longer only {from}',
    }),
  ];
}

function stepRules(): Rule[] {
  return [
    ...family({
      aspect: 'multiple-of',
      verb: 'added',
      suffix: 'multiple-of-added',
      request: 'bi',
      response: 'ii',
      words: 'must be a multiple of {to}',
    }),
    ...family({
      aspect: 'multiple-of',
      verb: 'removed',
      suffix: 'multiple-of-removed',
      request: 'ii',
      response: 'ni',
      words: 'need no longer be a multiple of {from}',
    }),
    ...family({
      aspect: 'multiple-of',
      verb: 'changed',
      suffix: 'multiple-of-changed',
      request: 'bi',
      response: 'ni',
      words: 'must be a multiple of {to} instead of {from}',
    }),
    ...family({
      aspect: 'multiple-of',
      verb: 'generalized',
      suffix: 'multiple-of-generalized',
      request: 'ii',
      response: 'ni',
      words: 'must be a multiple of {to}, was {from}',
    }),
    ...family({
      aspect: 'unique-items',
      verb: 'added',
      suffix: 'unique-items-added',
      request: 'bi',
      response: 'ii',
      words: 'items must not repeat',
    }),
    ...family({
      aspect: 'unique-items',
      verb: 'removed',
      suffix: 'unique-items-removed',
      request: 'ii',
      response: 'ni',
      words: 'items may repeat',
    }),
  ];
}
