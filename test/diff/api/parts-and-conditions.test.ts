import { describe, expect, it } from 'vitest';
import { answering, apiOf, type Part, sending, told } from '../../support/api.ts';

/** A schema of a body before and after, and what is told of it where it is sent and where it is received. */
type Row = readonly [name: string, base: Part, next: Part, request: string, response: string];

const text = { type: 'string' };
const list = { type: 'array' };
const other = { $ref: '#/components/schemas/Other' };
const long = { type: 'string', maxLength: 9 };
const short = { type: 'string', maxLength: 4 };

function tellAll(rows: readonly Row[], older: Part = {}, newer: Part = older): void {
  it.each(rows)('%s', (_, base, next, request, response) => {
    const with_ = (schemas: Part) => ({ components: { schemas } });
    const sent = [apiOf(sending(base), with_(older)), apiOf(sending(next), with_(newer))] as const;
    const received = [apiOf(answering(base), with_(older)), apiOf(answering(next), with_(newer))] as const;
    expect(told(...sent).join(' + ')).toBe(request);
    expect(told(...received).join(' + ')).toBe(response);
  });
}

describe('what a further part of an allOf says', () => {
  const word = { ...text, pattern: '^a' };
  const sizes = { ...text, enum: ['s', 'm', 'l'] };
  tellAll([
    [
      'another pattern there',
      { allOf: [word, { pattern: 'b$' }] },
      { allOf: [word, { pattern: 'c$' }] },
      'notable request-body-pattern-changed',
      'info response-body-pattern-changed',
    ],
    [
      'one more pattern',
      { allOf: [word, { maxLength: 3 }] },
      { allOf: [word, { maxLength: 3, pattern: 'c$' }] },
      'breaking request-body-pattern-added',
      'info response-body-pattern-added',
    ],
    [
      'one more step between numbers',
      { allOf: [{ type: 'integer', multipleOf: 2 }, { minimum: 3 }] },
      {
        allOf: [
          { type: 'integer', multipleOf: 2 },
          { minimum: 3, multipleOf: 5 },
        ],
      },
      'breaking request-body-multiple-of-added',
      'info response-body-multiple-of-added',
    ],
    [
      'fewer of the values',
      { allOf: [sizes] },
      { allOf: [sizes, { enum: ['s', 'm'] }] },
      'breaking request-body-enum-value-removed',
      'info response-mediatype-enum-value-removed',
    ],
    [
      'one more thing that it must not be',
      { allOf: [{ ...text, not: { const: 'a' } }] },
      { allOf: [{ ...text, not: { const: 'a' } }, { not: { const: 'b' } }] },
      'breaking request-body-not-added',
      'info response-body-not-added',
    ],
    [
      'a second schema of all other members',
      { allOf: [{ type: 'object', additionalProperties: text }] },
      { allOf: [{ type: 'object', additionalProperties: text }, { additionalProperties: { maxLength: 3 } }] },
      'notable request-property-max-length-set',
      'info response-property-max-length-set',
    ],
  ]);
});

