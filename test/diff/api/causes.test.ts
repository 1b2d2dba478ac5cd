import { describe, expect, it } from 'vitest';
import { diffApis } from '../../../src/diff/api/index.ts';
import { api, apiOf, type Part } from '../../support/api.ts';
import { makeApiPair } from '../../support/api-pair.ts';

const reference = { $ref: '#/components/schemas/Thing' };
const content = { 'application/json': { schema: reference } };
const gives = { responses: { 200: { description: 'Done', content } } };
const takes = { responses: { 200: { description: 'Done' } }, requestBody: { content } };

function things(paths: Part, thing: Part) {
  return api({ paths, components: { schemas: { Thing: thing } } });
}

const narrow = { type: 'object', properties: { size: { type: 'integer', maximum: 10 } } };
const wide = { type: 'object', properties: { size: { type: 'integer', maximum: 20 } } };

describe('a change in a shared schema', () => {
  const paths = { '/a': { get: gives, put: takes }, '/b': { get: gives } };

  it('is one finding with the operations that it reaches, judged by the worst direction', () => {
    const found = diffApis(things(paths, narrow), things(paths, wide));
    expect(found).toMatchObject([
      {
        kind: 'response-property-max-increased',
        also: ['request-property-max-increased'],
        subject: '#/components/schemas/Thing',
        field: 'size',
        from: 10,
        to: 20,
        reaches: ['GET /a', 'GET /b', 'PUT /a'],
        worstFor: ['GET /a', 'GET /b'],
        pointers: {
          base: '/components/schemas/Thing/properties/size/maximum',
          next: '/components/schemas/Thing/properties/size/maximum',
        },
      },
    ]);
    expect(found[0]?.message).toBe(
      '#/components/schemas/Thing: response property Thing.size: maximum increased from 10 to 20; sent and received, judged as what is received in GET /a and GET /b; reaches 3 operations in all',
    );
  });

  it('is told of the operation where there is only one', () => {
    const one = { '/b': { get: gives } };
    expect(diffApis(things(one, narrow), things(one, wide))).toMatchObject([
      { subject: 'GET /b', field: '200 size', reaches: ['GET /b'] },
    ]);
  });

  it('is told once when the schema contains itself, however it is reached', () => {
    const tree = (more: Part): Part => ({
      type: 'object',
      properties: { child: reference, children: { type: 'array', items: reference }, ...more },
    });
    const found = diffApis(things(paths, tree({})), things(paths, tree({ name: { type: 'string' } })));
    expect(found.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['new-optional-request-property', '#/components/schemas/Thing'],
    ]);
  });

  it('is told of the part of an allOf in which it stands', () => {
    const document = (base: Part) =>
      api({
        paths,
        components: {
          schemas: {
            Base: base,
            Thing: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object' }] },
          },
        },
      });
    expect(diffApis(document(narrow), document(wide))).toMatchObject([
      { subject: '#/components/schemas/Base', field: 'size', reaches: ['GET /a', 'GET /b', 'PUT /a'] },
    ]);
  });

  it('ends at a reference that refers to itself and at one that leads nowhere', () => {
    const gone = things(paths, { $ref: '#/components/schemas/Gone' });
    expect(diffApis(things(paths, reference), gone)).toEqual([]);
  });

  it('is nothing when the schema has only another name', () => {
    const renamed = JSON.parse(things(paths, narrow).text.replaceAll('Thing', 'Item'));
    expect(diffApis(things(paths, narrow), api(renamed)).map(({ kind }) => kind)).toEqual([
      'api-schema-removed',
    ]);
  });
});

