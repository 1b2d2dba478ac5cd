import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localDocument } from '../../src/base/document.ts';
import { InvalidDocuments, UsageFailure } from '../../src/base/failure.ts';
import type { JsonObject } from '../../src/codegen/api/grammar.ts';
import { type GenerateInput, generate } from '../../src/codegen/generate.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import type { FactsReading } from '../../src/read/edition.ts';
import { emptySpec, inputWith, model, perMillion } from './editions.ts';

const fixture = resolve(import.meta.dirname, '../fixtures/codegen/small');

const facts: FactsReading = {
  topic: 'Integration',
  updated: '2026-05-31',
  facts: [
    { key: 'Product', value: 'Router One', line: 5 },
    { key: 'OpenAI-compatible base URL', value: 'https://api.router.one/v1', line: 6 },
    { key: 'Anthropic-compatible / Claude Code base URL', value: 'https://api.router.one', line: 7 },
  ],
  links: [{ label: 'Data retention', url: 'https://router.one/data-retention', markdownUrl: null, line: 10 }],
};

function smallInput(): GenerateInput {
  const bytes = new Uint8Array(readFileSync(join(fixture, 'openapi.json')));
  return inputWith({
    spec: JSON.parse(new TextDecoder().decode(bytes)) as OpenApiDocument,
    models: [
      model('anthropic/claude-haiku-4.5', {
        capabilities: ['chat', 'tool_calling'],
        context: { tokens: 200_000, precision: 1000, text: '200k' },
        prices: [perMillion('input', '0.30'), perMillion('input', '0.60', 200_000)],
      }),
      model('gpt-image-2', { category: 'image', capabilities: [], provider: 'openai' }),
      model('grok-4.5', { status: 'deprecated', deprecation: { date: '2026-10-01', successor: 'grok-4.6' } }),
    ],
    facts: new Map([['facts', facts]]),
    tombstones: [
      { id: 'old/two', removed: '2026-06-02', successor: null },
      { id: 'old/one', removed: '2026-06-01', successor: 'gpt-image-2' },
    ],
    documents: [localDocument('openapi', bytes)],
    runtime: new Map([
      ['client/index.js', 'export {};\n'],
      ['client/index.d.ts', "export type { A } from './a.ts';\nexport type B = import('../b.ts').B;\n"],
    ]),
  });
}

describe('generating', () => {
  it('gives the files of the golden package', async () => {
    const files = await generate(smallInput());
    for (const [path, content] of files) {
      if (path.startsWith('documents/'))
        expect(content).toEqual(new Uint8Array(readFileSync(join(fixture, 'openapi.json'))));
      else await expect(content).toMatchFileSnapshot(join(fixture, 'expected', path));
    }
    const golden = readdirSync(join(fixture, 'expected'), { recursive: true, withFileTypes: true });
    const names = golden.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const generated = [...files.keys()].filter((path) => !path.startsWith('documents/'));
    expect(names.sort()).toEqual(generated.map((path) => join(fixture, 'expected', path)).sort());
  });

  it('gives the same bytes for the same input, in code-point order of the paths', async () => {
    const [first, second] = [await generate(smallInput()), await generate(smallInput())];
    expect([...second]).toEqual([...first]);
    expect([...first.keys()]).toEqual([...first.keys()].sort());
  });

  it('leaves its input as it was', async () => {
    const input = smallInput();
    const before = structuredClone(input);
    await generate(input);
    expect(input).toEqual(before);
  });

  it('needs a catalog, an API and a date', async () => {
    const { edition, ...rest } = smallInput();
    for (const missing of [{ catalog: null }, { api: null }, { date: null }]) {
      await expect(generate({ ...rest, edition: { ...edition, ...missing } })).rejects.toThrow(UsageFailure);
    }
  });

  it('refuses names of documents and runtime files that lead elsewhere', async () => {
    const document = smallInput().documents[0];
    if (document === undefined) return expect.fail('the fixture has a document');
    const wrong = { ...document, name: 'facts-../../x' as const };
    await expect(generate({ ...smallInput(), documents: [wrong] })).rejects.toThrow(RangeError);
    await expect(generate({ ...smallInput(), runtime: new Map([['../x.js', '']]) })).rejects.toThrow(
      RangeError,
    );
  });

  it('makes a package of a live edition public', async () => {
    const read = async (origin: 'live' | 'sample') => {
      const files = await generate(inputWith({ release: { origin } }));
      return [
        JSON.parse(String(files.get('package.json'))).private,
        /sample data/.test(String(files.get('README.md'))),
      ];
    };
    expect(await read('live')).toEqual([undefined, false]);
    expect(await read('sample')).toEqual([true, true]);
  });
});

