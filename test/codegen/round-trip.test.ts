import { describe, expect, it, onTestFinished } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import { readOpenApi } from '../../src/openapi/read-openapi.ts';
import { startRouter } from '../../src/serve/router.ts';
import { editionOf } from '../serve/local-router.ts';
import { type Consumer, installPackage } from './consumer.ts';
import { inputWith } from './editions.ts';
import { compiledRuntime } from './runtime.ts';

/** An API of a harbour: what documents say beside bodies in JSON and values in a query. */
const text = { type: 'string' };
const file = { type: 'string', format: 'binary' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object) => ({ type: 'array', items });
const object = (properties: object, ...required: string[]) => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});
const content = (types: object) =>
  Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));
const answer = (types: object, status = '200') => ({
  responses: { [status]: { description: 'x', content: content(types) } },
});
const takes = (types: object) => ({ requestBody: { required: true, content: content(types) } });
const json = (schema: object) => ({ 'application/json': schema });
const named = (operationId: string, ...parts: object[]) =>
  Object.assign({ operationId, tags: ['quay'] }, answer(json(object({ id: text }))), ...parts);
const parameter = (place: string, name: string, rest: object) => ({
  parameters: [{ name, in: place, required: true, ...rest }],
});
const pair = object({ a: text, b: text });

