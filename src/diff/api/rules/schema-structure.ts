import { family } from './family.ts';
import type { Rule } from './rule.ts';

/** Conditions that have one rule for coming and one for going: a further condition takes values away. */
const conditions: ReadonlyArray<readonly [aspect: string, words: string]> = [
  ['not', 'condition on what it must not be'],
  ['if', 'condition `if`'],
  ['then', 'condition `then`'],
  ['else', 'condition `else`'],
  ['contains', 'condition on some of its items'],
  ['property-names', 'condition on the names of its members'],
  ['pattern-property', 'condition on members by the pattern of their names'],
  ['dependent-required', 'members that must come together'],
  ['dependent-schema', 'condition that depends on a member'],
  ['unevaluated-items', 'condition on all other items'],
  ['unevaluated-properties', 'condition on all other members'],
  ['content-schema', 'schema of the content of the text'],
  ['alternatives', 'further set of alternatives'],
];

/** Alternatives, the property that tells them apart, and the conditions that are compared as wholes. */
export const structureRules: readonly Rule[] = [
  ...alternativeRules('one-of', 'bb'),
  // oasdiff: INFO. A caller may meet what it never met, so it is at least worth a look.
  ...alternativeRules('any-of', 'nb'),
  ...discriminatorRules(),
  ...conditions.flatMap(([aspect, words]) => conditionRules(aspect, words)),
  ...['content-encoding', 'content-media-type'].flatMap(contentRules),
  ...family({
    aspect: 'prefix-items',
    verb: 'added',
    suffix: 'prefix-items-added',
    request: 'ib',
    response: 'bb',
    words: 'one more item with a place of its own',
  }),
  ...family({
    aspect: 'prefix-items',
    verb: 'removed',
    suffix: 'prefix-items-removed',
    request: 'bb',
    response: 'ib',
    words: 'one item less with a place of its own',
  }),
];

function alternativeRules(aspect: 'one-of' | 'any-of', surprise: 'bb' | 'nb'): Rule[] {
  return [
    ...family({
      aspect,
      verb: 'added',
      suffix: `${aspect}-added`,
      request: 'ii',
      response: surprise,
      words: 'may also be {to}',
    }),
    ...family({
      aspect,
      verb: 'removed',
      suffix: `${aspect}-removed`,
      request: 'bb',
      response: 'ii',
      words: 'may no longer be {from}',
    }),
  ];
}

/** Generated types have the property's value as a literal, so another mapping can be seen there. */
function discriminatorRules(): Rule[] {
  const told = { request: 'in', response: 'in' } as const;
  return [
    ...family({
      ...told,
      aspect: 'discriminator',
      verb: 'added',
      suffix: 'discriminator-added',
      words: 'alternatives told apart by {to}',
    }),
    ...family({
      ...told,
      aspect: 'discriminator',
      verb: 'removed',
      suffix: 'discriminator-removed',
      words: 'alternatives no longer told apart by {from}',
    }),
    ...family({
      ...told,
      aspect: 'discriminator-property-name',
      verb: 'changed',
      suffix: 'discriminator-property-name-changed',
      words: 'alternatives told apart by {to} instead of {from}',
    }),
    ...family({
      ...told,
      aspect: 'discriminator-mapping',
      verb: 'added',
      suffix: 'discriminator-mapping-added',
      words: 'alternative {to} named',
    }),
    ...family({
      ...told,
      aspect: 'discriminator-mapping',
      verb: 'removed',
      suffix: 'discriminator-mapping-deleted',
      words: 'alternative {from} no longer named',
    }),
    ...family({
      ...told,
      aspect: 'discriminator-mapping',
      verb: 'changed',
      suffix: 'discriminator-mapping-changed',
      words: 'alternative {from} now {to}',
    }),
  ];
}

function conditionRules(aspect: string, words: string): Rule[] {
  return [
    ...family({
      aspect,
      verb: 'added',
      suffix: `${aspect}-added`,
      request: 'bn',
      response: 'in',
      words: `${words} added`,
    }),
    ...family({
      aspect,
      verb: 'removed',
      suffix: `${aspect}-removed`,
      request: 'in',
      response: 'bn',
      words: `${words} removed`,
    }),
    ...family({
      aspect,
      verb: 'changed',
      suffix: `${aspect}-changed`,
      request: 'bn',
      response: 'bn',
      words: `${words} changed`,
    }),
  ];
}

function contentRules(aspect: string): Rule[] {
  return (['added', 'removed', 'changed'] as const).flatMap((verb) =>
    family({
      aspect,
      verb,
      suffix: `${aspect}-changed`,
      request: 'bi',
      response: 'bi',
      words: `${aspect} changed from {from} to {to}`,
    }),
  );
}