describe('the default address', () => {
  it.each([
    [
      [{ url: 'http://localhost:8080' }, { url: 'https://api.router.one/v1/' }],
      '"https://api.router.one/v1"',
    ],
    [[{ url: 'https://{at}.router.one', variables: { at: { default: 'eu' } } }], '"https://eu.router.one"'],
    [[{ url: 'https://{region}.router.one' }, { url: 'https://b.example/base' }], '"https://b.example/base"'],
    [[{ url: '/v1' }, { url: 'ftp://a.example' }, { url: 'http://192.168.0.1' }, null, {}], 'null'],
    [undefined, 'null'],
  ])('of the servers %j is %s', async (servers, printed) => {
    const files = await generate(inputWith({ spec: { ...emptySpec, servers } }));
    expect(String(files.get('index.js'))).toContain(`export const defaultBaseUrl = ${printed};`);
  });
});

describe('a reference that', () => {
  const schemas = {
    A: { $ref: '#/components/schemas/B' },
    B: { allOf: [{ $ref: '#/components/schemas/C' }] },
    C: { anyOf: [{ $ref: '#/components/schemas/A' }] },
  };
  it.each([
    ['leads to http', { $ref: 'http://127.0.0.1:9/x.json' }],
    ['leads to a file', { $ref: 'file:///etc/passwd' }],
    ['is an absolute path', { $ref: '/etc/passwd' }],
    ['climbs', { $ref: '../x.json#/A' }],
    ['is data', { $ref: 'data:application/json,{}' }],
    ['leads outside the components', { $ref: '#/paths/~1v1' }],
    ['has code in its first segment', { $ref: '#/components;globalThis.x=1/schemas/A' }],
    ['is percent-encoded', { $ref: '#/components/schemas/%41' }],
    ['has an empty segment', { $ref: '#/components//schemas/A' }],
    ['is no text', { $ref: 1 }],
    ['has no target', { $ref: '#/components/schemas/Missing' }],
    ['names what every object has', { $ref: '#/components/schemas/constructor' }],
    [
      'is in a mapping and leads to http',
      { discriminator: { propertyName: 'a', mapping: { a: 'http://127.0.0.1:9/x' } } },
    ],
    ['leads back to itself', schemas.A],
  ])('%s is refused by name', async (_name, schema) => {
    const spec = {
      ...emptySpec,
      components: { schemas: { X: schema, ...(schema === schemas.A ? schemas : {}) } },
    };
    const refusal = await generate(inputWith({ spec })).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidDocuments);
    const problems = refusal instanceof InvalidDocuments ? refusal.problems : [];
    expect(problems[0]).toMatchObject({ document: 'openapi', severity: 'error' });
    expect(problems[0]?.seen).toContain('at /components/schemas/');
  });

  it('leads to what holds it is fine, in a property or a list', async () => {
    const tree = { type: 'object', properties: { next: { $ref: '#/components/schemas/Tree' } } };
    const files = await generate(
      inputWith({ spec: { ...emptySpec, components: { schemas: { Tree: tree } } } }),
    );
    expect(String(files.get('openapi.d.ts'))).toContain('next?: components["schemas"]["Tree"];');
  });

  it('stands in an example is only an example', async () => {
    const schema = { type: 'string', example: { $ref: 'http://127.0.0.1:9/x.json' } };
    await generate(inputWith({ spec: { ...emptySpec, components: { schemas: { X: schema } } } }));
  });
});

describe('a path', () => {
  const get = { responses: {} };
  it('that would lengthen the host of every call is refused', async () => {
    for (const path of ['.evil.example/x', 'relative', '@evil.example', 'https://evil.example/']) {
      const refusal = generate(inputWith({ spec: { ...emptySpec, paths: { [path]: { get } } } }));
      await expect(refusal).rejects.toThrow(InvalidDocuments);
    }
  });

  it('is none when it is an extension', async () => {
    const paths = { 'x-y.evil.example/': { get: { ...get, operationId: 'evil' } }, '/v1/x': { get } };
    const files = await generate(inputWith({ spec: { ...emptySpec, paths } }));
    for (const name of ['index.js', 'index.d.ts', 'openapi.d.ts', 'README.md']) {
      expect(String(files.get(name))).not.toContain('evil');
    }
  });
});

describe('an API that nests too deeply', () => {
  it('is refused, not followed into the ground', async () => {
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 3000; depth += 1) schema = { type: 'array', items: schema };
    const spec = { ...emptySpec, components: { schemas: { X: schema } } };
    await expect(generate(inputWith({ spec }))).rejects.toThrow(InvalidDocuments);
  });
});

