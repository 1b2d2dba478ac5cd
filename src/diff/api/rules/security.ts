import { single } from './family.ts';
import type { Rule } from './rule.ts';

/**
 * What callers must show, and the addresses that answer them. oasdiff gives all changes of security the level INFO; a
 * caller that has to show other credentials fails, so the rules that say so for certain are stricter here.
 */
export const securityRules: readonly Rule[] = [
  single({
    id: 'api-security-added',
    aspect: 'security',
    verb: 'added',
    traits: ['required'],
    levels: 'ni',
    words: 'security {to} added where none was needed',
  }),
  single({
    id: 'api-security-alternative-added',
    aspect: 'security',
    verb: 'added',
    levels: 'ii',
    words: 'security {to} now taken',
  }),
  single({
    id: 'api-security-replaced',
    aspect: 'security',
    verb: 'removed',
    traits: ['last'],
    levels: 'bi',
    words: 'security {from} no longer taken, and nothing else of before is',
  }),
  single({
    id: 'api-security-removed',
    aspect: 'security',
    verb: 'removed',
    levels: 'ni',
    words: 'security {from} no longer taken',
  }),
  single({
    id: 'api-security-scope-added',
    aspect: 'security-scope',
    verb: 'added',
    levels: 'ni',
    words: 'scope {to} needed',
  }),
  single({
    id: 'api-security-scope-removed',
    aspect: 'security-scope',
    verb: 'removed',
    levels: 'ii',
    words: 'scope {from} no longer needed',
  }),
  single({
    id: 'api-security-became-optional',
    aspect: 'security-optional',
    verb: 'added',
    levels: 'ni',
    words: 'security became optional',
  }),
  single({
    id: 'api-security-became-required',
    aspect: 'security-optional',
    verb: 'removed',
    levels: 'bi',
    words: 'security became required',
  }),
  single({
    id: 'api-security-component-type-changed',
    aspect: 'security-scheme-type',
    verb: 'changed',
    levels: 'bi',
    words: 'security scheme of type {to} instead of {from}',
  }),
  single({
    id: 'api-security-component-scheme-changed',
    aspect: 'security-scheme-http',
    verb: 'changed',
    levels: 'bi',
    words: 'HTTP authentication scheme {to} instead of {from}',
  }),
  single({
    id: 'api-security-component-key-changed',
    aspect: 'security-scheme-key',
    verb: 'changed',
    levels: 'bi',
    words: 'key expected in {to} instead of {from}',
  }),
  single({
    id: 'api-security-component-flows-changed',
    aspect: 'security-scheme-flows',
    verb: 'changed',
    levels: 'ii',
    words: 'another way to get credentials',
  }),

  single({
    id: 'api-server-replaced',
    aspect: 'server',
    verb: 'removed',
    traits: ['last'],
    levels: 'bi',
    words: 'server {from} removed, and no server of before is left',
  }),
  single({
    id: 'api-server-removed',
    aspect: 'server',
    verb: 'removed',
    levels: 'ni',
    words: 'server {from} removed',
  }),
  single({
    id: 'api-server-added',
    aspect: 'server',
    verb: 'added',
    levels: 'ii',
    words: 'server {to} added',
  }),
];
