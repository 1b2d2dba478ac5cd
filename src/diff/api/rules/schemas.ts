import type { Rule } from './rule.ts';
import { familiesOf } from './table.ts';

/** Types and formats. Formats, and integers among numbers, are one TypeScript type: `codegen` tells them as formats. */
export const typeRules: readonly Rule[] = familiesOf(
  `
  type changed                                bb  bb  type changed from {from} to {to}
  type generalized                            ii  bb  type widened from {from} to {to}
  type specialized                            bb  ii  type narrowed from {from} to {to}
  format changed @codegen                     bi  bi  format changed from {from} to {to}
  format generalized @codegen                 ii  bi  format widened from {from} to {to}
  format specialized @codegen                 bi  ii  format narrowed from {from} to {to}
  format changed @wire = type-changed         bb  bb  format changed from {from} to {to}
  format generalized @wire = type-generalized  ii  bb  format widened from {from} to {to}
  format specialized @wire = type-specialized  bb  ii  format narrowed from {from} to {to}
  format-name changed = type-compatible       ii  ii  format {to} instead of {from}; the values are the same
  list-of-types widened                       ii  bb  types widened from {from} to {to}
  list-of-types narrowed                      bb  ii  types narrowed from {from} to {to}
  nullable added = became-nullable            ii  bb  may be null
  nullable removed = became-not-nullable      bb  ii  may no longer be null
  `,
  {
    ids: {
      'request-body-type-specialized': 'request-body-type-changed',
      'request-property-type-specialized': 'request-property-type-changed',
      'request-parameter-type-specialized': 'request-parameter-type-changed',
    },
  },
);

/** The values that are allowed by name, and the one that is taken when none is given. */
export const valueRules: readonly Rule[] = familiesOf(
  `
  enum-value added                 ff  nb  may be {to}
  enum-value removed               bb  ii  may no longer be {from}
  enum added = became-enum         bb  ii  now only one of {to}
  enum removed = became-not-enum   ii  nb  no longer only one of {from}
  const added                      bb  ii  now always {to}
  const removed                    ii  bb  no longer always {from}
  const changed                    bb  bb  now always {to}, was {from}
  x-extensible-enum added          ii  ii  known values {to} given
  x-extensible-enum removed        ii  ii  known values {from} no longer given
  x-extensible-enum-value added    ii  ii  may be {to}
  x-extensible-enum-value removed  bi  ii  may no longer be {from}
  values removed                   bb  bb  may have no value at all
  values added                     ii  bb  may have a value, had none
  default-value added              ii  ii  default {to} added
  default-value removed            ii  ii  default {from} removed
  default-value changed            ii  ii  default changed from {from} to {to}
  `,
  {
    // oasdiff calls the loss of a value at the top of a response by another name.
    ids: { 'response-body-enum-value-removed': 'response-mediatype-enum-value-removed' },
    // A parameter's default is applied by the server: another one changes what a call does.
    levels: {
      'request-parameter-default-value-added': 'bi',
      'request-parameter-default-value-changed': 'bi',
      'request-parameter-default-value-removed': 'bi',
    },
  },
);

/** Each bound with the direction in which it takes values away from callers, and in words. */
const bounds = [
  ['min', 'increased', 'minimum'],
  ['exclusive-min', 'increased', 'exclusive minimum'],
  ['min-length', 'increased', 'shortest length'],
  ['min-items', 'increased', 'smallest number of items'],
  ['min-properties', 'increased', 'smallest number of properties'],
  ['min-contains', 'increased', 'smallest number of matching items'],
  ['max', 'decreased', 'maximum'],
  ['exclusive-max', 'decreased', 'exclusive maximum'],
  ['max-length', 'decreased', 'greatest length'],
  ['max-items', 'decreased', 'greatest number of items'],
  ['max-properties', 'decreased', 'greatest number of properties'],
  ['max-contains', 'decreased', 'greatest number of matching items'],
] as const;

/** Bounds of which oasdiff calls the loss in a response an error; for the others it is silent. */
const missedWhenUnset: readonly string[] = ['max-length', 'min-items'];

