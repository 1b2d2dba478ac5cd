import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiReading } from '../../../src/openapi/document.ts';
import { answering, api, apiOf, type Part, sending, told } from '../../support/api.ts';
import { compileAll } from '../../support/usage/compile.ts';
import { writeUsage } from '../../support/usage/write-usage.ts';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const done = { responses: { 200: { description: 'Done' } } };

function object(properties: Part, required: readonly string[] = [], more: Part = {}): Part {
  return { type: 'object', properties, required, ...more };
}

interface Pair {
  readonly name: string;
  readonly base: ApiReading;
  readonly next: ApiReading;
}

function pair(name: string, base: ApiReading, next: ApiReading): Pair[] {
  return [
    { name, base, next },
    { name: `the reverse of: ${name}`, base: next, next: base },
  ];
}

/** A schema that changes in what is sent and in what comes back. */
function both(name: string, base: Part, next: Part): Pair[] {
  return [
    ...pair(`${name}, in a request`, apiOf({ ...done, ...sent(base) }), apiOf({ ...done, ...sent(next) })),
    ...pair(`${name}, in a response`, apiOf(answering(base)), apiOf(answering(next))),
  ];
}

function sent(schema: Part): Part {
  const { requestBody } = sending(schema);
  return { requestBody: { ...Object(requestBody), required: true } };
}

function field(name: string, base: Part, next: Part): Pair[] {
  return both(name, object({ field: base }, ['field']), object({ field: next }, ['field']));
}

function query(more: Part = {}): Part {
  return { name: 'limit', in: 'query', schema: text, ...more };
}

const allPairs: readonly Pair[] = [
  ...both('an optional property comes', object({ a: text }), object({ a: text, b: text })),
  ...both('a required property comes', object({ a: text }), object({ a: text, b: text }, ['b'])),
  ...both(
    'a required property with a default comes',
    object({ a: text }),
    object({ a: text, b: { ...text, default: 'x' } }, ['b']),
  ),
  ...both('a property becomes required', object({ a: text }), object({ a: text }, ['a'])),
  ...field('another type', text, flag),
  ...field('an integer becomes a number', { type: 'integer' }, { type: 'number' }),
  ...field('a format', text, { ...text, format: 'uuid' }),
  ...field('null', text, { type: ['string', 'null'] }),
  ...field('one value more', { ...text, enum: ['a'] }, { ...text, enum: ['a', 'b'] }),
  ...field('only some values', text, { ...text, enum: ['a'] }),
  ...field('another constant', { ...text, const: 'a' }, { ...text, const: 'b' }),
  ...field('a bound', { type: 'integer' }, { type: 'integer', minimum: 5, multipleOf: 5 }),
  ...field('a pattern', text, { ...text, pattern: '^a', maxLength: 3 }),
  ...field('a default', text, { ...text, default: 'a' }),
  ...field('read-only', text, { ...text, readOnly: true }),
  ...field('deprecated', text, { ...text, deprecated: true }),
  ...field('one of more types', text, { type: ['string', 'integer'] }),
  ...field(
    'one alternative more',
    { oneOf: [object({ a: text }, ['a']), object({ b: flag }, ['b'])] },
    { oneOf: [object({ a: text }, ['a']), object({ b: flag }, ['b']), object({ c: flag }, ['c'])] },
  ),
  ...field('items of another type', { type: 'array', items: text }, { type: 'array', items: flag }),
  ...field(
    'fewer items',
    { type: 'array', items: text },
    { type: 'array', items: text, maxItems: 3, uniqueItems: true },
  ),
  ...pair(
    'an optional parameter comes',
    apiOf({ parameters: [query({ name: 'a' })] }),
    apiOf({ parameters: [query({ name: 'a' }), query()] }),
  ),
  ...pair('a required parameter comes', apiOf({}), apiOf({ parameters: [query({ required: true })] })),
  ...pair(
    'a parameter becomes required',
    apiOf({ parameters: [query()] }),
    apiOf({ parameters: [query({ required: true })] }),
  ),
  ...pair(
    'a parameter takes one value less',
    apiOf({ parameters: [query({ schema: { enum: ['a', 'b'] } })] }),
    apiOf({ parameters: [query({ schema: { enum: ['a'] } })] }),
  ),
  ...pair(
    'a parameter is written in one pair',
    apiOf({ parameters: [query({ schema: { type: 'array', items: text } })] }),
    apiOf({ parameters: [query({ explode: false, schema: { type: 'array', items: text } })] }),
  ),
  ...pair('a body becomes required', apiOf(sending(object({ a: text }))), apiOf(sent(object({ a: text })))),
  ...pair('a required body comes', apiOf({}), apiOf(sent(object({ a: text }, ['a'])))),
  ...pair(
    'another path',
    api({ paths: { '/a': { get: { ...done, operationId: 'a' } } } }),
    api({ paths: { '/b': { get: { ...done, operationId: 'a' } } } }),
  ),
  ...pair(
    'another method',
    api({ paths: { '/a': { get: done } } }),
    api({ paths: { '/a': { get: done, put: done } } }),
  ),
  ...pair(
    'a path parameter has another name',
    api({
      paths: {
        '/a/{x}': { get: { ...done, parameters: [{ name: 'x', in: 'path', required: true, schema: text }] } },
      },
    }),
    api({
      paths: {
        '/a/{y}': { get: { ...done, parameters: [{ name: 'y', in: 'path', required: true, schema: text }] } },
      },
    }),
  ),
  ...pair('another operationId', apiOf({ operationId: 'make' }), apiOf({ operationId: 'create' })),
  ...pair(
    'a schema has another name',
    apiOf({}, { components: { schemas: { A: text } } }),
    apiOf({}, { components: { schemas: { B: text } } }),
  ),
  ...pair('security comes', apiOf({}), apiOf({ security: [{ key: [] }] })),
  ...pair(
    'another server',
    apiOf({}, { servers: [{ url: 'https://a' }] }),
    apiOf({}, { servers: [{ url: 'https://b' }] }),
  ),
  ...pair(
    'further members are not taken',
    apiOf(sent(object({ a: text }, [], { additionalProperties: true }))),
    apiOf(sent(object({ a: text }, [], { additionalProperties: false }))),
  ),
];

/** Compiling takes its time: the long run takes all pairs, every other one every few. */
const stride = process.env['LONG'] === undefined ? 5 : 1;
const pairs = allPairs.filter((_, index) => index % stride === 0);

describe('the preset codegen', () => {
  let errors: string[][] = [];
  beforeAll(async () => {
    errors = await compileAll([
      ...pairs.map(({ base, next }) => ({ usage: writeUsage(base), api: next })),
      ...pairs.map(({ base }) => ({ usage: writeUsage(base), api: base })),
    ]);
  }, 120_000);

  it('is checked with programs that compile with the API that they are written for', () => {
    const wrong = pairs.map(({ name }, index) => [name, ...(errors[pairs.length + index] ?? [])]);
    expect(wrong.filter((one) => one.length > 1)).toEqual([]);
  });

  it.each(pairs.map((one, index) => ({ ...one, index })))(
    'agrees with the compiler: $name',
    ({ base, next, index }) => {
      const breaking = told(base, next, 'codegen').filter((words) => words.startsWith('breaking'));
      const failing = errors[index] ?? [];
      expect({ breaking: breaking.length > 0, by: breaking, errors: failing }).toEqual({
        breaking: failing.length > 0,
        by: breaking,
        errors: failing,
      });
    },
  );
});