describe('a schema that a condition refers to', () => {
  const less = (aspect: string) =>
    [`breaking request-body-${aspect}-specialized`, `info response-body-${aspect}-specialized`] as const;
  const below = [
    'breaking request-property-max-length-decreased',
    'info response-property-max-length-decreased',
  ] as const;
  const rows: ReadonlyArray<readonly [Part, readonly [string, string]]> = [
    [{ not: other }, ['info request-body-not-generalized', 'breaking response-body-not-generalized']],
    [{ ...list, contains: other }, less('contains')],
    [{ type: 'object', propertyNames: other }, less('property-names')],
    [{ type: 'object', dependentSchemas: { a: { properties: { a: other } } } }, less('dependent-schema')],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of schemas
    [{ if: { required: ['a'] }, then: { properties: { a: other } } }, less('then')],
    [{ if: other, else: false }, ['breaking request-body-if-changed', 'breaking response-body-if-changed']],
    [{ ...text, contentSchema: other }, less('content-schema')],
    [{ type: 'object', patternProperties: { '^x-': other } }, below],
    [{ type: 'object', unevaluatedProperties: other }, below],
    [{ ...list, unevaluatedItems: other }, below],
  ];
  tellAll(
    rows.map(
      ([schema, [request, response]]): Row => [Object.keys(schema).join(), schema, schema, request, response],
    ),
    { Other: long },
    { Other: short },
  );
  tellAll(
    [
      [
        'is the same under another name',
        { ...list, contains: other },
        { ...list, contains: { $ref: '#/components/schemas/New' } },
        '',
        '',
      ],
      ['is the same written in place', { not: other }, { not: { ...long, description: 'Prose' } }, '', ''],
    ],
    { Other: long, New: long },
  );
  tellAll(
    [['may contain itself', { not: other }, { not: other }, '', '']],
    { Other: { type: 'object', properties: { inner: other, description: text } } },
    { Other: { type: 'object', properties: { inner: other, description: text }, title: 'A title' } },
  );
  tellAll(
    [
      [
        'has a property with the name of a keyword',
        { not: other },
        { not: other },
        'breaking request-body-not-changed',
        'breaking response-body-not-changed',
      ],
    ],
    { Other: { properties: { description: text } } },
    { Other: { properties: { description: { type: 'integer' } } } },
  );
});

describe('a condition', () => {
  const object = { type: 'object' };
  tellAll([
    [
      'takes more values',
      { ...list, contains: { const: 1 } },
      { ...list, contains: { enum: [1, 2] } },
      'info request-body-contains-generalized',
      'breaking response-body-contains-generalized',
    ],
    [
      'takes more types',
      { ...list, contains: { type: 'integer' } },
      { ...list, contains: { type: ['number', 'null'] } },
      'info request-body-contains-generalized',
      'breaking response-body-contains-generalized',
    ],
    [
      'counts one match without a word',
      { ...list, contains: text },
      { ...list, contains: text, minContains: 1 },
      '',
      '',
    ],
    [
      'asks for no match any more',
      { ...list, contains: text },
      { ...list, contains: text, minContains: 0 },
      'info request-body-min-contains-decreased',
      'breaking response-body-min-contains-decreased',
    ],
    [
      'counts nothing where nothing says what matches',
      list,
      { ...list, minContains: 2, maxContains: 3 },
      '',
      '',
    ],
    [
      'is one more of several that must not be',
      { not: { anyOf: [{ required: ['a'] }, { required: ['b'], properties: { b: {} } }] } },
      {
        not: {
          anyOf: [
            { required: ['b'], properties: { b: { 'x-note': 1 } } },
            { required: ['c'] },
            { required: ['a'] },
          ],
        },
      },
      'breaking request-body-not-specialized',
      'info response-body-not-specialized',
    ],
    [
      'asks for one more member together with another',
      { ...object, dependentRequired: { a: ['b'] } },
      { ...object, dependentRequired: { a: ['c', 'b'] } },
      'breaking request-body-dependent-required-specialized',
      'info response-body-dependent-required-specialized',
    ],
    [
      'names the same members in another order',
      { ...object, dependentRequired: { a: ['b', 'c'] } },
      { ...object, dependentRequired: { a: ['c', 'b'], d: [] } },
      '',
      '',
    ],
  ]);
});