/** No TypeScript type has a bound: `codegen` is never touched. */
export const boundRules: readonly Rule[] = [
  ...bounds.flatMap(([aspect, inwards, words]) => {
    const outwards = inwards === 'increased' ? 'decreased' : 'increased';
    return familiesOf(`
      ${aspect} ${inwards}   bi  ii  ${words} ${inwards} from {from} to {to}
      ${aspect} ${outwards}  ii  bi  ${words} ${outwards} from {from} to {to}
      ${aspect} set          ni  ii  ${words} set to {to}
      ${aspect} unset        ii  ${missedWhenUnset.includes(aspect) ? 'bi' : 'ni'}  ${words} {from} dropped
    `);
  }),
  ...familiesOf(`
    pattern added            bi  ii  must fit the pattern {to}
    pattern removed          ii  ii  need no longer fit the pattern {from}
    pattern changed          ni  ii  must fit the pattern {to} instead of {from}
    pattern generalized      ii  ii  may be any text, no longer only {from}
    multiple-of added        bi  ii  must be a multiple of {to}
    multiple-of removed      ii  ni  need no longer be a multiple of {from}
    multiple-of changed      bi  ni  must be a multiple of {to} instead of {from}
    multiple-of generalized  ii  ni  must be a multiple of {to}, was {from}
    unique-items added       bi  ii  items must not repeat
    unique-items removed     ii  ni  items may repeat
  `),
];

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

/**
 * Alternatives, the property that tells them apart, and the conditions that are compared as wholes. Generated types have
 * the discriminator's value as a literal, so another mapping can be seen there. An alternative of `anyOf` more in a
 * response is INFO for oasdiff; a caller may meet what it never met, so it is at least worth a look.
 */
export const structureRules: readonly Rule[] = [
  ...familiesOf(`
    one-of added                         ii  bb  may also be {to}
    one-of removed                       bb  ii  may no longer be {from}
    one-of-overlapping added             ni  --  may also be {to}; what fits both is refused
    any-of added                         ii  nb  may also be {to}
    any-of removed                       bb  ii  may no longer be {from}
    one-of changed                       bb  bb  may be {to} instead of {from}
    any-of changed                       bb  nb  may be {to} instead of {from}
    discriminator added                  in  in  alternatives told apart by {to}
    discriminator removed                in  in  alternatives no longer told apart by {from}
    discriminator-property-name changed  bn  nn  alternatives told apart by {to} instead of {from}
    discriminator-mapping added          in  in  value {to.value} now stands for {to.schema} too
    discriminator-mapping removed = discriminator-mapping-deleted  bn  nn  value {from.value} no longer stands for {from.schema}
    discriminator-mapping changed        bn  nn  {from.schema}, told by the value {from.value}, is now told by {to.value}
    union-kind specialized = any-of-became-one-of  nn  ii  may fit one alternative only, was any number of them
    union-kind generalized = one-of-became-any-of  ii  ii  may fit any number of alternatives, was one only
    known-value added                    ii  ii  documented value {to} beside any other
    known-value removed                  ii  ii  value {from} no longer documented; any other is still taken
    pattern-property widened             in  nn  members by the pattern of their names let in
    pattern-property narrowed            bn  in  members by the pattern of their names no longer let in
    prefix-items added                   ib  bb  one more item with a place of its own
    prefix-items removed                 bb  ib  one item less with a place of its own
  `),
  ...conditions.flatMap(([aspect, words]) =>
    familiesOf(`
      ${aspect} added    bn  in  ${words} added
      ${aspect} removed  in  bn  ${words} removed
      ${aspect} changed  bn  bn  ${words} changed
      ${aspect} generalized  in  bn  ${words} asks for less
      ${aspect} specialized  bn  in  ${words} asks for more
    `),
  ),
  ...['content-encoding', 'content-media-type'].flatMap((aspect) =>
    ['added', 'removed', 'changed'].flatMap((verb) =>
      familiesOf(`${aspect} ${verb} = ${aspect}-changed  bi  bi  ${aspect} changed from {from} to {to}`),
    ),
  ),
];
