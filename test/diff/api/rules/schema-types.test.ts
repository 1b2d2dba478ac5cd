import { describe, expect, it } from 'vitest';
import { toldOf } from '../../../support/api.ts';
import { describeSchemaRules, type SchemaCase } from '../../../support/schema-rules.ts';

const text = { type: 'string' };
const bodies = ['request-property', 'request-body', 'response-property', 'response-body', 'response-header'];

const parameters = ['request-parameter'];

describeSchemaRules('types of schemas', [
  {
    name: 'a number instead of an integer',
    base: { type: 'integer' },
    next: { type: 'number' },
    request: ['info type-generalized', 'breaking type-changed'],
    response: ['breaking type-generalized', 'info type-specialized'],
  },
  {
    name: 'an object instead of a text',
    base: text,
    next: { type: 'object' },
    request: ['breaking type-changed', 'breaking type-changed'],
    response: ['breaking type-changed', 'breaking type-changed'],
    only: bodies,
  },
  {
    name: 'an integer instead of a text, which is all text on the wire',
    base: text,
    next: { type: 'integer' },
    request: ['breaking type-changed', 'info type-generalized'],
    response: ['', ''],
    only: parameters,
  },
  {
    name: 'anything instead of a text',
    base: text,
    next: {},
    request: ['info type-generalized', 'breaking type-changed'],
    response: ['breaking type-generalized', 'info type-specialized'],
    only: bodies,
  },
  {
    name: 'a text or a number',
    base: text,
    next: { type: ['string', 'integer'] },
    request: ['info list-of-types-widened', 'breaking list-of-types-narrowed'],
    response: ['breaking list-of-types-widened', 'info list-of-types-narrowed'],
    only: bodies,
  },
  {
    name: 'a text or a number as alternatives',
    base: text,
    next: { oneOf: [text, { type: 'integer' }] },
    request: ['info list-of-types-widened', 'breaking list-of-types-narrowed'],
    response: ['breaking list-of-types-widened', 'info list-of-types-narrowed'],
  },
  {
    name: 'a text that may be null',
    base: text,
    next: { type: ['string', 'null'] },
    request: ['info became-nullable', 'breaking became-not-nullable'],
    response: ['breaking became-nullable', 'info became-not-nullable'],
  },
  {
    name: 'a format where there was none',
    base: text,
    next: { ...text, format: 'uuid' },
    request: ['breaking type-changed', 'info type-generalized'],
    response: ['info type-specialized', 'breaking type-generalized'],
  },
  {
    name: 'a wider format',
    base: { type: 'integer', format: 'int32' },
    next: { type: 'integer', format: 'int64' },
    request: ['info type-generalized', 'breaking type-changed'],
    response: ['breaking type-generalized', 'info type-specialized'],
  },
  {
    name: 'another format',
    base: { ...text, format: 'date' },
    next: { ...text, format: 'date-time' },
    request: ['breaking type-changed', 'breaking type-changed'],
    response: ['breaking type-changed', 'breaking type-changed'],
  },
  ...[
    {
      name: 'nullable as 3.0 and as 3.1 writes it',
      base: { ...text, nullable: true },
      next: { type: ['string', 'null'] },
    },
    {
      name: 'null as an alternative',
      base: { type: ['string', 'null'] },
      next: { anyOf: [text, { type: 'null' }] },
    },
    { name: 'a list of one type', base: text, next: { type: ['string'] } },
    {
      name: 'types in another order',
      base: { type: ['integer', 'string'] },
      next: { type: ['string', 'integer'] },
    },
    {
      name: 'types as alternatives',
      base: { type: ['integer', 'string'] },
      next: { anyOf: [text, { type: 'integer' }] },
    },
    { name: 'one alternative', base: text, next: { oneOf: [text] } },
    { name: 'one part', base: text, next: { allOf: [text], description: 'A text' } },
    {
      name: 'an object that does not say so',
      base: { type: 'object', properties: {} },
      next: { properties: {} },
    },
    { name: 'values that say their type', base: { enum: ['a'] }, next: { type: 'string', enum: ['a'] } },
  ].map((equal): SchemaCase => ({ ...equal, request: ['', ''], response: ['', ''] })),
]);

describe('types by the preset codegen', () => {
  it('tells formats, and integers among numbers, without a severity', () => {
    const formats = [
      [text, { ...text, format: 'uuid' }],
      [{ type: 'integer' }, { type: 'number' }],
    ];
    for (const [base, next] of formats) {
      const { there, back } = toldOf('response-property', base, next, 'codegen');
      expect([...there, ...back].every((words) => words.startsWith('info response-property-format-'))).toBe(
        true,
      );
    }
  });
});

describe('a format of numbers that leaves none out', () => {
  const page = { type: 'integer', minimum: 1, maximum: 1000 };

  it.each<[string, object, object]>([
    ['all integers that JSON carries', { type: 'integer' }, { type: 'integer', format: 'int64' }],
    ['all numbers that JSON carries', { type: 'number' }, { type: 'number', format: 'double' }],
    ['all between the bounds', page, { ...page, format: 'int32' }],
    ['a narrower one that holds the bounds too', { ...page, format: 'int64' }, { ...page, format: 'int32' }],
  ])('is no break: %s', (_name, base, next) => {
    for (const place of ['request-property', 'response-property', 'request-parameter']) {
      expect(toldOf(place, base, next)).toEqual({
        there: [`info ${place}-type-compatible`],
        back: [`info ${place}-type-compatible`],
      });
    }
  });

  it('is one where the bounds go beyond it', () => {
    const wide = { type: 'integer', minimum: 0, maximum: 4294967295 };
    expect(toldOf('request-property', wide, { ...wide, format: 'int32' }).there).toEqual([
      'breaking request-property-type-changed',
    ]);
  });
});