describe('a constraint beside values that are named', () => {
  const word = { ...text, pattern: '^[a-z]+$' };
  const values = { ...text, enum: ['small', 'large'] };
  const same = ['', ''] as const;
  const fewer = ['breaking request-body-became-enum', 'info response-body-became-enum'] as const;
  const more = ['info request-body-became-not-enum', 'notable response-body-became-not-enum'] as const;
  tellAll([
    ['a pattern that all fit, replaced by them', word, values, ...fewer],
    ['a length that all keep, replaced by them', { ...text, maxLength: 5 }, values, ...fewer],
    [
      'a format that all have, replaced by them',
      { ...text, format: 'date' },
      { ...text, enum: ['2026-01-01'] },
      ...fewer,
    ],
    ['a pattern that all fit, in their place', values, word, ...more],
    ['a length that all keep, in their place', values, { ...text, maxLength: 5 }, ...more],
    ['a pattern that all fit, beside them', values, { ...values, pattern: '^[a-z]+$' }, ...same],
    ['a bound that all keep, beside them', { enum: [1, 2] }, { enum: [1, 2], maximum: 2 }, ...same],
    ['a step that all keep, beside them', { enum: [2, 4] }, { enum: [2, 4], multipleOf: 2 }, ...same],
    [
      'a pattern that one does not fit, in their place',
      values,
      { ...text, pattern: '^s' },
      'breaking request-body-pattern-added + info request-body-became-not-enum',
      'info response-body-pattern-added + notable response-body-became-not-enum',
    ],
    [
      'a pattern that might be searched for ever is not tried',
      values,
      { ...values, pattern: '^([a-z]+)+$' },
      'breaking request-body-pattern-added',
      'info response-body-pattern-added',
    ],
    ['an open list that closes', { ...text, 'x-extensible-enum': ['small', 'large'] }, values, ...fewer],
    ['both truth values by name', { type: 'boolean' }, { type: 'boolean', enum: [false, true] }, ...same],
    [
      'whole numbers above one and from two on',
      { type: 'integer', exclusiveMinimum: 1 },
      { type: 'integer', minimum: 2 },
      ...same,
    ],
  ]);
});

describe('alternatives', () => {
  const withSource = (type: string) => ({
    type: 'object',
    properties: {
      source: { type: 'object', properties: { kind: { const: 'source' }, type: { const: type } } },
    },
    required: ['source'],
  });
  const cat = {
    title: 'Cat',
    type: 'object',
    properties: { kind: { const: 'cat' }, lives: text },
    required: ['kind'],
  };
  const dog = {
    title: 'Dog',
    type: 'object',
    properties: { kind: { const: 'dog' }, tail: text },
    required: ['kind'],
  };
  const cow = {
    title: 'Cow',
    type: 'object',
    properties: { kind: { const: 'cow' }, horn: text },
    required: ['kind'],
  };
  tellAll(
    [
      ['within alternatives', { anyOf: [{ anyOf: [cat, dog] }, cow] }, { anyOf: [cat, dog, cow] }, '', ''],
      ['within alternatives that have a name', { anyOf: [other, cow] }, { anyOf: [cow, dog, cat] }, '', ''],
      [
        'of one title with another value that tells them apart',
        { oneOf: [cat, dog] },
        { oneOf: [{ ...cat, properties: { ...cat.properties, kind: { const: 'tom' } } }, dog] },
        'breaking request-property-const-changed',
        'breaking response-property-const-changed',
      ],
      [
        'that a member of a member tells apart, in another order',
        { oneOf: ['url', 'data'].map(withSource) },
        { oneOf: ['file', 'data', 'url'].map(withSource) },
        'info request-body-one-of-added',
        'breaking response-body-one-of-added',
      ],
      [
        'of which one is what generators for 3.0 write for null',
        { anyOf: [cat, dog, { type: 'null' }] },
        { anyOf: [cat, dog, { nullable: true }] },
        '',
        '',
      ],
      [
        'with an open list beside the one value that there is',
        { oneOf: [{ const: 'a', 'x-extensible-enum': ['a'] }, cat] },
        { oneOf: [{ const: 'a', 'x-extensible-enum': ['a', 'b'] }, cat] },
        '',
        '',
      ],
      [
        'as a list of types with what only one of them has',
        { type: ['string', 'array'], items: text, maxLength: 9 },
        {
          anyOf: [
            { type: 'string', maxLength: 9 },
            { type: 'array', items: text },
          ],
        },
        '',
        '',
      ],
    ],
    { Other: { anyOf: [cat, dog] } },
  );
});
