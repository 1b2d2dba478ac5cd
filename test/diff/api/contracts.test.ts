import { describe, expect, it } from 'vitest';
import { answering, api, apiOf, type Part, sending, told } from '../../support/api.ts';

type Case = readonly [name: string, base: Part, next: Part, there: string[], back: string[]];

const string = { type: 'string' };
const integer = { type: 'integer' };
/** A keyword that no object should have by itself. */
const consequence = 'then';

/** One operation that takes a parameter and answers with a header. */
function query(schema: Part, more: Part = {}): Part {
  return { parameters: [{ name: 'pick', in: 'query', schema, ...more }] };
}

function header(more: Part): Part {
  return { responses: { 200: { description: 'Done', headers: { 'X-Row': more } } } };
}

function answers(type: string, schema: Part = string): Part {
  return { responses: { 200: { description: 'Done', content: { [type]: { schema } } } } };
}

describe('how values are written', () => {
  it.each<Case>([
    [
      'digits are text, in a list too',
      query({ type: 'array', items: integer }),
      query({ type: 'array', items: string }),
      ['info request-parameter-property-type-generalized'],
      ['breaking request-parameter-property-type-specialized'],
    ],
    [
      'one value is a list of one',
      query(integer),
      query({ type: 'array', items: integer }),
      ['info request-parameter-type-generalized'],
      ['breaking request-parameter-type-changed'],
    ],
    [
      'but not where a list is one text',
      query(integer, { explode: false }),
      query({ type: 'array', items: integer }, { explode: false }),
      ['breaking request-parameter-type-changed'],
      ['breaking request-parameter-type-changed'],
    ],
    [
      'a parameter may be empty',
      query(string),
      query(string, { allowEmptyValue: true }),
      ['info request-parameter-allow-empty-value-added'],
      ['notable request-parameter-allow-empty-value-removed'],
    ],
    [
      'a header is JSON',
      header({ schema: { type: 'object' } }),
      header({ content: { 'application/json': { schema: { type: 'object' } } } }),
      ['breaking response-header-content-changed'],
      ['breaking response-header-content-changed'],
    ],
    [
      'a header has its members apart',
      header({ schema: { type: 'object' } }),
      header({ schema: { type: 'object' }, explode: true }),
      ['breaking response-header-explode-changed'],
      ['breaking response-header-explode-changed'],
    ],
    [
      'a range is one of its types',
      answers('*/*'),
      answers('text/plain'),
      ['info response-media-range-narrowed'],
      ['breaking response-media-range-widened'],
    ],
    [
      'what is in a range is compared',
      answers('text/*', string),
      answers('text/plain', integer),
      ['breaking response-body-type-changed', 'info response-media-range-narrowed'],
      ['breaking response-body-type-changed', 'breaking response-media-range-widened'],
    ],
  ])('%s', (_name, base, next, there, back) => {
    expect(told(apiOf(base), apiOf(next))).toEqual(there);
    expect(told(apiOf(next), apiOf(base))).toEqual(back);
  });
});

describe('addresses', () => {
  const at = (servers: readonly Part[], path = '/seeds') =>
    api({ servers, paths: { [path]: { get: { operationId: 'seeds', responses: {} } } } });
  const regional = (variable: Part) => [
    { url: 'https://{area}.farm.example', variables: { area: variable } },
  ];

  it('are the same however they are cut, and whatever they are written like', () => {
    expect(
      told(at([{ url: 'https://farm.example:443/v2' }]), at([{ url: 'https://FARM.example/v2/' }])),
    ).toEqual([]);
    expect(
      told(at([{ url: 'https://farm.example/v2' }]), at([{ url: 'https://farm.example' }], '/v2/seeds')),
    ).toEqual(['info api-server-path-changed']);
  });

  it('are those of each value of a variable', () => {
    const both = at(regional({ default: 'north', enum: ['north', 'south'] }));
    const one = at(regional({ default: 'north', enum: ['north'] }));
    expect(told(both, one)).toEqual(['breaking api-server-variable-value-removed']);
    expect(told(one, both)).toEqual(['info api-server-added']);
    expect(told(at(regional({ default: 'north' })), at(regional({ default: 'south' })))).toEqual([
      'notable api-server-changed',
    ]);
  });
});

const cat = { type: 'object', properties: { sort: string, purrs: integer }, required: ['sort', 'purrs'] };
const dog = { type: 'object', properties: { sort: string, barks: integer }, required: ['sort', 'barks'] };
const refs = (...names: string[]) => names.map((name) => ({ $ref: `#/components/schemas/${name}` }));