describe('one edit that stands in many places', () => {
  const get = (operation: Part): Part => ({
    get: { responses: { 200: { description: 'Done' } }, ...operation },
  });
  const each = (operation: Part) => api({ paths: { '/a': get(operation), '/b/{c}': get(operation) } });
  const both = ['GET /a', 'GET /b/{c}'];

  it.each<[string, Part, Part, string]>([
    ['a tag', { tags: ['old'] }, { tags: ['new'] }, 'tag old replaced by new'],
    [
      'a parameter',
      {},
      { parameters: [{ name: 'X-Team', in: 'header', required: true, schema: { type: 'string' } }] },
      'header parameter X-Team added and required',
    ],
    [
      'a response',
      {},
      { responses: { 200: { description: 'Done' }, 429: { description: 'Later' } } },
      'status 429 added',
    ],
  ])('is one finding: %s', (_name, before, after, says) => {
    const found = diffApis(each(before), each(after));
    expect(found).toMatchObject([{ subject: '#/paths', reaches: both }]);
    expect(found[0]?.message).toBe(`#/paths: ${says}; reaches 2 operations: GET /a and GET /b/{c}`);
  });

  it('is as many as there are edits where they are not the same', () => {
    const edited = (one: string, other: string) =>
      api({ paths: { '/a': get({ tags: [one] }), '/b': get({ tags: [other] }) } });
    expect(diffApis(edited('x', 'x'), edited('y', 'z'))).toHaveLength(2);
  });

  const derived = (more: Part): Part => ({
    allOf: [{ $ref: '#/components/schemas/Base' }, { type: 'object', ...more }],
  });
  const kin = (base: Part, paths: Part = {}) =>
    api({
      paths: { ...paths, '/cat': get(answer('Cat')), '/dog': get(answer('Dog')) },
      components: {
        schemas: {
          Base: { type: 'object', properties: base },
          Cat: derived({}),
          Dog: derived({ title: 'Dog' }),
        },
      },
    });
  const answer = (name: string): Part => {
    const schema = { $ref: `#/components/schemas/${name}` };
    return { responses: { 200: { description: 'Done', content: { 'application/json': { schema } } } } };
  };

  it('is one finding where a schema has it for all that are made of it', () => {
    const [small, large] = [{ id: { type: 'string' } }, { id: { type: 'string' }, age: { type: 'integer' } }];
    const there = diffApis(kin(small), kin(large));
    const back = diffApis(kin(large), kin(small));
    for (const found of [there, back]) {
      expect(found).toMatchObject([
        { subject: '#/components/schemas/Base', field: 'age', reaches: ['GET /cat', 'GET /dog'] },
      ]);
    }
    expect(back[0]?.message).toBe(
      '#/components/schemas/Base: response property Base.age removed; reaches 2 operations: GET /cat and GET /dog',
    );
  });

  it('is named in the schema in which it stands, not by the way that led there', () => {
    const wrapped = (values: readonly string[]) => {
      const size = { description: 'How much', allOf: [{ $ref: '#/components/schemas/Size' }] };
      const schema = { type: 'object', properties: { size } };
      const path = get({
        responses: { 200: { description: 'Done', content: { 'application/json': { schema } } } },
      });
      return api({ paths: { '/a': path, '/b': path }, components: { schemas: { Size: { enum: values } } } });
    };
    expect(diffApis(wrapped(['s']), wrapped(['s', 'm'])).map(({ message }) => message)).toEqual([
      '#/components/schemas/Size: Size in responses may be m; reaches 2 operations: GET /a and GET /b',
    ]);
  });

  it('is one finding where an alternative takes the place of another', () => {
    const cakes = (kind: string) =>
      apiOf(
        {
          requestBody: {
            content: {
              'application/json': {
                schema: { oneOf: ['Pie', kind].map((name) => ({ $ref: `#/components/schemas/${name}` })) },
              },
            },
          },
        },
        {
          components: {
            schemas: { Pie: fields('crust'), Roll: fields('seeds'), Bun: fields('raisins', 'glaze') },
          },
        },
      );
    const fields = (...names: string[]) => ({
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    });
    expect(diffApis(cakes('Roll'), cakes('Bun')).map(({ message }) => message)).toEqual([
      'POST /things: request body may be Bun instead of Roll',
    ]);
  });

  it('is one finding where a part of all addresses goes from the server to the paths', () => {
    const cut = (server: string, prefix: string) =>
      api({
        servers: [{ url: server }],
        paths: { [`${prefix}/a`]: get({ operationId: 'a' }), [`${prefix}/b`]: get({ operationId: 'b' }) },
      });
    expect(diffApis(cut('https://x.example/v1', ''), cut('https://x.example', '/v1'))).toMatchObject([
      { kind: 'api-server-path-changed', subject: '#/servers', reaches: ['GET /v1/a', 'GET /v1/b'] },
    ]);
  });
});

