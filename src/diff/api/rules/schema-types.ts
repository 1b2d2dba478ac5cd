import { family } from './family.ts';
import type { Rule } from './rule.ts';

const narrowed = {
  'request-body-type-specialized': 'request-body-type-changed',
  'request-property-type-specialized': 'request-property-type-changed',
  'request-parameter-type-specialized': 'request-parameter-type-changed',
};

/** Types and formats. Formats, and integers among numbers, are one TypeScript type: `codegen` tells them as formats. */
export const typeRules: readonly Rule[] = [
  ...family({
    aspect: 'type',
    verb: 'changed',
    suffix: 'type-changed',
    request: 'bb',
    response: 'bb',
    words: 'type changed from {from} to {to}',
  }),
  ...family({
    aspect: 'type',
    verb: 'generalized',
    suffix: 'type-generalized',
    request: 'ii',
    response: 'bb',
    words: 'type widened from {from} to {to}',
  }),
  ...family({
    aspect: 'type',
    verb: 'specialized',
    suffix: 'type-specialized',
    request: 'bb',
    response: 'ii',
    words: 'type narrowed from {from} to {to}',
    names: narrowed,
  }),

  ...family({
    aspect: 'format',
    verb: 'changed',
    suffix: 'format-changed',
    preset: 'codegen',
    request: 'bi',
    response: 'bi',
    words: 'format changed from {from} to {to}',
  }),
  ...family({
    aspect: 'format',
    verb: 'generalized',
    suffix: 'format-generalized',
    preset: 'codegen',
    request: 'ii',
    response: 'bi',
    words: 'format widened from {from} to {to}',
  }),
  ...family({
    aspect: 'format',
    verb: 'specialized',
    suffix: 'format-specialized',
    preset: 'codegen',
    request: 'bi',
    response: 'ii',
    words: 'format narrowed from {from} to {to}',
  }),
  ...family({
    aspect: 'format',
    verb: 'changed',
    suffix: 'type-changed',
    preset: 'wire',
    request: 'bb',
    response: 'bb',
    words: 'format changed from {from} to {to}',
  }),
  ...family({
    aspect: 'format',
    verb: 'generalized',
    suffix: 'type-generalized',
    preset: 'wire',
    request: 'ii',
    response: 'bb',
    words: 'format widened from {from} to {to}',
  }),
  ...family({
    aspect: 'format',
    verb: 'specialized',
    suffix: 'type-specialized',
    preset: 'wire',
    request: 'bb',
    response: 'ii',
    words: 'format narrowed from {from} to {to}',
    names: narrowed,
  }),

  ...family({
    aspect: 'list-of-types',
    verb: 'widened',
    suffix: 'list-of-types-widened',
    request: 'ii',
    response: 'bb',
    words: 'types widened from {from} to {to}',
  }),
  ...family({
    aspect: 'list-of-types',
    verb: 'narrowed',
    suffix: 'list-of-types-narrowed',
    request: 'bb',
    response: 'ii',
    words: 'types narrowed from {from} to {to}',
  }),

  ...family({
    aspect: 'nullable',
    verb: 'added',
    suffix: 'became-nullable',
    request: 'ii',
    response: 'bb',
    words: 'may be null',
  }),
  ...family({
    aspect: 'nullable',
    verb: 'removed',
    suffix: 'became-not-nullable',
    request: 'bb',
    response: 'ii',
    words: 'may no longer be null',
  }),
];
