import { family } from './family.ts';
import type { Rule } from './rule.ts';

/** oasdiff calls the loss of a value at the top of a response by another name. */
const names = { 'response-body-enum-value-removed': 'response-mediatype-enum-value-removed' };

/** A parameter's default is applied by the server: another one changes what a call does. */
const levels = {
  'request-parameter-default-value-added': 'bi',
  'request-parameter-default-value-changed': 'bi',
  'request-parameter-default-value-removed': 'bi',
} as const;

/** The values that are allowed by name, and the one that is taken when none is given. */
export const valueRules: readonly Rule[] = [
  ...family({
    aspect: 'enum-value',
    verb: 'added',
    suffix: 'enum-value-added',
    request: 'ff',
    response: 'nb',
    words: 'may be {to}',
  }),
  ...family({
    aspect: 'enum-value',
    verb: 'removed',
    suffix: 'enum-value-removed',
    request: 'bb',
    response: 'ii',
    words: 'may no longer be {from}',
    names,
  }),
  ...family({
    aspect: 'enum',
    verb: 'added',
    suffix: 'became-enum',
    request: 'bb',
    response: 'ii',
    words: 'now only one of {to}',
  }),
  ...family({
    aspect: 'enum',
    verb: 'removed',
    suffix: 'became-not-enum',
    request: 'ii',
    response: 'nb',
    words: 'no longer only one of {from}',
  }),
  ...family({
    aspect: 'const',
    verb: 'added',
    suffix: 'const-added',
    request: 'bb',
    response: 'ii',
    words: 'now always {to}',
  }),
  ...family({
    aspect: 'const',
    verb: 'removed',
    suffix: 'const-removed',
    request: 'ii',
    response: 'bb',
    words: 'no longer always {from}',
  }),
  ...family({
    aspect: 'const',
    verb: 'changed',
    suffix: 'const-changed',
    request: 'bb',
    response: 'bb',
    words: 'now always {to}, was {from}',
  }),
  ...family({
    aspect: 'x-extensible-enum-value',
    verb: 'added',
    suffix: 'x-extensible-enum-value-added',
    request: 'ii',
    response: 'ii',
    words: 'may be {to}',
  }),
  ...family({
    aspect: 'x-extensible-enum-value',
    verb: 'removed',
    suffix: 'x-extensible-enum-value-removed',
    request: 'bi',
    response: 'ii',
    words: 'may no longer be {from}',
  }),
  ...family({
    aspect: 'values',
    verb: 'removed',
    suffix: 'values-removed',
    request: 'bb',
    response: 'bb',
    words: 'may have no value at all',
  }),
  ...family({
    aspect: 'values',
    verb: 'added',
    suffix: 'values-added',
    request: 'ii',
    response: 'bb',
    words: 'may have a value, had none',
  }),
  ...family({
    aspect: 'default-value',
    verb: 'added',
    suffix: 'default-value-added',
    request: 'ii',
    response: 'ii',
    words: 'default {to} added',
    levels,
  }),
  ...family({
    aspect: 'default-value',
    verb: 'removed',
    suffix: 'default-value-removed',
    request: 'ii',
    response: 'ii',
    words: 'default {from} removed',
    levels,
  }),
  ...family({
    aspect: 'default-value',
    verb: 'changed',
    suffix: 'default-value-changed',
    request: 'ii',
    response: 'ii',
    words: 'default changed from {from} to {to}',
    levels,
  }),
];