describe('what is said', () => {
  const list = { type: 'object', properties: { plan: { type: 'array', items: { enum: ['a', 'b'] } } } };
  const other = { type: 'object', properties: { plan: { type: 'array', items: { enum: ['a'] } } } };
  const both = (schema: Part) => ({ 'application/json': { schema }, 'application/xml': {} });
  const answer = (schema: Part) => ({ responses: { 200: { description: 'Done', content: both(schema) } } });
  const field = (header: Part) => ({
    responses: { 200: { description: 'Done', headers: { Left: header } } },
  });

  it.each<[Part, Part, string]>([
    [
      { requestBody: { content: both(list) } },
      { requestBody: { content: both(other) } },
      'request property plan.items in application/json may no longer be b',
    ],
    [
      { requestBody: { content: both({ type: 'array' }) } },
      { requestBody: { content: both({ type: 'array', items: { type: 'string', title: 'Name' } }) } },
      'request property items in application/json: type narrowed from any to string',
    ],
    [
      { requestBody: { content: both({ type: 'object', properties: { plan: { type: 'integer' } } }) } },
      {
        requestBody: {
          content: both({
            type: 'object',
            properties: {
              plan: {
                type: 'integer',
                oneOf: [
                  { const: 1, title: 'One' },
                  { const: 2, title: 'Two' },
                ],
              },
            },
          }),
        },
      },
      'request property plan in application/json now only one of 1 and 2',
    ],
    [answer(other), answer(list), 'property plan.items of response 200 in application/json may be b'],
    [
      field({ schema: { type: 'integer' } }),
      field({ schema: { type: 'string' } }),
      'header Left of response 200: type widened from integer to string',
    ],
    [
      { parameters: [{ name: 'pick', in: 'query', schema: list }] },
      { parameters: [{ name: 'pick', in: 'query', schema: other }] },
      'plan.items of query parameter pick may no longer be b',
    ],
    [
      { parameters: [{ name: 'pick', in: 'query' }] },
      { parameters: [{ name: 'pick', in: 'query', required: true }] },
      'query parameter pick became required',
    ],
  ])('is a sentence that names what it is about', (before, after, says) => {
    const messages = diffApis(apiOf(before), apiOf(after)).map(({ message }) => message);
    expect(messages).toEqual([`POST /things: ${says}`]);
  });

  it('is one thing for a path that went with all its operations', () => {
    const path = { get: gives, put: takes };
    const found = diffApis(api({ paths: { '/a': path, '/b': path } }), api({ paths: { '/a': path } }));
    expect(found).toMatchObject([
      { kind: 'api-path-removed-without-deprecation', subject: '/b', reaches: ['GET /b', 'PUT /b'] },
    ]);
  });
});

describe('a change that many operations inherit', () => {
  it('is one finding about the path, the security or the servers', () => {
    const limit = (maximum: number) => ({
      paths: {
        '/a': {
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', maximum } }],
          get: { responses: {} },
          put: { responses: {} },
        },
      },
    });
    expect(diffApis(api(limit(5)), api(limit(4)))).toMatchObject([
      { subject: '/a', field: 'query limit', reaches: ['GET /a', 'PUT /a'] },
    ]);
    const guarded = (security: readonly Part[]) => api({ ...limit(5), security });
    expect(diffApis(guarded([]), guarded([{ key: [] }]))).toMatchObject([
      { subject: '#/security', kind: 'api-security-added', reaches: ['GET /a', 'PUT /a'] },
    ]);
  });
});

describe('the place of a change', () => {
  it('is its line and column in the newer document, or in the older one for what is gone', () => {
    const [base, next] = [apiOf({ deprecated: true }), apiOf({ operationId: 'make' })];
    const places = diffApis(base, next).map(({ kind, at }) => {
      const text = kind === 'endpoint-reactivated' ? base.text : next.text;
      const line = text.split('\n')[(at?.line ?? 0) - 1] ?? '';
      return [kind, line.slice((at?.column ?? 0) - 1)];
    });
    expect(places).toEqual([
      ['endpoint-reactivated', '"deprecated": true'],
      ['api-operation-id-added', '"operationId": "make"'],
    ]);
  });
});

describe('large documents', () => {
  it('are compared in a time that grows with them, and say each change once', () => {
    const { base, next } = makeApiPair(60);
    const found = diffApis(print(base), print(next));
    const subjects = new Set(found.map(({ subject }) => subject));
    expect(found.filter(({ subject }) => subject === '#/components/schemas/Problem')).toHaveLength(1);
    expect(subjects.size).toBe(4);
  });
});

function print(document: object) {
  const text = JSON.stringify(document, null, 2);
  return { spec: JSON.parse(text), text };
}
