import { expect, it, onTestFinished } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import { readOpenApi } from '../../src/openapi/read-openapi.ts';
import { startRouter } from '../../src/serve/router.ts';
import { editionOf } from '../serve/local-router.ts';
import { installPackage } from './consumer.ts';
import { inputWith } from './editions.ts';
import { compiledRuntime } from './runtime.ts';

/** An API of a radio: streams that no body asks for, operations that a fragment tells apart, whole query strings. */
const text = { type: 'string' };
const object = (properties: object, ...required: string[]) => ({ type: 'object', properties, required });
const content = (types: object) =>
  Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));
const json = (schema: object) => ({ 'application/json': schema });
const events = (schema: object) => ({ 'text/event-stream': schema });
const named = (operationId: string, answers: object, more: object = {}) => ({
  ...{ operationId, tags: ['dial'], ...more },
  responses: { 200: { description: 'x', content: content(answers) } },
});
const takes = (schema: object) => ({ requestBody: { required: true, content: content(json(schema)) } });
const parameter = (name: string, place: string, rest: object) => ({ name, in: place, ...rest });
const word = object({ word: text }, 'word');
const whole = object({ song: text }, 'song');
const form = (schema: object) => ({ content: content({ 'application/x-www-form-urlencoded': schema }) });

const paths = {
  '/news': { get: named('news', events(word)) },
  '/song': { post: named('sing', { ...json(whole), ...events(word) }, takes(object({ of: text }, 'of'))) },
  '/talk': { post: named('talk', json(whole), takes(object({ of: text, stream: { const: false } }, 'of'))) },
  '/talk#stream': {
    post: named('talkOn', events(word), takes(object({ of: text, stream: { const: true } }, 'of', 'stream'))),
  },
  '/band': {
    get: named('band', json(whole), {
      parameters: [
        parameter('all', 'querystring', {
          required: true,
          ...form(object({ from: { type: 'integer' }, tags: { type: 'array', items: text } }, 'from')),
        }),
        parameter('X-Wave', 'header', { required: true, schema: { type: 'integer' } }),
        parameter('X-Tags', 'header', { schema: { type: 'array', items: { type: 'integer' } } }),
        parameter('Accept', 'header', { required: true, schema: text }),
        parameter('seat', 'cookie', { required: true, schema: { enum: ['a', 'b'] } }),
      ],
    }),
  },
  '/hit': {
    get: {
      ...{ operationId: 'hit', tags: ['dial'] },
      responses: {
        200: { description: 'x', content: { 'application/json': { $ref: '#/components/mediaTypes/Whole' } } },
      },
    },
  },
  '/raw': {
    get: named('raw', json(whole), {
      parameters: [parameter('path', 'querystring', { content: content({ 'text/plain': text }) })],
    }),
  },
};
const components = { mediaTypes: { Whole: { schema: whole } } };
const spec = { openapi: '3.2.0', info: { title: 'Radio', version: '1' }, paths, components };

const program = `
  import { createRouterOne } from 'router-one-client';
  const send = async (request) => {
    console.log(request.url.replace(process.env.BASE, ''), request.headers.get('accept') ?? '', await request.clone().text());
    return fetch(request);
  };
  const { dial } = createRouterOne({ apiKey: 'sk-rk-0123456789abcdef', baseUrl: process.env.BASE, maxRetries: 0, fetch: send });
  const told = (call) => call().then((value) => console.log('=', JSON.stringify(value)), (e) => console.log('!', e.message));
  const listOf = async (stream) => { const all = []; for await (const each of stream) all.push(each); return all; };
  await told(() => listOf(dial.streamNews()));
  await told(() => listOf(dial.streamNews({ headers: { accept: 'text/event-stream;v=2' } })));
  await told(() => dial.sing({ of: 'x' }));
  await told(() => listOf(dial.streamSing({ of: 'x' })));
  await told(() => dial.talk({ of: 'x' }));
  await told(() => listOf(dial.streamTalkOn({ of: 'x' })));
  await told(() => dial.hit());
  const query = { from: 1, tags: ['x', 'y'] };
  await told(() => dial.band({ query, headers: { 'X-Wave': 2, 'X-Tags': [1, 2] }, cookies: { seat: 'a' } }));
  await told(() => dial.band({ query: { tags: ['x'] }, headers: { 'X-Wave': 2 }, cookies: { seat: 'a' } }));
  await told(() => dial.band({ query, cookies: { seat: 'a' } }));
  await told(() => dial.band({ query, headers: { 'X-Wave': 2, 'X-Tags': ['one'] }, cookies: { seat: 'a' } }));
  await told(() => dial.band({ query, headers: { 'X-Wave': 2 }, cookies: { seat: 'c' } }));`;

it('asks for what it reads, and the local router looks at all that is asked', async () => {
  const { value, problems } = readOpenApi(JSON.stringify(spec), 'openapi');
  if (value === null) return expect.fail('no API');
  expect(problems.map(({ seen, severity }) => [severity, seen])).toEqual([
    ['warning', 'GET /raw: the query string path'],
  ]);
  const router = await startRouter({ edition: editionOf(spec) });
  onTestFinished(() => router.close());
  const files = await generate(inputWith({ spec: value.spec, runtime: compiledRuntime() }));
  const { run, typeErrors } = installPackage(files);
  const printed = await run(program, { BASE: router.origin });
  expect(printed.trimEnd().split('\n')).toEqual([
    '/news text/event-stream ',
    '= [{"word":"text"}]',
    '/news text/event-stream;v=2 ',
    '= [{"word":"text"}]',
    '/song application/json {"of":"x"}',
    '= {"song":"text"}',
    '/song text/event-stream {"of":"x"}',
    '= [{"word":"text"}]',
    '/talk  {"of":"x"}',
    '= {"song":"text"}',
    '/talk#stream text/event-stream {"of":"x","stream":true}',
    '= [{"word":"text"}]',
    '/hit  ',
    '= {"song":"text"}',
    '/band?from=1&tags=x&tags=y  ',
    '= {"song":"text"}',
    '/band?tags=x  ',
    '! query parameter /from: is required',
    '/band?from=1&tags=x&tags=y  ',
    '! header /X-Wave: is required',
    '/band?from=1&tags=x&tags=y  ',
    '! header /X-Tags/0: must be integer',
    '/band?from=1&tags=x&tags=y  ',
    '! cookie /seat: must be one of "a", "b"',
  ]);
  const types = `
    import { createRouterOne } from 'router-one-client';
    const { dial } = createRouterOne();
    void dial.band({ query: { from: 1, tags: ['x'] }, headers: { 'X-Wave': 2 }, cookies: { seat: 'a' } });
    // @ts-expect-error a member of the query string is required
    void dial.band({ query: { tags: ['x'] }, headers: { 'X-Wave': 2 }, cookies: { seat: 'a' } });
    void dial.raw();
    (await dial.hit()).song.trim();`;
  expect(typeErrors(types)).toEqual([]);
});
