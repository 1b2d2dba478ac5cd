import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../src/serve/answers/synthesize.ts';
import { createValidator } from '../../src/serve/checks/validator.ts';
import { startRouter } from '../../src/serve/router.ts';
import { editionOf, sample, send, startLocal } from './local-router.ts';

/** A spec in the dialect of 3.0, with nothing of Router One in it. */
const shop = {
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example/api/' }],
  paths: {
    '/items': {
      parameters: [{ $ref: '#/components/parameters/Limit' }],
      get: {
        responses: {
          '200': {
            description: 'ok',
            content: {
              'application/vnd.shop+json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
              },
            },
          },
          default: {
            description: 'failed',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Fault' } } },
          },
        },
      },
      post: {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } },
        },
        responses: { '2XX': { description: 'ok' }, '422': { description: 'wrong' } },
      },
    },
    '/items/latest': { get: { responses: { '204': { description: 'none' } } } },
    '/items/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: {
          '200': { description: 'ok', content: { 'application/json': { example: { found: 1 } } } },
        },
      },
    },
  },
  components: {
    parameters: {
      Limit: { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 10 } },
    },
    schemas: {
      Item: {
        type: 'object',
        required: ['price'],
        properties: {
          price: { type: 'number', minimum: 0, exclusiveMinimum: true },
          name: { type: 'string', nullable: true },
          part: { nullable: true, allOf: [{ $ref: '#/components/schemas/Item' }] },
          example: { type: 'string' },
          enum: { $ref: '#/components/schemas/Word' },
        },
      },
      Word: { type: 'string', enum: ['a', 'b'], $id: 'api:', 'x-names': { $id: 'api:' } },
      Fault: {
        type: 'object',
        required: ['code', 'message'],
        properties: { code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

describe('any other spec', () => {
  const start = () => startLocal({ edition: editionOf(shop), documents: [] });

  it('is served below the path of its server, without a key where it wants none', async () => {
    const router = await start();
    expect((await send(router, '/api/items', { key: null })).status).toBe(200);
    expect((await send(router, '/items', { key: null })).status).toBe(404);
  });

  it('answers with values made from its schemas, which pass their own checks', async () => {
    const router = await start();
    const { body } = await send(router, '/api/items');
    const spec = editionOf(shop).api?.spec ?? expect.fail('no API');
    const check = createValidator(spec).checkJson({
      type: 'array',
      minItems: 1,
      items: shop.components.schemas.Item,
    });
    expect(check(body)).toBeNull();
  });

  it('prefers a path without parameters', async () => {
    const router = await start();
    expect((await send(router, '/api/items/latest')).status).toBe(204);
    expect(await send(router, '/api/items/7')).toMatchObject({ status: 200, body: { found: 1 } });
  });

  it.each([
    ['/api/items/seven', /path parameter \/id: must be integer/],
    ['/api/items?limit=ten', /query parameter \/limit: must be integer/],
    ['/api/items?limit=11', /query parameter \/limit: must be <= 10/],
  ])('checks the parameters of %s', async (path, message) => {
    const router = await start();
    expect(JSON.stringify((await send(router, path)).body)).toMatch(message);
  });

  it('checks what 3.0 says in its own dialect', async () => {
    const router = await start();
    const post = (body: object) => send(router, '/api/items', { body });
    expect((await post({ price: 1, name: null, part: null })).status).toBe(200);
    expect((await post({ price: 0 })).status).toBe(422);
    expect((await post({ price: 1, part: { price: 0 } })).status).toBe(422);
    expect((await post({ price: 1, name: 5 })).status).toBe(422);
    expect((await post({ price: 1, enum: 'a' })).status).toBe(200);
    expect((await post({ price: 1, enum: 'c' })).status).toBe(422);
  });

  it('fails in the envelope of its own errors', async () => {
    const router = await start();
    const { body } = await send(router, '/api/items?limit=ten');
    expect(body).toMatchObject({ code: 'invalid_request', message: expect.any(String) });
    expect((await send(router, '/api/nothing')).body).toMatchObject({ code: 'not_found' });
  });

  it('says what it cannot be checked against, and takes it as it comes', async () => {
    const broken = structuredClone(shop);
    broken.components.schemas.Item.properties.example = Object({ type: 'string', pattern: '(' });
    const router = await startLocal({ edition: editionOf(broken), documents: [] });
    expect(router.unchecked).toEqual([expect.stringMatching(/^POST \/items, body as application\/json: /)]);
    expect((await send(router, '/api/items', { body: { price: 0 } })).status).toBe(200);
  });
});

describe('what documents write loosely', () => {
  const json = (schema: object) => ({ content: { 'application/json': { schema } } });
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const ok = { '200': { description: 'ok', ...json({ type: 'object', properties: {} }) } };
  const Tail = { type: 'object', additionalProperties: false, properties: { size: { type: 'integer' } } };
  const Head = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
  const form = { type: 'object', properties: { extra: { type: 'object' }, sizes: { type: 'array' } } };
  const word = { oneOf: [{ enum: ['large', 'small'] }, { type: 'string' }] };
  const loose = {
    openapi: '3.1.0',
    info: { title: 'Loose', version: '1' },
    paths: {
      '/kilns/{id}': { get: { parameters: [id], responses: ok } },
      '/kilns/{id}:fire': { post: { parameters: [id], responses: { '204': { description: 'none' } } } },
      '/pots': {
        get: { parameters: [{ name: 'size', in: 'query', schema: word }], responses: ok },
        post: {
          requestBody: json({
            type: 'object',
            additionalProperties: false,
            allOf: [Head, { $ref: '#/components/schemas/Tail' }],
          }),
          responses: ok,
        },
      },
      '/pictures': {
        post: { requestBody: { content: { 'multipart/form-data': { schema: form } } }, responses: ok },
      },
      '/news': {
        get: {
          responses: {
            '200': { description: 'ok', content: { 'text/event-stream': { example: { at: 1 } } } },
          },
        },
      },
    },
    components: { schemas: { Tail } },
  };
  const start = () => startLocal({ edition: editionOf(loose), documents: [] });

  it('is served as it is meant', async () => {
    const router = await start();
    const form = new FormData();
    form.append('extra', '{"glaze":"blue"}');
    form.append('sizes', '[1,2]');
    const wrong = new FormData();
    wrong.append('extra', 'blue');
    const asked: [string, object, number][] = [
      ['/kilns/a:fire', { method: 'POST' }, 204],
      ['/kilns/a', {}, 200],
      ['/kilns/a', { method: 'POST' }, 405],
      ['/pots?size=large', {}, 200],
      ['/pots', { body: { name: 'jug', size: 3 } }, 200],
      ['/pots', { body: { size: 3 } }, 400],
      ['/pictures', { body: form }, 200],
      ['/pictures', { body: wrong }, 400],
    ];
    const statuses = await Promise.all(
      asked.map(async ([path, sent]) => (await send(router, path, sent)).status),
    );
    expect(statuses).toEqual(asked.map(([, , status]) => status));
  });

  it('streams without being asked where nothing else is answered', async () => {
    const { headers, body } = await send(await start(), '/news');
    expect(headers.get('content-type')).toMatch('text/event-stream');
    expect(body).toContain('data: {"at":1}');
  });
});

describe('a chat whose document says nothing of its stream', () => {
  const list = (properties: object) => ({ type: 'array', items: { type: 'object', properties } });
  const text = { type: 'string' };
  const turns = list({ role: text, content: text });
  const chat = (asked: object, answered: object) => ({
    post: {
      requestBody: { content: { 'application/json': { schema: { properties: asked } } } },
      responses: { '200': { content: { 'application/json': { schema: { properties: answered } } } } },
    },
  });
  const paths = {
    '/talk': chat({ messages: turns, stream: {} }, { choices: list({ message: {} }) }),
    '/write': chat({ messages: turns, stream: {} }, { content: list({}), stop_reason: text }),
    '/ask': chat({ input: text, stream: {} }, { output: list({}) }),
    '/draw': chat({ prompt: text, stream: {} }, { url: text }),
  };

  it('streams as its protocol does, and what is no chat does not', async () => {
    const spec = { openapi: '3.1.0', info: { title: 'Chats', version: '1' }, paths };
    const router = await startLocal({ edition: editionOf(spec), documents: [] });
    const streamed = (path: string) => send(router, path, { body: { stream: true } });
    expect((await streamed('/talk')).body).toMatch(/"finish_reason":"stop".*\n\ndata: \[DONE\]/);
    expect((await streamed('/write')).body).toMatch(
      /event: message_stop\ndata: \{"type":"message_stop"\}\n\n$/,
    );
    expect((await streamed('/ask')).body).toMatch(/event: response\.completed\n/);
    expect((await streamed('/draw')).headers.get('content-type')).toMatch(/json/);
  });
});

describe('an edition without an API', () => {
  it('cannot be served', async () => {
    const edition = { ...sample().edition, api: null };
    await expect(startRouter({ edition })).rejects.toThrow(/no openapi\.json/);
  });
});

describe('a port', () => {
  it('that is taken is named', async () => {
    const { origin } = await startLocal();
    const port = Number(new URL(origin).port);
    await expect(startLocal({ port })).rejects.toThrow(`port ${port} cannot be listened on: EADDRINUSE`);
  });
});

describe('values made from schemas', () => {
  const spec = sample().edition.api?.spec ?? expect.fail('no API');
  const validator = createValidator(spec);

  it('pass them, for every schema of the sample edition without its examples', () => {
    const schemas = Object.keys(Object(spec['components']).schemas);
    expect(schemas.length).toBeGreaterThan(20);
    for (const name of schemas) {
      const schema = { $ref: `#/components/schemas/${name}` };
      expect([name, validator.checkJson(schema)(synthesize(spec, schema))]).toEqual([name, null]);
    }
  });

  it('pass them, for any schema of plain types', () => {
    const leaf = fc.oneof(
      fc.constantFrom('boolean', 'null', 'integer', 'number').map((type) => ({ type })),
      fc.record({ type: fc.constant('string'), minLength: fc.nat(20) }),
      fc.record({
        type: fc.constant('string'),
        format: fc.constantFrom('uri', 'date-time', 'uuid', 'email', 'date'),
      }),
      fc.record({ type: fc.constant('integer'), minimum: fc.integer({ min: -9, max: 9 }) }),
      fc.record({ type: fc.constant('number'), exclusiveMinimum: fc.integer({ min: -9, max: 9 }) }),
      fc.record({ enum: fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }) }),
    );
    const { schema } = fc.letrec<{ schema: object }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(3) }),
        fc.dictionary(fc.string(), tie('schema'), { maxKeys: 3 }).map((properties) => ({
          type: 'object',
          properties,
          required: Object.keys(properties),
        })),
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
      ),
    }));
    fc.assert(
      fc.property(schema, (any) => {
        expect(validator.checkJson(any)(synthesize(spec, any))).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
