import { describe, expect, it } from 'vitest';
import { createFetchClient } from '../../src/client/openapi-fetch.ts';
import { readSettings } from '../../src/client/settings.ts';
import { printDeclarations } from '../../src/codegen/api/openapi-typescript.ts';

/** The declarations of one schema, without layout and comments. */
function declare(schema: object, override = (_schema: object): string | undefined => undefined): string {
  // The wrapper takes what the projection gives; a literal is as plain.
  const document = { openapi: '3.1.0', paths: {}, components: { schemas: { X: schema } } } as never;
  const text = printDeclarations(document, override)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ');
  return /X: (.*?); }; responses: never/.exec(text)?.[1] ?? text;
}

describe('what openapi-typescript gives us', () => {
  it.each([
    ['a text', { type: 'string' }, 'string'],
    ['a number of either sort', { type: ['integer', 'null'] }, 'number | null'],
    ['an enum as literals', { type: 'string', enum: ['a', 'b"c'] }, '"a" | "b\\"c"'],
    ['a constant', { const: 'chat.completion' }, '"chat.completion"'],
    ['a list', { type: 'array', items: { type: 'boolean' } }, 'boolean[]'],
    ['any of several', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    ['nothing known', {}, 'unknown'],
    ['an object without properties', { type: 'object' }, 'Record<string, unknown>'],
    ['a reference', { $ref: '#/components/schemas/Y' }, 'components["schemas"]["Y"]'],
    [
      'a property with a default as optional, another as required',
      {
        type: 'object',
        required: ['b'],
        properties: { a: { type: 'string', default: 'x' }, b: { type: 'string' } },
      },
      '{ a?: string; b: string; }',
    ],
    [
      'an object open to more',
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: true },
      '{ a?: string; } & { [key: string]: unknown; }',
    ],
    [
      'a name that is no identifier in quotes',
      { type: 'object', properties: { 'a-b': {} } },
      '{ "a-b"?: unknown; }',
    ],
  ])('is %s', (_name, schema, declared) => {
    expect(declare(schema)).toBe(declared);
  });

  it('puts a type of ours in the place of a schema, nullable or not', () => {
    const model = { type: 'string' };
    const schema = { type: 'object', properties: { model, other: { type: 'string' } } };
    expect(declare(schema, (node) => (node === model ? 'Mine<"a">' : undefined))).toBe(
      '{ model?: Mine<"a">; other?: string; }',
    );
  });

  it('has an entry for each operation, with parameters, body and responses by status', () => {
    const schema = { type: 'string' };
    const operation = {
      operationId: 'getIt',
      parameters: [{ name: 'id', in: 'path', required: true, schema }],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { 200: { description: 'Fine', content: { 'application/json': { schema } } } },
    };
    const document = { openapi: '3.1.0', paths: { '/v1/{id}': { post: operation } } } as never;
    const text = printDeclarations(document, () => undefined).replace(/\s+/g, ' ');
    expect(text).toContain('post: operations["getIt"];');
    expect(text).toContain(
      'getIt: { parameters: { query?: never; header?: never; path: { id: string; }; cookie?: never; };',
    );
    expect(text).toContain('requestBody: { content: { "application/json": string; }; };');
    expect(text).toMatch(
      /200: \{ headers: \{ \[name: string\]: unknown; \}; content: \{ "application\/json": string; \}; \};/,
    );
  });
});

describe('what openapi-fetch gives us', () => {
  interface Paths {
    '/v1/items/{id}': {
      parameters: { path: { id: string } };
      get: {
        parameters: { path: { id: string }; query?: { q?: string[] } };
        responses: { 200: { content: { 'application/json': { ok: boolean } } } };
      };
    };
  }

  /** A client whose requests come back as the answer's body. */
  function clientOf(seen: Request[]) {
    const fetch = async (request: Request) => {
      seen.push(request);
      return Response.json({ ok: true });
    };
    return createFetchClient<Paths>(
      readSettings({ apiKey: 'sk-rk-0123456789abcdef', fetch }, 'https://a.example/v1', '/v1'),
    );
  }

  it('calls through our fetch with address, query, key and no redirects', async () => {
    const seen: Request[] = [];
    const { data, response } = await clientOf(seen).GET('/v1/items/{id}', {
      params: { path: { id: 'a/b' }, query: { q: ['x', 'y z'] } },
    });
    expect(data).toEqual({ ok: true });
    expect(response.status).toBe(200);
    expect(seen[0]?.url).toBe('https://a.example/v1/items/a%2Fb?q=x&q=y%20z');
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer sk-rk-0123456789abcdef');
    expect(seen[0]?.redirect).toBe('manual');
  });

  it('lets one call bring its own fetch', async () => {
    const seen: Request[] = [];
    const own = async () => Response.json({ ok: false });
    const { data } = await clientOf(seen).GET('/v1/items/{id}', {
      params: { path: { id: '1' } },
      fetch: own,
    });
    expect(data).toEqual({ ok: false });
    expect(seen).toEqual([]);
  });

  it('asks us about every path value', async () => {
    const call = clientOf([]).GET('/v1/items/{id}', { params: { path: { id: '..' } } });
    await expect(call).rejects.toThrow(/would lead to another address/);
  });
});
