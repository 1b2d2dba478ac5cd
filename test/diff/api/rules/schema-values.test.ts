import { describeSchemaRules, type SchemaCase } from '../../../support/schema-rules.ts';

const text = { type: 'string' };

describeSchemaRules('values of schemas', [
  {
    name: 'one value more',
    base: { ...text, enum: ['a'] },
    next: { ...text, enum: ['a', 'b'] },
    request: ['info enum-value-added', 'breaking enum-value-removed'],
    response: ['notable enum-value-added', 'info enum-value-removed'],
    except: {
      'response-body': [
        'notable response-body-enum-value-added',
        'info response-mediatype-enum-value-removed',
      ],
    },
  },
  {
    name: 'two values more, told one by one',
    base: { ...text, enum: ['a'] },
    next: { ...text, enum: ['c', 'a', 'b'] },
    request: [
      'info enum-value-added + info enum-value-added',
      'breaking enum-value-removed + breaking enum-value-removed',
    ],
    response: ['', ''],
    only: ['request-property', 'request-body', 'request-parameter'],
  },
  {
    name: 'only some values where any text was taken',
    base: text,
    next: { ...text, enum: ['a', 'b'] },
    request: ['breaking became-enum', 'info became-not-enum'],
    response: ['info became-enum', 'notable became-not-enum'],
  },
  {
    name: 'always the same value',
    base: text,
    next: { ...text, const: 'a' },
    request: ['breaking const-added', 'info const-removed'],
    response: ['info const-added', 'breaking const-removed'],
  },
  {
    name: 'another value that is always the same',
    base: { ...text, const: 'b' },
    next: { ...text, const: 'a' },
    request: ['breaking const-changed', 'breaking const-changed'],
    response: ['breaking const-changed', 'breaking const-changed'],
  },
  {
    name: 'a default',
    base: text,
    next: { ...text, default: 'a' },
    request: ['info default-value-added', 'info default-value-removed'],
    response: ['info default-value-added', 'info default-value-removed'],
    except: {
      'request-parameter': [
        'breaking request-parameter-default-value-added',
        'breaking request-parameter-default-value-removed',
      ],
    },
  },
  {
    name: 'another default',
    base: { ...text, default: 'b' },
    next: { ...text, default: 'a' },
    request: ['info default-value-changed', 'info default-value-changed'],
    response: ['info default-value-changed', 'info default-value-changed'],
    only: ['request-property', 'response-property', 'response-body'],
  },
  {
    name: 'no value of an open list any more',
    base: { ...text, 'x-extensible-enum': ['a', 'b'] },
    next: { ...text, 'x-extensible-enum': ['a'] },
    request: ['breaking x-extensible-enum-value-removed', 'info x-extensible-enum-value-added'],
    response: ['info x-extensible-enum-value-removed', 'info x-extensible-enum-value-added'],
  },
  {
    name: 'no value at all',
    base: text,
    next: false,
    request: ['breaking values-removed', 'info values-added'],
    response: ['breaking values-removed', 'breaking values-added'],
    only: ['request-property', 'request-body', 'response-property', 'response-body'],
  },
  ...[
    {
      name: 'values in another order',
      base: { ...text, enum: ['a', 'b'] },
      next: { ...text, enum: ['b', 'a'] },
    },
    { name: 'one value as enum and as const', base: { ...text, enum: ['a'] }, next: { ...text, const: 'a' } },
    {
      name: 'null among the values',
      base: { type: ['string', 'null'], enum: ['a', null] },
      next: { ...text, nullable: true, enum: ['a'] },
    },
    {
      name: 'other examples',
      base: { ...text, example: '2026-01-01' },
      next: { ...text, examples: ['2026-02-02'] },
    },
  ].map((equal): SchemaCase => ({ ...equal, request: ['', ''], response: ['', ''] })),
]);
