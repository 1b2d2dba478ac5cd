import { describe, expect, it } from 'vitest';
import { toldOf } from '../../../support/api.ts';

const text = { type: 'string' };
const only = { type: 'object', properties: { first: text } };

function withField(schema: object, required = false): object {
  const properties = { first: text, second: schema };
  return { type: 'object', properties, ...(required && { required: ['second'] }) };
}

interface Case {
  readonly name: string;
  readonly base: unknown;
  readonly next: unknown;
  readonly request: readonly [string, string];
  readonly response: readonly [string, string];
}

const cases: readonly Case[] = [
  {
    name: 'an optional property comes',
    base: only,
    next: withField(text),
    request: ['info new-optional-request-property', 'notable request-property-removed'],
    response: ['info response-optional-property-added', 'notable response-optional-property-removed'],
  },
  {
    name: 'a required property comes',
    base: only,
    next: withField(text, true),
    request: ['breaking new-required-request-property', 'notable request-property-removed'],
    response: ['info response-required-property-added', 'breaking response-required-property-removed'],
  },
  {
    name: 'a required property with a default comes',
    base: only,
    next: withField({ ...text, default: 'a' }, true),
    request: ['breaking new-required-request-property-with-default', 'notable request-property-removed'],
    response: ['info response-required-property-added', 'breaking response-required-property-removed'],
  },
  {
    name: 'a property becomes required',
    base: withField(text),
    next: withField(text, true),
    request: ['breaking request-property-became-required', 'info request-property-became-optional'],
    response: ['info response-property-became-required', 'breaking response-property-became-optional'],
  },
  {
    name: 'a property with a default becomes required',
    base: withField({ ...text, default: 'a' }),
    next: withField({ ...text, default: 'a' }, true),
    request: [
      'breaking request-property-became-required-with-default',
      'info request-property-became-optional',
    ],
    response: ['info response-property-became-required', 'breaking response-property-became-optional'],
  },
  {
    name: 'a property that callers cannot send comes',
    base: only,
    next: withField({ ...text, readOnly: true }, true),
    request: ['', ''],
    response: ['info response-required-property-added', 'breaking response-required-property-removed'],
  },
  {
    name: 'a property that callers are never sent comes',
    base: only,
    next: withField({ ...text, writeOnly: true }),
    request: ['info new-optional-request-property', 'notable request-property-removed'],
    response: [
      'info response-optional-write-only-property-added',
      'info response-optional-write-only-property-removed',
    ],
  },
  {
    name: 'a property becomes read-only',
    base: withField(text),
    next: withField({ ...text, readOnly: true }),
    request: [
      'notable request-optional-property-became-read-only',
      'info request-optional-property-became-not-read-only',
    ],
    response: [
      'info response-optional-property-became-read-only',
      'info response-optional-property-became-not-read-only',
    ],
  },
  {
    name: 'a required property becomes write-only',
    base: withField(text, true),
    next: withField({ ...text, writeOnly: true }, true),
    request: [
      'info request-required-property-became-write-only',
      'info request-required-property-became-not-write-only',
    ],
    response: [
      'breaking response-required-property-became-write-only',
      'notable response-required-property-became-not-write-only',
    ],
  },
  {
    name: 'a property is deprecated',
    base: withField(text),
    next: withField({ ...text, deprecated: true }),
    request: ['info request-property-deprecated', 'info request-property-reactivated'],
    response: ['info response-property-deprecated', 'info response-property-reactivated'],
  },
  {
    name: 'a property is deprecated with a date',
    base: withField(text),
    next: withField({ ...text, deprecated: true, 'x-sunset': '2027-01-01' }),
    request: ['info request-property-deprecated-with-sunset', 'info request-property-reactivated'],
    response: ['info response-property-deprecated-with-sunset', 'info response-property-reactivated'],
  },
  {
    name: 'no other members are taken any more',
    base: only,
    next: { ...only, additionalProperties: false },
    request: [
      'breaking request-body-additional-properties-narrowed',
      'info request-body-additional-properties-widened',
    ],
    response: [
      'info response-body-additional-properties-narrowed',
      'notable response-body-additional-properties-widened',
    ],
  },
  {
    name: 'other members are of another type',
    base: { type: 'object', additionalProperties: text },
    next: { type: 'object', additionalProperties: { type: 'boolean' } },
    request: ['breaking request-property-type-changed', 'breaking request-property-type-changed'],
    response: ['breaking response-property-type-changed', 'breaking response-property-type-changed'],
  },
  {
    name: 'a name is required that nothing describes',
    base: only,
    next: { ...only, required: ['other'] },
    request: ['breaking request-property-became-required', 'info request-property-became-optional'],
    response: ['info response-property-became-required', 'breaking response-property-became-optional'],
  },
  ...[
    {
      name: 'other members allowed and not mentioned',
      base: only,
      next: { ...only, additionalProperties: true },
    },
    {
      name: 'properties in another order',
      base: withField(text),
      next: { type: 'object', properties: { second: text, first: text } },
    },
    {
      name: 'properties in parts',
      base: withField(text, true),
      next: { allOf: [only, { properties: { second: text }, required: ['second'] }] },
    },
    { name: 'nothing required', base: only, next: { ...only, required: [] } },
    { name: 'other prose', base: only, next: { ...only, title: 'Thing', description: 'A thing' } },
  ].map((equal): Case => ({ ...equal, request: ['', ''], response: ['', ''] })),
];

describe('properties of a response header that is an object', () => {
  it('are told as those of a response', () => {
    const { there, back } = toldOf('response-header', only, withField(text, true));
    expect({ there, back }).toEqual({
      there: ['info response-required-property-added'],
      back: ['breaking response-required-property-removed'],
    });
  });
});

describe('who may set a part of a parameter', () => {
  it('is nothing, since parameters are only sent', () => {
    const told = toldOf('request-parameter', withField(text), withField({ ...text, writeOnly: true }));
    expect(told).toEqual({ there: [], back: [] });
  });
});

describe('properties of bodies', () => {
  it.each(cases)('$name, in a request', ({ base, next, request }) => {
    expect(toldOf('request-body', base, next)).toEqual(expected(request));
  });

  it.each(cases)('$name, in a response', ({ base, next, response }) => {
    expect(toldOf('response-body', base, next)).toEqual(expected(response));
  });
});

function expected([there, back]: readonly [string, string]) {
  return { there: there === '' ? [] : [there], back: back === '' ? [] : [back] };
}