describe('names of operations', () => {
  it('are identifiers, each given once, that take no word of the language or of the client', async () => {
    const ids = [
      'default',
      'list-models',
      'listModels',
      'createRouterOne',
      '1x',
      '',
      '中文',
      'constructor',
      'then',
      'A#/b',
    ];
    const paths = Object.fromEntries(
      ids.map((operationId, index) => [
        `/v1/p${index}`,
        { get: { operationId, tags: [operationId], responses: {} } },
      ]),
    );
    const files = await generate(inputWith({ spec: { ...emptySpec, paths } }));
    const names = [
      ...String(files.get('index.js')).matchAll(/^export function ([\p{L}\w]+)\(router,/gmu),
    ].map((match) => match[1]);
    expect(names).toEqual([
      'default_',
      'listModelsGetV1P1',
      'listModelsGetV1P2',
      'createRouterOneGetV1P3',
      'n1x',
      'getV1P5',
      '中文',
      'constructor_',
      'then_',
      'ab',
    ]);
  });
});

describe('an operation that streams', () => {
  /** The functions of an API whose only operation is a POST to a path, with these properties and this answer. */
  async function functionsOf(path: string, properties: JsonObject, content: JsonObject): Promise<string> {
    const schema = { allOf: [{ type: 'object', properties }] };
    const requestBody = { content: { 'application/json': { schema } } };
    const post = { operationId: 'createX', requestBody, responses: { 200: { content } } };
    const files = await generate(inputWith({ spec: { ...emptySpec, paths: { [path]: { post } } } }));
    const names = /^export declare function (\w+).*: (.*);$/gm;
    const types = /^export type CreateXEvent = (.*);$/m;
    const text = String(files.get('index.d.ts'));
    const event = types.exec(text)?.[1] ?? 'none';
    return `${[...text.matchAll(names)].map(([, name]) => name).join(' ')}: ${event}`;
  }

  const any = { 'application/json': {} };
  const events = { 'text/event-stream': {} };
  const stream = { type: 'boolean' };
  const text = { type: 'string' };
  const list = (properties: JsonObject) => ({ type: 'array', items: { type: 'object', properties } });
  const json = (properties: JsonObject) => ({ 'application/json': { schema: { properties } } });
  const messages = list({ role: text, content: text });
  const completion = { choices: list({ message: { type: 'object' } }) };
  const message = { content: list({ type: text }), stop_reason: text };
  const either = {
    'application/json': { schema: { oneOf: [{ properties: completion }, { properties: { text } }] } },
  };

  it.each([
    ['says so in its answer', '/v1/x', {}, events, 'streamX: unknown'],
    [
      'answers in choices',
      '/v1/talk',
      { messages, stream },
      json(completion),
      'createX streamX: ChatCompletionChunk',
    ],
    [
      'answers in blocks',
      '/talk',
      { messages, stream },
      json(message),
      'createX streamX: MessageStreamEvent',
    ],
    [
      'answers in items',
      '/ask',
      { input: {}, stream },
      json({ output: list({}) }),
      'createX streamX: ResponseStreamEvent',
    ],
    [
      'answers in choices',
      '/v1/messages',
      { messages, stream },
      json(completion),
      'createX streamX: ChatCompletionChunk',
    ],
    ['takes messages', '/x', { model: text, messages, stream }, any, 'createX streamX: ChatCompletionChunk'],
    [
      'takes a system',
      '/x',
      { model: text, messages, system: text, stream },
      any,
      'createX streamX: MessageStreamEvent',
    ],
    [
      'takes input',
      '/x',
      { model: text, input: {}, instructions: text, stream },
      any,
      'createX streamX: ResponseStreamEvent',
    ],
    [
      'posts to a thread',
      '/v1/threads/messages',
      { content: text, stream },
      json({ id: text }),
      'createX: none',
    ],
    ['embeds', '/v1/responses', { input: text, stream }, json({ data: list({}) }), 'createX: none'],
    ['may answer otherwise', '/v1/chat/completions', { messages, stream }, either, 'createX: none'],
    ['takes `stream` in a way of its own', '/v1/x', { stream }, any, 'createX: none'],
    ['does neither', '/v1/messages', {}, any, 'createX: none'],
  ])('%s at %s', async (_name, path, properties, content, functions) => {
    const found = await functionsOf(path, properties, content);
    expect(found.replace('createRouterOne createRouterOneClient ', '')).toBe(functions);
  });
});
