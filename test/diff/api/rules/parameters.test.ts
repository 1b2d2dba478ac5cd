import { describe, expect, it } from 'vitest';
import { api, apiOf, type Part, told } from '../../../support/api.ts';

const text = { type: 'string' };
const list = { type: 'array', items: text };

function query(more: Part = {}): Part {
  return { name: 'limit', in: 'query', schema: text, ...more };
}

describe('parameters', () => {
  it.each<[string, readonly Part[], readonly Part[], string[], string[]]>([
    [
      'an optional one comes',
      [],
      [query()],
      ['info new-optional-request-parameter'],
      ['notable request-parameter-removed'],
    ],
    [
      'a required one comes',
      [],
      [query({ required: true })],
      ['breaking new-required-request-parameter'],
      ['notable request-parameter-removed'],
    ],
    [
      'a deprecated one comes',
      [],
      [query({ deprecated: true })],
      ['info new-optional-request-parameter'],
      ['info request-parameter-removed-with-deprecation'],
    ],
    [
      'one becomes required',
      [query()],
      [query({ required: true })],
      ['breaking request-parameter-became-required'],
      ['info request-parameter-became-optional'],
    ],
    [
      'one is deprecated',
      [query()],
      [query({ deprecated: true })],
      ['info request-parameter-deprecated'],
      ['info request-parameter-reactivated'],
    ],
    [
      'one moves into a header',
      [query()],
      [query({ in: 'header' })],
      ['info new-optional-request-parameter', 'notable request-parameter-removed'],
      ['info new-optional-request-parameter', 'notable request-parameter-removed'],
    ],
    [
      'a list is written in one pair',
      [query({ schema: list })],
      [query({ schema: list, explode: false })],
      ['breaking request-parameter-explode-changed'],
      ['breaking request-parameter-explode-changed'],
    ],
    [
      'a list is written with bars',
      [query({ schema: list, style: 'form' })],
      [query({ schema: list, style: 'pipeDelimited' })],
      ['breaking request-parameter-style-changed'],
      ['breaking request-parameter-style-changed'],
    ],
    [
      'one is written as JSON',
      [query()],
      [{ name: 'limit', in: 'query', content: { 'application/json': { schema: text } } }],
      ['breaking request-parameter-content-changed'],
      ['breaking request-parameter-content-changed'],
    ],
    [
      'an object has one more required member',
      [query({ schema: { type: 'object', properties: {} } })],
      [query({ schema: { type: 'object', properties: { a: text }, required: ['a'] } })],
      ['breaking new-required-request-parameter-property'],
      ['notable request-parameter-property-removed'],
    ],
    ['a text says how it is exploded', [query()], [query({ explode: false })], [], []],
    ['the style is the one it has anyway', [query()], [query({ style: 'form', explode: true })], [], []],
    [
      'a header is written in capitals',
      [query({ in: 'header' })],
      [query({ in: 'header', name: 'LIMIT' })],
      [],
      [],
    ],
    [
      'they are in another order',
      [query(), query({ name: 'after' })],
      [query({ name: 'after' }), query()],
      [],
      [],
    ],
    ['prose changes', [query()], [query({ description: 'How many', example: '2026-01-01' })], [], []],
  ])('%s', (_name, base, next, there, back) => {
    expect(told(apiOf({ parameters: base }), apiOf({ parameters: next }))).toEqual(there);
    expect(told(apiOf({ parameters: next }), apiOf({ parameters: base }))).toEqual(back);
  });

  it('may stand at the path, at the operation or among the components', () => {
    const operation = { responses: { 200: { description: 'Done' } } };
    const atOperation = api({ paths: { '/a': { get: { ...operation, parameters: [query()] } } } });
    const atPath = api({ paths: { '/a': { parameters: [query()], get: operation } } });
    const shared = api({
      paths: { '/a': { parameters: [{ $ref: '#/components/parameters/Limit' }], get: operation } },
      components: { parameters: { Limit: query() } },
    });
    expect(told(atOperation, atPath)).toEqual([]);
    expect(told(atPath, shared)).toEqual([]);
  });
});

describe('a path parameter that the path does not name', () => {
  it('is the one of its name on the other side', () => {
    const at = (path: string) =>
      api({
        paths: { [path]: { get: { parameters: [query({ name: 'thing', in: 'path', required: true })] } } },
      });
    expect(told(at('/things/{id}'), at('/things/{thing}'))).toEqual([]);
    expect(told(at('/things/{thing}'), at('/things/{id}'))).toEqual([]);
  });
});
