import { describeSchemaRules, type SchemaCase } from '../../../support/schema-rules.ts';

const integer = { type: 'integer' };
const text = { type: 'string' };
const list = { type: 'array', items: text };
const object = { type: 'object' };

/** A bound that a value must lie above: higher takes values away. */
function lower(schema: object, keyword: string, name: string): SchemaCase[] {
  return [
    {
      name: `${keyword} 1 to 2`,
      base: { ...schema, [keyword]: 1 },
      next: { ...schema, [keyword]: 2 },
      request: [`breaking ${name}-increased`, `info ${name}-decreased`],
      response: [`info ${name}-increased`, `breaking ${name}-decreased`],
    },
  ];
}

/** A bound that a value must lie below: lower takes values away. */
function upper(schema: object, keyword: string, name: string): SchemaCase[] {
  return [
    {
      name: `${keyword} 2 to 1`,
      base: { ...schema, [keyword]: 2 },
      next: { ...schema, [keyword]: 1 },
      request: [`breaking ${name}-decreased`, `info ${name}-increased`],
      response: [`info ${name}-decreased`, `breaking ${name}-increased`],
    },
  ];
}

function appears(schema: object, keyword: string, name: string, lost = 'notable'): SchemaCase {
  return {
    name: `${keyword} where there was none`,
    base: schema,
    next: { ...schema, [keyword]: 3 },
    request: [`notable ${name}-set`, `info ${name}-unset`],
    response: [`info ${name}-set`, `${lost} ${name}-unset`],
  };
}

describeSchemaRules('bounds of schemas', [
  ...lower(integer, 'minimum', 'min'),
  ...lower(integer, 'exclusiveMinimum', 'exclusive-min'),
  ...lower(text, 'minLength', 'min-length'),
  ...lower(list, 'minItems', 'min-items'),
  ...lower(object, 'minProperties', 'min-properties'),
  ...upper(integer, 'maximum', 'max'),
  ...upper(integer, 'exclusiveMaximum', 'exclusive-max'),
  ...upper(text, 'maxLength', 'max-length'),
  ...upper(list, 'maxItems', 'max-items'),
  ...upper(object, 'maxProperties', 'max-properties'),
  appears(integer, 'minimum', 'min'),
  appears(integer, 'maximum', 'max'),
  appears(text, 'maxLength', 'max-length', 'breaking'),
  appears(list, 'maxItems', 'max-items'),
  appears(object, 'maxProperties', 'max-properties'),
  {
    name: 'a shortest length where there was none, which is a longer one than 0',
    base: text,
    next: { ...text, minLength: 1 },
    request: ['breaking min-length-increased', 'info min-length-decreased'],
    response: ['info min-length-increased', 'breaking min-length-decreased'],
  },
  ...[
    { base: list, keyword: 'minItems', name: 'min-items' },
    { base: object, keyword: 'minProperties', name: 'min-properties' },
  ].map(
    ({ base, keyword, name }): SchemaCase => ({
      name: `${keyword} where there was none, which is more than 0`,
      base,
      next: { ...base, [keyword]: 1 },
      request: [`breaking ${name}-increased`, `info ${name}-decreased`],
      response: [`info ${name}-increased`, `breaking ${name}-decreased`],
    }),
  ),
  ...(['', ' of 3.0'] as const).flatMap((version): SchemaCase[] => [
    {
      name: `a minimum that is no longer a value itself${version}`,
      base: { ...integer, minimum: 1 },
      next: {
        ...integer,
        ...(version === '' ? { exclusiveMinimum: 1 } : { minimum: 1, exclusiveMinimum: true }),
      },
      request: ['notable exclusive-min-set', 'info exclusive-min-unset'],
      response: ['info exclusive-min-set', 'notable exclusive-min-unset'],
    },
    {
      name: `a maximum that is no longer a value itself, and more${version}`,
      base: { ...integer, maximum: 9 },
      next: {
        ...integer,
        ...(version === '' ? { exclusiveMaximum: 12 } : { maximum: 12, exclusiveMaximum: true }),
      },
      request: ['info max-unset', 'notable max-set'],
      response: ['notable max-unset', 'info max-set'],
    },
  ]),
  {
    name: 'a pattern where there was none',
    base: text,
    next: { ...text, pattern: '^a' },
    request: ['breaking pattern-added', 'info pattern-removed'],
    response: ['info pattern-added', 'info pattern-removed'],
  },
  {
    name: 'another pattern',
    base: { ...text, pattern: '^b' },
    next: { ...text, pattern: '^a' },
    request: ['notable pattern-changed', 'notable pattern-changed'],
    response: ['info pattern-changed', 'info pattern-changed'],
  },
  {
    name: 'a pattern that every text fits',
    base: { ...text, pattern: '^b' },
    next: { ...text, pattern: '.*' },
    request: ['info pattern-generalized', 'breaking pattern-added'],
    response: ['info pattern-generalized', 'info pattern-added'],
  },
  {
    name: 'a step between numbers',
    base: integer,
    next: { ...integer, multipleOf: 2 },
    request: ['breaking multiple-of-added', 'info multiple-of-removed'],
    response: ['info multiple-of-added', 'notable multiple-of-removed'],
  },
  {
    name: 'a step that divides the old one',
    base: { ...integer, multipleOf: 4 },
    next: { ...integer, multipleOf: 2 },
    request: ['info multiple-of-generalized', 'breaking multiple-of-changed'],
    response: ['notable multiple-of-generalized', 'notable multiple-of-changed'],
  },
  {
    name: 'items that must not repeat',
    base: list,
    next: { ...list, uniqueItems: true },
    request: ['breaking unique-items-added', 'info unique-items-removed'],
    response: ['info unique-items-added', 'notable unique-items-removed'],
  },
  ...[
    { name: 'lengths of zero', base: text, next: { ...text, minLength: 0 } },
    { name: 'no items needed', base: list, next: { ...list, minItems: 0 } },
    { name: 'items that may repeat', base: list, next: { ...list, uniqueItems: false } },
    {
      name: 'an exclusive bound as a flag and as a number',
      base: { ...integer, minimum: 1, exclusiveMinimum: true },
      next: { ...integer, exclusiveMinimum: 1 },
    },
    {
      name: 'the same bounds in two parts of allOf',
      base: { ...integer, minimum: 1, maximum: 5 },
      next: {
        allOf: [
          { ...integer, minimum: 1 },
          { minimum: 0, maximum: 5 },
        ],
      },
    },
  ].map((equal): SchemaCase => ({ ...equal, request: ['', ''], response: ['', ''] })),
]);
