import { describe, expect, it } from 'vitest';
import { diffApis } from '../../../../src/diff/api/index.ts';
import { api, apiOf, type Part, told } from '../../../support/api.ts';

const done = { responses: { 200: { description: 'Done' } } };
const kept = { '/kept': { get: done } };
const long = {
  ...done,
  parameters: Array.from({ length: 5 }, (_, index) => ({
    name: `n${index}`,
    in: 'query',
    schema: { type: 'string' },
  })),
};

describe('operations', () => {
  it.each<[string, Part, Part, string[], string[]]>([
    [
      'a path comes',
      kept,
      { ...kept, '/new': { get: done } },
      ['info endpoint-added'],
      ['breaking api-path-removed-without-deprecation'],
    ],
    [
      'a method comes',
      kept,
      { '/kept': { get: done, post: done } },
      ['info endpoint-added'],
      ['breaking api-removed-without-deprecation'],
    ],
    [
      'a deprecated path comes',
      kept,
      { ...kept, '/new': { get: { ...done, deprecated: true } } },
      ['info endpoint-added'],
      ['info api-path-removed-with-deprecation'],
    ],
    [
      'a path is renamed, known by its operationId',
      { '/old': { get: { ...done, operationId: 'list' } } },
      { '/new': { get: { ...done, operationId: 'list' } } },
      ['breaking endpoint-renamed'],
      ['breaking endpoint-renamed'],
    ],
    [
      'a path is renamed, known by what it takes and gives',
      { '/old': { get: long } },
      { '/new': { get: { ...long, summary: 'Same' } } },
      ['breaking endpoint-renamed'],
      ['breaking endpoint-renamed'],
    ],
    [
      'a path parameter has another name',
      { '/a/{x}': { get: { ...done, parameters: [{ name: 'x', in: 'path', required: true }] } } },
      { '/a/{y}': { get: { ...done, parameters: [{ name: 'y', in: 'path', required: true }] } } },
      ['info request-path-parameter-renamed'],
      ['info request-path-parameter-renamed'],
    ],
    [
      'a path item is written elsewhere',
      kept,
      { '/kept': { $ref: '#/paths/~1other' }, '/other': { get: done } },
      ['info endpoint-added'],
      ['breaking api-path-removed-without-deprecation'],
    ],
    [
      'an operation has a method of its own (3.2)',
      kept,
      { '/kept': { get: done, additionalOperations: { COPY: done } } },
      ['info endpoint-added'],
      ['breaking api-removed-without-deprecation'],
    ],
  ])('%s', (_name, base, next, there, back) => {
    expect(told(api({ paths: base }), api({ paths: next }))).toEqual(there);
    expect(told(api({ paths: next }), api({ paths: base }))).toEqual(back);
  });

  it.each<[string, Part, Part, string[], string[]]>([
    ['is deprecated', {}, { deprecated: true }, ['info endpoint-deprecated'], ['info endpoint-reactivated']],
    [
      'is deprecated with a date',
      {},
      { deprecated: true, 'x-sunset': '2027-01-01' },
      ['info endpoint-deprecated-with-sunset'],
      ['info endpoint-reactivated'],
    ],
    [
      'has a date of its end',
      { deprecated: true },
      { deprecated: true, 'x-sunset': '2027-01-01' },
      ['notable api-sunset-date-added'],
      ['breaking sunset-deleted'],
    ],
    [
      'is less stable',
      { 'x-stability-level': 'stable' },
      { 'x-stability-level': 'beta' },
      ['breaking api-stability-decreased'],
      ['info api-stability-increased'],
    ],
    [
      'has an operationId',
      {},
      { operationId: 'make' },
      ['info api-operation-id-added'],
      ['info api-operation-id-removed'],
    ],
    [
      'has another operationId',
      { operationId: 'make' },
      { operationId: 'create' },
      ['info api-operation-id-removed'],
      ['info api-operation-id-removed'],
    ],
    ['has another tag', { tags: ['a'] }, { tags: ['b'] }, ['info api-tag-changed'], ['info api-tag-changed']],
    [
      'calls back',
      {},
      { callbacks: { done: { '{$url}': { post: done } } } },
      ['notable callback-added'],
      ['breaking callback-removed'],
    ],
    ['has other prose', { summary: 'Makes' }, { summary: 'Creates', description: 'A thing' }, [], []],
  ])('an operation that %s', (_name, base, next, there, back) => {
    expect(told(apiOf(base), apiOf(next))).toEqual(there);
    expect(told(apiOf(next), apiOf(base))).toEqual(back);
  });

  it('that the server calls are judged the other way round', () => {
    const sends = (schema: unknown): Part => ({
      webhooks: { done: { post: { ...done, requestBody: { content: { 'application/json': { schema } } } } } },
    });
    const closed = { type: 'object', properties: { id: { type: 'string' } } };
    const open = { type: 'object', properties: { id: { type: ['string', 'null'] } } };
    expect(told(apiOf({}, sends(closed)), apiOf({}, sends(open)))).toEqual([
      'breaking response-property-became-nullable',
    ]);
  });

  it('that were renamed say so with the evidence', () => {
    const make = (path: string) => api({ paths: { [path]: { get: { ...done, operationId: 'list' } } } });
    expect(diffApis(make('/v1/things'), make('/v2/things'))).toMatchObject([
      {
        subject: 'GET /v1/things',
        from: 'GET /v1/things',
        to: { operation: 'GET /v2/things', evidence: 'same operationId list' },
      },
    ]);
  });
});

describe('schemas of the components', () => {
  it('are missed by generated code when their names go, and by nobody when they come', () => {
    const [base, next] = [apiOf({}, { components: { schemas: { Thing: {} } } }), apiOf({})];
    expect(told(base, next, 'wire')).toEqual(['info api-schema-removed']);
    expect(told(base, next, 'codegen')).toEqual(['breaking api-schema-removed']);
    expect(told(next, base)).toEqual([]);
  });
});
