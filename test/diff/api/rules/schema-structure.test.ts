import { describe, expect, it } from 'vitest';
import { toldOf } from '../../../support/api.ts';
import { describeSchemaRules, type SchemaCase } from '../../../support/schema-rules.ts';

const text = { type: 'string' };
const cat = { title: 'Cat', type: 'object', properties: { purrs: { type: 'boolean' } } };
const dog = { title: 'Dog', type: 'object', properties: { barks: { type: 'boolean' } } };
const cow = { title: 'Cow', type: 'object', properties: { moos: { type: 'boolean' } } };

describeSchemaRules('alternatives and conditions of schemas', [
  {
    name: 'one more of oneOf',
    base: { oneOf: [cat, dog] },
    next: { oneOf: [dog, cow, cat] },
    request: ['notable one-of-overlapping-added', 'breaking one-of-removed'],
    response: ['breaking one-of-added', 'info one-of-removed'],
  },
  {
    name: 'one more of anyOf',
    base: { anyOf: [cat, dog] },
    next: { anyOf: [cat, dog, cow] },
    request: ['info any-of-added', 'breaking any-of-removed'],
    response: ['notable any-of-added', 'info any-of-removed'],
  },
  {
    name: 'a schema that becomes one of two',
    base: cat,
    next: { oneOf: [cat, dog] },
    request: ['notable one-of-overlapping-added', 'breaking one-of-removed'],
    response: ['breaking one-of-added', 'info one-of-removed'],
  },
  {
    name: 'a discriminator',
    base: { oneOf: [cat, dog] },
    next: { oneOf: [cat, dog], discriminator: { propertyName: 'kind' } },
    request: ['info discriminator-added', 'info discriminator-removed'],
    response: ['info discriminator-added', 'info discriminator-removed'],
  },
  {
    name: 'another name in a discriminator',
    base: { oneOf: [cat, dog], discriminator: { propertyName: 'kind', mapping: { a: 'Cat' } } },
    next: { oneOf: [cat, dog], discriminator: { propertyName: 'kind', mapping: { b: 'Cat' } } },
    request: ['breaking discriminator-mapping-changed', 'breaking discriminator-mapping-changed'],
    response: ['notable discriminator-mapping-changed', 'notable discriminator-mapping-changed'],
  },
  {
    name: 'a further set of alternatives',
    base: cat,
    next: { ...cat, anyOf: [{ required: ['purrs'] }, { required: ['name'] }] },
    request: ['breaking alternatives-added', 'info alternatives-removed'],
    response: ['info alternatives-added', 'breaking alternatives-removed'],
  },
  ...['not', 'if', 'then', 'else', 'contains', 'propertyNames', 'unevaluatedProperties', 'contentSchema'].map(
    (keyword): SchemaCase => {
      const name = keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return {
        name: `a condition ${keyword}`,
        base: text,
        next: { ...text, [keyword]: { const: 'a', description: 'Prose' } },
        request: [`breaking ${name}-added`, `info ${name}-removed`],
        response: [`info ${name}-added`, `breaking ${name}-removed`],
      };
    },
  ),
  {
    name: 'a text in another encoding',
    base: { ...text, contentEncoding: 'base64' },
    next: { ...text, contentEncoding: 'base64url' },
    request: ['breaking content-encoding-changed', 'breaking content-encoding-changed'],
    response: ['breaking content-encoding-changed', 'breaking content-encoding-changed'],
  },
  {
    name: 'members that must come together',
    base: cat,
    next: { ...cat, dependentRequired: { purrs: ['name'] } },
    request: ['breaking dependent-required-added', 'info dependent-required-removed'],
    response: ['info dependent-required-added', 'breaking dependent-required-removed'],
  },
  {
    name: 'one more item with a place of its own',
    base: { type: 'array', prefixItems: [text] },
    next: { type: 'array', prefixItems: [text, text] },
    request: ['info prefix-items-added', 'breaking prefix-items-removed'],
    response: ['breaking prefix-items-added', 'info prefix-items-removed'],
  },
  ...[
    { name: 'alternatives in another order', base: { oneOf: [cat, dog] }, next: { oneOf: [dog, cat] } },
    {
      name: 'prose in a condition',
      base: { not: { const: 'a' } },
      next: { not: { const: 'a', description: 'No' } },
    },
    { name: 'a condition that everything meets', base: text, next: { ...text, unevaluatedProperties: true } },
  ].map((equal): SchemaCase => ({ ...equal, request: ['', ''], response: ['', ''] })),
]);

describe('alternatives that stayed', () => {
  it('are known by a property with one value, and compared inside', () => {
    const part = (type: string, more: object) => ({
      type: 'object',
      properties: { type: { const: type }, ...more },
    });
    const base = { oneOf: [part('text', { text }), part('image', { url: text })] };
    const next = { oneOf: [part('image', { url: text, detail: text }), part('text', { text })] };
    expect(toldOf('request-property', base, next).there).toEqual(['info new-optional-request-property']);
  });
});