describe('the value that tells alternatives apart', () => {
  const one = (names: readonly string[], discriminator: Part, place: (schema: unknown) => Part = sending) =>
    apiOf(place({ oneOf: refs(...names), discriminator }), {
      components: { schemas: { [names[0] ?? '']: cat, [names[1] ?? '']: dog } },
    });
  const sort = { propertyName: 'sort' };
  const mapped = (cats: string, dogs: string) => ({ ...sort, mapping: { [cats]: 'Cat', [dogs]: 'Dog' } });

  it.each<[string, Parameters<typeof one>, Parameters<typeof one>, string[]]>([
    [
      'another key',
      [['Cat', 'Dog'], mapped('cat', 'dog')],
      [['Cat', 'Dog'], mapped('cat', 'hound')],
      ['discriminator-mapping-changed'],
    ],
    [
      'keys that change places',
      [['Cat', 'Dog'], mapped('a', 'b')],
      [['Cat', 'Dog'], mapped('b', 'a')],
      ['discriminator-mapping-changed', 'discriminator-mapping-changed'],
    ],
    [
      'another name of a schema without a key',
      [['Cat', 'Dog'], sort],
      [['Cat', 'Hound'], sort],
      ['discriminator-mapping-changed'],
    ],
    [
      'another property',
      [['Cat', 'Dog'], sort],
      [['Cat', 'Dog'], { propertyName: 'kind' }],
      ['discriminator-property-name-changed'],
    ],
    ['a key that is the name it had', [['Cat', 'Dog'], sort], [['Cat', 'Dog'], mapped('Cat', 'Dog')], []],
  ])('%s', (_name, base, next, expected) => {
    const own = (all: string[]) => all.filter((line) => line.includes('discriminator'));
    expect(own(told(one(...base), one(...next)))).toEqual(
      expected.map((id) => `breaking request-body-${id}`),
    );
    const back = own(told(one(base[0], base[1], answering), one(next[0], next[1], answering)));
    expect(back).toEqual(expected.map((id) => `notable response-body-${id}`));
  });

  it('a name of a schema that has a key is nothing', () => {
    const base = one(['Cat', 'Dog'], mapped('cat', 'dog'));
    const next = one(['Cat', 'Hound'], { ...sort, mapping: { cat: 'Cat', dog: 'Hound' } });
    expect(told(base, next)).toEqual(['info api-schema-removed']);
  });
});

describe('schemas that say the same, or nearly', () => {
  const both = (base: unknown, next: unknown) => [
    told(apiOf(sending(base)), apiOf(sending(next))),
    told(apiOf(answering(base)), apiOf(answering(next))),
  ];

  it.each<[string, unknown, unknown, string[], string[]]>([
    ['a pattern that all fits comes', string, { ...string, pattern: '.*' }, [], []],
    [
      'smaller steps',
      { type: 'number', multipleOf: 0.3 },
      { type: 'number', multipleOf: 0.1 },
      ['info request-body-multiple-of-generalized'],
      ['notable response-body-multiple-of-generalized'],
    ],
    ['members that must be there are counted', { ...cat }, { ...cat, minProperties: 2 }, [], []],
    [
      'an integer is a number beside the same values',
      { type: 'integer', enum: [1, 2] },
      { type: 'number', enum: [1, 2] },
      [],
      [],
    ],
    ['null by any keyword', { type: 'null' }, { const: null }, [], []],
    [
      'patterns beside a closed object',
      { type: 'object', additionalProperties: false },
      { type: 'object', additionalProperties: false, patternProperties: { '^x-': string } },
      ['info request-body-pattern-property-widened'],
      ['notable response-body-pattern-property-widened'],
    ],
    [
      'a condition that asks for less',
      { if: { required: ['a'] }, [consequence]: { required: ['b', 'c'] } },
      { if: { required: ['a'] }, [consequence]: { required: ['c'] } },
      ['info request-body-then-generalized'],
      ['breaking response-body-then-generalized'],
    ],
    [
      'any of alternatives that overlap becomes one',
      { anyOf: [cat, { ...dog, title: 'dog' }] },
      { oneOf: [cat, { ...dog, title: 'dog' }] },
      ['notable request-body-any-of-became-one-of'],
      ['info response-body-any-of-became-one-of'],
    ],
    [
      'any of alternatives that are apart becomes one',
      { anyOf: [string, cat] },
      { oneOf: [string, cat] },
      [],
      [],
    ],
    [
      'a known value goes',
      { anyOf: [string, { enum: ['fir', 'elm'] }] },
      { anyOf: [string, { enum: ['fir'] }] },
      ['info request-body-known-value-removed'],
      ['info response-body-known-value-removed'],
    ],
  ])('%s', (_name, base, next, request, response) => {
    expect(both(base, next)).toEqual([request, response]);
  });

  it('names of places are followed, and media types that are references', () => {
    const named = (type: string) =>
      apiOf(answering({ $ref: '#plank' }), {
        components: { schemas: { Plank: { $anchor: 'plank', type } } },
      });
    expect(told(named('string'), named('integer'))).toEqual(['breaking response-body-type-changed']);
    const shared = (type: string) =>
      apiOf(
        {
          responses: { 200: { content: { 'application/json': { $ref: '#/components/mediaTypes/Plank' } } } },
        },
        { openapi: '3.2.0', components: { mediaTypes: { Plank: { schema: { type } } } } },
      );
    expect(told(shared('string'), shared('integer'))).toEqual(['breaking response-body-type-changed']);
  });

  it('a range of statuses is what stands in its place', () => {
    const done = { description: 'Done', content: { 'application/json': { schema: string } } };
    expect(
      told(apiOf({ responses: { '2XX': done } }), apiOf({ responses: { 200: done, 201: done } })),
    ).toEqual(['info response-success-status-added']);
  });
});
