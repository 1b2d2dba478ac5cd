import { describe, expect, it } from 'vitest';
import { readOpenApi } from '../../src/openapi/read-openapi.ts';
import { openApi } from '../read/documents.ts';

const schemas = (members: Record<string, unknown>): string => openApi({ components: { schemas: members } });

describe('readOpenApi', () => {
  it.each(['3.0.3', '3.1.0', '3.1.1', '3.2.0'])('reads version %s', (version) => {
    const { value, problems } = readOpenApi(openApi({ openapi: version }), 'openapi');
    expect(problems).toEqual([]);
    expect(value?.spec.openapi).toBe(version);
  });

  it('gives the document as it is, with the text that lines are found in', () => {
    const text = openApi({ 'x-anything': { constructor: 1 }, webhooks: {} });
    expect(readOpenApi(text, 'openapi').value).toEqual({ spec: JSON.parse(text), text });
  });

  it('takes schemas that recur in a property or in their items', () => {
    const text = schemas({
      Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } },
      Tree: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      'a/b c': { properties: { $ref: { type: 'string' } } },
      Escaped: { $ref: '#/components/schemas/a~1b%20c' },
      Alias: { allOf: [{ $ref: '#/components/schemas/Node' }, { type: 'object' }] },
    });
    const { value, problems } = readOpenApi(text, 'openapi');
    expect(value).not.toBeNull();
    expect(problems.map((problem) => problem.seen)).toEqual(['a/b c']);
  });

  it('follows a very long chain of references', () => {
    const links = Array.from({ length: 20_000 }, (_, index) => [
      `S${index}`,
      { $ref: `#/components/schemas/S${index + 1}` },
    ]);
    const text = schemas({ ...Object.fromEntries(links), S20000: { type: 'string' } });
    expect(readOpenApi(text, 'openapi').problems).toEqual([]);
  });

  it.each([
    { name: 'an error envelope', text: '{"error":{"message":"maintenance"}}', seen: 'maintenance' },
    { name: 'an array', text: '[1]', seen: 'an array: [1]' },
    { name: 'null', text: 'null', seen: 'null' },
    { name: 'Swagger 2', text: '{"swagger":"2.0","paths":{}}', seen: 'Swagger "2.0"' },
    { name: 'OpenAPI 4', text: openApi({ openapi: '4.0.0' }), seen: '4.0.0' },
    { name: 'a version that is a number', text: openApi({ openapi: 3.1 }), seen: '3.1' },
    { name: 'YAML', text: 'openapi: 3.1.0\ninfo:\n  title: x\n', seen: 'openapi: 3.1.0' },
    { name: 'Swagger in YAML', text: '# a comment\nswagger: "2.0"\n', seen: 'swagger: "2.0"' },
    { name: 'paths that are a list', text: openApi({ paths: [] }), seen: '/paths: an array' },
    {
      name: 'a path without a slash',
      text: openApi({ paths: { v1: { get: { responses: {} } }, '/a': { get: {} } } }),
      seen: 'v1',
    },
    { name: 'an operation that is a text', text: openApi({ paths: { '/v1': { get: 'x' } } }), seen: '"x"' },
    { name: 'no title', text: openApi({ info: { version: '1' } }), seen: '/info/title: nothing' },
    {
      name: 'parameters that are no list',
      text: openApi({ paths: { '/v1': { get: { parameters: {} } } } }),
      seen: 'parameters',
    },
  ])('refuses $name', ({ text, seen }) => {
    const { value, problems } = readOpenApi(text, 'openapi');
    expect(value).toBeNull();
    const errors = problems.filter((problem) => problem.severity === 'error');
    expect(errors.map((problem) => problem.seen).join('\n')).toContain(seen);
    for (const error of errors) expect(error.line).not.toBeNull();
  });

  it.each([
    'http://127.0.0.1:9/x.json',
    'https://example.com/x.json#/a',
    '//example.com/x.json',
    'file:///etc/passwd',
    '/etc/passwd',
    '../secret.json',
    './other.json#/a',
    'other.yaml',
    'data:application/json,{}',
    'node:fs',
    '#',
    '#anchor',
    '',
    '#/components/schemas/Missing',
    '#/components/schemas/constructor',
    '#/components/schemas/toString',
    '#/components/__proto__',
    '#/components/%5f_proto__',
    '#/components/schemas/%',
    '#/components/schemas/~2',
    '#/components/schemas/a"];evil',
    '#/components/schemas/a*/evil',
    '#/components/schemas/a%0aevil',
  ])('refuses the reference %j with its line and its pointer', (reference) => {
    const text = schemas({
      constructor: { type: 'string' },
      'a"];evil': {},
      'a*/evil': {},
      'a\nevil': {},
      Bad: { properties: { x: { $ref: reference } } },
    });
    const { value, problems } = readOpenApi(text, 'openapi');
    expect(value).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.seen).toContain('/components/schemas/Bad/properties/x/$ref');
    const line = text.split('\n')[(problems[0]?.line ?? 0) - 1];
    expect(line).toContain('"$ref"');
  });

  it('refuses references in discriminator mappings too, and takes bare names there', () => {
    const mapped = (target: string): string =>
      schemas({
        Cat: {},
        Pet: {
          oneOf: [{ $ref: '#/components/schemas/Cat' }],
          discriminator: { propertyName: 't', mapping: { cat: target } },
        },
      });
    expect(readOpenApi(mapped('Cat'), 'openapi').problems).toEqual([]);
    expect(readOpenApi(mapped('#/components/schemas/Cat'), 'openapi').problems).toEqual([]);
    expect(readOpenApi(mapped('https://example.com/cat.json'), 'openapi').value).toBeNull();
  });

  it('takes a mapping to a schema that is not there, and says so', () => {
    const text = schemas({
      Cat: {},
      Pet: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }],
        discriminator: { propertyName: 't', mapping: { dog: '#/components/schemas/Dog' } },
      },
    });
    const { value, problems } = readOpenApi(text, 'openapi');
    expect(value).not.toBeNull();
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'warning', expected: 'the name of a schema that is there' }),
    ]);
    expect(problems[0]?.seen).toContain('/components/schemas/Pet/discriminator/mapping/dog');
  });

  it.each([
    { name: 'itself', members: { a: { $ref: '#/components/schemas/a' } } },
    {
      name: 'two',
      members: { a: { $ref: '#/components/schemas/b' }, b: { $ref: '#/components/schemas/a' } },
    },
    {
      name: 'allOf',
      members: {
        a: { allOf: [{ $ref: '#/components/schemas/b' }] },
        b: { oneOf: [{ $ref: '#/components/schemas/a' }, {}] },
      },
    },
  ])('refuses references that lead back without reaching a schema: $name', ({ members }) => {
    const { value, problems } = readOpenApi(schemas(members), 'openapi');
    expect(value).toBeNull();
    expect(problems[0]?.expected).toContain('not a loop');
  });

  it('walks a long loop once, however many references lead into it', () => {
    const members = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [
        `s${at}`,
        { allOf: [{ $ref: `#/components/schemas/s${(at + 1) % 3000}` }] },
      ]),
    );
    expect(readOpenApi(schemas(members), 'openapi').problems).toHaveLength(3000);
  });

  it('warns of what a client cannot be made from without doubt, all at once', () => {
    const operation = { operationId: 'same', responses: { 200: { description: 'ok' } } };
    const text = openApi({
      paths: {
        '/a': { get: operation, POST: operation },
        '/b': { get: operation, put: { operationId: 'other' } },
      },
      components: { schemas: { 'not a name': {} } },
    });
    const { value, problems } = readOpenApi(text, 'openapi');
    expect(value).not.toBeNull();
    expect(problems.map(({ severity, seen }) => `${severity}: ${seen}`)).toEqual([
      'warning: /a: POST',
      'warning: operationId same of GET /b',
      'warning: PUT /b without responses',
      'warning: not a name',
    ]);
  });

  it.each([
    ['no paths', {}],
    ['paths without an operation', { '/v1': { summary: 'x' } }],
  ])('leaves %s to be judged', (_name, paths) => {
    const { value, problems } = readOpenApi(openApi({ paths }), 'openapi');
    expect(value).not.toBeNull();
    expect(problems).toMatchObject([{ severity: 'warning', seen: 'paths without an operation' }]);
  });

  it('refuses nothing but another format and paths that are none, where documents are only compared', () => {
    const faulty = openApi({
      info: { title: 'x' },
      paths: {
        '/a': { get: { operationId: 1, parameters: {}, responses: { 200: { $ref: 'other.yaml' } } } },
      },
      components: { schemas: { A: { $ref: '#/components/schemas/Gone' }, B: { example: { $ref: 'a' } } } },
    });
    expect(readOpenApi(faulty, 'openapi').value).toBeNull();
    const { value, problems } = readOpenApi(faulty, 'openapi', 'compare');
    expect(Object.keys(value?.spec.paths ?? {})).toEqual(['/a']);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(['warning']));
    expect(problems.every(({ line }) => line !== null)).toBe(true);
    const webhooks = readOpenApi('{"openapi":"3.1.0","webhooks":{}}', 'openapi', 'compare');
    expect(webhooks.value?.spec.paths).toEqual({});
    for (const wrong of ['{"openapi":"3.1.0","paths":[]}', '{"swagger":"2.0","paths":{}}', '[]', '{']) {
      expect(readOpenApi(wrong, 'openapi', 'compare').value, wrong).toBeNull();
    }
  });

  it('refuses every document that is cut', () => {
    const text = openApi();
    for (let length = 0; length < text.length; length += 1) {
      expect(readOpenApi(text.slice(0, length), 'openapi').value).toBeNull();
    }
  });

  it('tells every fault of one document', () => {
    const text = openApi({
      info: {},
      components: { schemas: { A: { $ref: 'http://a' }, B: { $ref: '../b' } } },
    });
    expect(readOpenApi(text, 'openapi').problems).toHaveLength(3);
  });
});