const paths = {
  '/talks?beta=true': {
    get: named(
      'talks',
      parameter('query', 'n', { schema: text }),
      answer(json(object({ beta: { const: 'yes' } }))),
    ),
  },
  '/talks': { get: named('allTalks', parameter('query', 'n', { schema: text })) },
  '/label/{x}': { get: named('label', parameter('path', 'x', { style: 'label', schema: text })) },
  '/labels/{x}': {
    get: named('labels', parameter('path', 'x', { style: 'label', explode: true, schema: list(text) })),
  },
  '/matrix/{x}': { get: named('matrix', parameter('path', 'x', { style: 'matrix', schema: list(text) })) },
  '/each/{x}': {
    get: named('each', parameter('path', 'x', { style: 'matrix', explode: true, schema: list(text) })),
  },
  '/flat/{x}': { get: named('flat', parameter('path', 'x', { schema: pair })) },
  '/named/{x}': { get: named('naming', parameter('path', 'x', { explode: true, schema: pair })) },
  '/heads': {
    get: named('heads', {
      parameters: [
        { name: 'X-Crew', in: 'header', required: true, schema: list(text) },
        { name: 'X-Pair', in: 'header', schema: pair },
        { name: 'X-Json', in: 'header', content: content(json(pair)) },
        { name: 'rope', in: 'cookie', schema: list(text) },
        { name: 'mast', in: 'cookie', content: content(json(pair)) },
      ],
    }),
  },
  '/seek': {
    get: named('seek', {
      parameters: [
        { name: 'deep', in: 'query', required: true, style: 'deepObject', schema: object({ a: text }, 'a') },
        {
          name: 'pipe',
          in: 'query',
          required: true,
          style: 'pipeDelimited',
          schema: list({ type: 'integer' }),
        },
        { name: 'near', in: 'query', required: true, schema: object({ bay: { type: 'integer' } }, 'bay') },
        {
          name: 'like',
          in: 'query',
          required: true,
          content: content(json(object({ k: { type: 'integer' } }, 'k'))),
        },
        { name: 'csv', in: 'query', required: true, explode: false, schema: list({ type: 'integer' }) },
      ],
    }),
  },
  '/look': { head: named('look', answer(json(object({ a: text }, 'a')))) },
  '/ask': { get: named('ask', takes(json(pair))) },
  '/drop': { delete: named('drop', answer(json(object({ a: text }, 'a')), '204')) },
  '/sound': { get: named('sound', answer({ 'audio/ogg': file })) },
  '/log': { get: named('log', answer({ 'text/plain': text })) },
  '/rows': { get: named('rows', answer({ 'application/x-ndjson': object({ row: text }, 'row') })) },
  '/raw': { put: named('store', takes({ 'application/octet-stream': file })) },
  '/lines': {
    post: named('load', takes({ 'application/x-ndjson': object({ row: { type: 'integer' } }, 'row') })),
  },
  '/picture': { post: named('paint', takes({ 'image/*': file })) },
  '/inline': {
    post: named(
      'inline',
      takes(json(object({ bytes: file }, 'bytes'))),
      answer(json(object({ bytes: file }, 'bytes'))),
    ),
  },
  '/parts': {
    post: named('parts', {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: object(
              { about: object({ size: { type: 'integer' } }, 'size'), image: file, tags: list(text) },
              'about',
            ),
            encoding: { about: { contentType: 'application/json' }, image: { contentType: 'image/png' } },
          },
        },
      },
    }),
  },
  '/fields': {
    post: named('fields', {
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: object(
              { deep: object({ k: object({ n: text }, 'n') }, 'k'), csv: text, other: pair },
              'deep',
            ),
            encoding: { deep: { style: 'deepObject', explode: true }, csv: { explode: false } },
          },
        },
      },
    }),
  },
  '/else': { servers: [{ url: 'https://files.quay.example/up' }], post: named('lift', takes(json(pair))) },
  '/boat': { post: named('boat', takes(json(ref('Boat'))), answer(json(ref('Boat')))) },
  '/load': { get: named('cargo', answer(json(ref('Cargo')))) },
  '/waves': {
    get: named(
      'waves',
      answer({
        'text/event-stream': {
          anyOf: [
            {
              allOf: [object({ id: text, event: { const: 'wave' } }), object({ data: ref('Wave') }, 'data')],
            },
            object({ event: { const: 'ping' } }, 'event'),
            object({ event: { const: 'error' }, data: object({ message: text }) }, 'data'),
          ],
        },
      }),
    ),
  },
  '/tides': {
    get: named(
      'tides',
      answer({ 'text/event-stream': { oneOf: [ref('Wave'), ref('Failed'), { const: '[DONE]' }] } }),
    ),
  },
  '/lists': { get: named('lists', answer({ 'text/event-stream': list(ref('Wave')) })) },
  '/calls': { get: named('calls', answer({ 'text/event-stream': text })) },
};
const schemas = {
  Wave: object({ height: text }, 'height'),
  Failed: object({ error: object({ message: text }) }, 'error'),
  Boat: object(
    {
      id: { ...text, readOnly: true },
      name: text,
      pin: { ...text, writeOnly: true },
      deck: { oneOf: [ref('Sail'), ref('Motor')], discriminator: { propertyName: 'kind' } },
      rig: {
        oneOf: [ref('Sail'), ref('Motor')],
        discriminator: {
          propertyName: 'power',
          mapping: { wind: '#/components/schemas/Sail', fuel: '#/components/schemas/Motor' },
        },
      },
    },
    'id',
    'name',
    'pin',
    'deck',
  ),
  Sail: object({ kind: text, power: text }, 'kind', 'power'),
  Motor: object(
    { kind: { anyOf: [{ const: 'outboard' }, { const: 'inboard' }] }, power: text },
    'kind',
    'power',
  ),
  Hold: object({ weight: { type: 'number' }, from: text }),
  Cargo: { allOf: [ref('Hold'), { required: ['weight'] }, object({ to: text })], required: ['to', 'from'] },
};
const spec = {
  openapi: '3.1.0',
  info: { title: 'Harbour' },
  servers: [
    {
      url: 'https://{host}.quay.example/{base}',
      variables: { host: { default: 'api' }, base: { default: 'v3' } },
    },
  ],
  paths,
  components: { schemas },
};

async function install(): Promise<Consumer> {
  const { value, problems } = readOpenApi(JSON.stringify(spec), 'openapi');
  expect(problems).toEqual([]);
  if (value === null) return expect.fail('no API');
  return installPackage(await generate(inputWith({ spec: value.spec, runtime: compiledRuntime() })));
}

/** Prints what is sent for each call, as it stands on the wire, and what comes of it. */
const program = `
  import { createRouterOne } from 'router-one-client';
  const print = (...parts) => console.log(parts.filter(Boolean).join(' '));
  const own = /^x-|^cookie/;
  const send = async (request) => {
    const sent = (await request.clone().text()).replace(/-{4,}\\S+/g, '--').replace(/\\r\\n/g, '|');
    const headers = [...request.headers].filter(([name]) => own.test(name)).map((each) => each.join('='));
    print(request.url.replace(process.env.BASE, ''), request.headers.get('content-type')?.split(';')[0], sent, ...headers);
    return fetch(request);
  };
  const { quay } = createRouterOne({ apiKey: 'sk-rk-0123456789abcdef', baseUrl: process.env.BASE, maxRetries: 0, fetch: send });
  const shown = async (value) => value instanceof Blob ? 'Blob of ' + value.size : JSON.stringify(value);
  const told = async (call) => Promise.resolve(call()).then(async (value) => print('=', await shown(value)), (e) => print('!', e.name, e.message));
  const listOf = async (stream) => { const all = []; for await (const each of stream) all.push(each); return all; };
  const sent = { a: '1', b: '2' };
`;

describe('a round trip to the local router', () => {
  it('sends what the document says, and gives what comes back', async () => {
    const router = await startRouter({ edition: editionOf(spec) });
    onTestFinished(() => router.close());
    const { run } = await install();
    const calls = `${program}
      await told(() => quay.talks({ query: { n: '1' } }));
      await told(() => quay.allTalks({ query: { n: '1' } }));
      await told(() => quay.label('a/b'));
      await told(() => quay.labels(['a', 'b']));
      await told(() => quay.matrix(['a', 'b']));
      await told(() => quay.each(['a', 'b']));
      await told(() => quay.flat(sent));
      await told(() => quay.naming(sent));
      await told(() => quay.flat({ a: '..' }));
      await told(() => quay.heads({ headers: { 'X-Crew': ['a', 'b'], 'X-Pair': sent, 'X-Json': sent }, cookies: { rope: ['r', 's'], mast: sent } }));
      await told(() => quay.seek({ query: { deep: { a: 'x' }, pipe: [1, 2], near: { bay: 3 }, like: { k: 4 }, csv: [5, 6] } }));
      await told(() => quay.look());
      await told(() => quay.drop());
      await told(() => quay.ask());
      await told(() => quay.sound());
      await told(() => quay.log());
      await told(() => quay.rows());
      await told(() => quay.store(Buffer.from('abc')));
      await told(() => quay.store((async function* () { yield new Uint8Array([65]); yield new Uint8Array([66]); })()));
      await told(() => quay.load([{ row: 1 }, { row: 2 }]));
      await told(() => quay.paint(new File(['x'], 'a.gif', { type: 'image/gif' })));
      await told(() => quay.inline({ bytes: 'text' }));
      await told(() => quay.parts({ about: { size: 1 }, image: new Uint8Array([65]), tags: ['x', 'y'] }));
      await told(() => quay.fields({ deep: { k: { n: 'v' } }, csv: 'c', other: sent }));
      await told(() => quay.lift(sent));
      await told(() => quay.boat({ name: 'n', pin: 'p', deck: { kind: 'Sail', power: 'wind' } }));
      for (const stream of ['streamWaves', 'streamTides', 'streamLists', 'streamCalls']) await told(() => listOf(quay[stream]()));`;
    const printed = await run(calls, { BASE: `${router.origin}/v3` });
    expect(
      printed
        .trimEnd()
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual([
      '/talks?beta=true&n=1',
      '= {"beta":"yes"}',
      '/talks?n=1',
      '= {"id":"text"}',
      '/label/.a%2Fb',
      '= {"id":"text"}',
      '/labels/.a.b',
      '= {"id":"text"}',
      '/matrix/;x=a,b',
      '= {"id":"text"}',
      '/each/;x=a;x=b',
      '= {"id":"text"}',
      '/flat/a,1,b,2',
      '= {"id":"text"}',
      '/named/a=1,b=2',
      '= {"id":"text"}',
      '! UsageError x is "..": such a value would lead to another address',
      '/heads cookie=rope=r; rope=s; mast=%7B%22a%22%3A%221%22%2C%22b%22%3A%222%22%7D x-crew=a,b x-json={"a":"1","b":"2"} x-pair=a,1,b,2',
      '= {"id":"text"}',
      '/seek?deep%5Ba%5D=x&pipe=1|2&bay=3&like=%7B%22k%22%3A4%7D&csv=5,6',
      '= {"id":"text"}',
      '/look',
      '=',
      '/drop',
      '=',
      '/ask',
      '= {"id":"text"}',
      '/sound',
      '= Blob of 4',
      '/log',
      '= "text"',
      '/rows',
      '= [{"row":"text"}]',
      '/raw application/octet-stream abc',
      '= {"id":"text"}',
      '/raw application/octet-stream AB',
      '= {"id":"text"}',
      '/lines application/x-ndjson {"row":1}',
      '{"row":2}',
      '',
      '= {"id":"text"}',
      '/picture image/gif x',
      '= {"id":"text"}',
      '/inline application/json {"bytes":"text"}',
      '= {"bytes":"text"}',
      '/parts multipart/form-data --|Content-Disposition: form-data; name="about"|Content-Type: application/json||{"size":1}|--|Content-Disposition: form-data; name="image"; filename="file"|Content-Type: image/png||A|--|Content-Disposition: form-data; name="tags"||x|--|Content-Disposition: form-data; name="tags"||y|--|',
      '= {"id":"text"}',
      '/fields application/x-www-form-urlencoded deep%5Bk%5D%5Bn%5D=v&csv=c&other=%7B%22a%22%3A%221%22%2C%22b%22%3A%222%22%7D',
      '= {"id":"text"}',
      '/else application/json {"a":"1","b":"2"}',
      '= {"id":"text"}',
      '/boat application/json {"name":"n","pin":"p","deck":{"kind":"Sail","power":"wind"}}',
      '= {"id":"text","name":"text","pin":"text","deck":{"kind":"text","power":"text"},"rig":{"kind":"text","power":"text"}}',
      '/waves',
      '= [{"height":"text"}]',
      '/tides',
      '= [{"height":"text"}]',
      '/lists',
      '= [{"height":"text"}]',
      '/calls',
      '= ["text"]',
    ]);
    expect(router.requests.filter(({ operation }) => operation === null)).toEqual([]);
  });

  it('goes to the server of an operation, unless the caller has another', async () => {
    const { run } = await install();
    const calls = `
      import { createRouterOne } from 'router-one-client';
      const options = { apiKey: 'sk-rk-0123456789abcdef', fetch: async ({ url }) => { console.log(url); return Response.json({}); } };
      for (const more of [{}, { baseUrl: 'http://127.0.0.1:1/v3' }]) {
        const { quay } = createRouterOne({ ...options, ...more });
        await quay.lift({ a: 'x' });
        await quay.label('x');
      }`;
    expect((await run(calls)).trimEnd().split('\n')).toEqual([
      'https://files.quay.example/up/else',
      'https://api.quay.example/v3/label/.x',
      'http://127.0.0.1:1/v3/else',
      'http://127.0.0.1:1/v3/label/.x',
    ]);
  });

  it('has types that say what is on the wire', async () => {
    const { typeErrors } = await install();
    const errors = typeErrors(`
      import { createReadStream } from 'node:fs';
      import { createRouterOne, type BoatBody } from 'router-one-client';
      const { quay } = createRouterOne();
      const body: BoatBody = { name: 'n', pin: 'p', deck: { kind: 'inboard', power: 'fuel' } };
      const { id, deck, rig } = await quay.boat(body);
      const told: [string, 'wind' | 'fuel' | undefined] = [id, rig?.power];
      if (deck.kind === 'Sail') deck.power.trim();
      const { weight, from, to } = await quay.cargo();
      const sum: [number, string, string] = [weight, from, to];
      const nothing: [undefined, undefined] = [await quay.look(), await quay.drop()];
      const { bytes } = await quay.inline({ bytes: 'text' });
      void [told, sum, nothing, bytes.trim()];
      for await (const { height } of quay.streamWaves()) height.trim();
      for await (const { height } of quay.streamTides()) height.trim();
      for await (const { height } of quay.streamLists()) height.trim();
      for await (const words of quay.streamCalls()) words.trim();
      void quay.store(createReadStream('x'));
      void quay.heads({ headers: { 'X-Crew': ['a'], 'X-Json': { a: 'x' } }, cookies: { mast: { a: 'x' } } });
      // @ts-expect-error within JSON there is no file
      void quay.inline({ bytes: new Blob([]) });
      // @ts-expect-error the member says its own words
      const wrong: BoatBody = { name: 'n', pin: 'p', deck: { kind: 'Motor', power: 'fuel' } };
      void wrong;
      // @ts-expect-error what is only written does not come back
      const pin: string = (await quay.boat(body)).pin;
      void pin;`);
    expect(errors).toEqual([]);
  });
});
