import { describe, expect, it } from 'vitest';
import { InvalidDocuments } from '../../src/base/failure.ts';
import type { JsonValue } from '../../src/base/json.ts';
import { generate } from '../../src/codegen/generate.ts';
import { readOpenApi } from '../../src/openapi/read-openapi.ts';
import { installPackage } from './consumer.ts';
import { emptySpec, inputWith } from './editions.ts';
import { compiledRuntime } from './runtime.ts';

/** An API of a library, in which no two operations speak alike. */
const text = { type: 'string' };
const file = { type: 'string', format: 'binary' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, ...required: string[]) => ({ type: 'object', properties, required });
const content = (types: object) =>
  Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));
const answer = (types: object, status = '200') => ({
  responses: { [status]: { description: 'x', content: content(types) } },
});
const takes = (types: object, required = true) => ({ requestBody: { required, content: content(types) } });
const json = (schema: object) => ({ 'application/json': schema });
const named = (operationId: string, ...parts: object[]) =>
  Object.assign({ operationId, tags: ['desk'] }, answer(json(object({ id: text }))), ...parts);
const parameter = (name: string, place: string, rest: object) => ({ name, in: place, ...rest });
const frame = (event: string, data: object) => object({ event: { const: event }, data }, 'data');

const paths = {
  '/speak': {
    post: named('speak', takes(json(object({ words: text }, 'words'))), answer({ 'audio/ogg': file })),
  },
  '/page': { get: named('page', answer({ 'text/markdown': text })) },
  '/rows': {
    get: named('rows', answer({ 'application/x-ndjson': object({ row: { type: 'integer' } }, 'row') })),
  },
  '/else': { get: named('otherwise', answer(json(object({ a: text }, 'a')), 'default')) },
  '/shut': { post: named('shut', { responses: { 200: { description: 'shut' } } }) },
  '/form': { post: named('fill', takes({ 'application/x-www-form-urlencoded': object({ a: text }) })) },
  '/raw': { put: named('store', takes({ 'application/octet-stream': file })) },
  '/note': { post: named('note', takes({ 'text/plain': text })) },
  '/seat': {
    get: named('seat', { parameters: [parameter('row', 'cookie', { required: true, schema: text })] }),
  },
  '/patch': { patch: named('mend', takes({ 'application/merge-patch+json': object({ a: text }) })) },
  '/scan': {
    post: named(
      'scan',
      takes({ ...json(object({ url: text })), 'multipart/form-data': object({ page: file }) }),
    ),
  },
  '/shelf/{row}/{place}': { get: named('find') },
  '/seek': {
    post: named('seek', takes(json(object({ why: text })), false), {
      parameters: [
        parameter('words', 'query', {
          required: true,
          explode: false,
          schema: { type: 'array', items: text },
        }),
        parameter('near', 'query', { schema: object({ shelf: text }) }),
        parameter('like', 'query', { content: json(object({ k: text })) }),
        parameter('X-Card', 'header', { required: true, schema: text }),
      ],
    }),
  },
  '/tell': {
    post: named(
      'createTale',
      takes(json(object({ about: text, stream: { type: 'boolean' } }))),
      answer({
        ...json(object({ tale: text })),
        'text/event-stream': {
          oneOf: [frame('word', ref('Word')), frame('error', object({ message: text }))],
        },
      }),
    ),
  },
  '/watch': { get: named('watch', answer({ 'text/event-stream': object({ data: ref('Word') }, 'data') })) },
  '/turns': { post: named('turn', takes(json(ref('Turn'))), answer(json(ref('Turn')))) },
};
const schemas = {
  Word: object({ word: text }, 'word'),
  Holder: { ...object({ n: text }), $defs: { 'Two Words': { type: 'integer' } } },
  Turn: object(
    { note: { oneOf: [ref('Said'), ref('Quoted')], discriminator: { propertyName: 'kind' } } },
    'note',
  ),
  Said: object({ kind: { type: 'string', enum: ['said'] } }, 'kind'),
  Quoted: object(
    { kind: { const: 'quoted' }, of: { $ref: '#/components/schemas/Holder/$defs/Two%20Words' } },
    'kind',
  ),
};
const spec = JSON.parse(
  JSON.stringify({
    ...emptySpec,
    servers: [{ url: 'https://desk.example/api/v1' }],
    paths,
    components: { schemas },
  }),
);
const install = async () => installPackage(await generate(inputWith({ spec, runtime: compiledRuntime() })));

/** Prints what is sent for each call, and what comes of it. */
const program = `
  import { createRouterOne } from 'router-one-client';
  let reply = [200, 'application/json', '{}'];
  const fetch = async (request) => {
    const sent = (await request.text()).replace(/-{4,}\\S+/g, '--').replace(/\\r\\n/g, '|');
    print(request.url.replace('https://desk.example/api/v1', ''), request.headers.get('content-type')?.split(';')[0], sent);
    if (request.headers.has('cookie')) print('cookie', request.headers.get('cookie'));
    return new Response(reply[2], { status: reply[0], headers: { 'content-type': reply[1] } });
  };
  const print = (...parts) => console.log(parts.join(' '));
  const { desk } = createRouterOne({ apiKey: 'sk-rk-0123456789abcdef', maxRetries: 0, fetch });
  const told = async (call) => call().then((value) => print('=', JSON.stringify(value)), (e) => print('!', e.name, e.message));
  const listOf = async (stream) => { const list = []; for await (const each of stream) list.push(each); return list; };
`;

describe('the generated client', () => {
  it('sends what the document says, and gives what comes back', async () => {
    const { run } = await install();
    const calls = `${program}
      const says = (type, body, status = 200) => { reply = [status, type, body]; };
      says('audio/ogg', 'abc'); await told(async () => (await desk.speak({ words: 'x' })).text());
      says('text/markdown', '# Hi'); await told(() => desk.page());
      says('application/x-ndjson', '{"row":1}\\n{"row":2}\\n'); await told(() => desk.rows());
      says('application/json', '{"a":"b"}'); await told(() => desk.otherwise());
      says('text/plain', 'OK'); await told(() => desk.shut());
      says('application/json', '{}');
      await told(() => desk.fill({ a: ['1', '2'] }));
      await told(() => desk.store(new Blob(['bytes'])));
      await told(() => desk.note('plain'));
      await told(() => desk.mend({ a: 'b' }));
      await told(() => desk.scan({ url: 'u' }));
      await told(() => desk.scan({ page: new Uint8Array([65]) }));
      await told(() => desk.scan({ page: (async function* () { yield new Uint8Array([66]); yield new Uint8Array([67]); })() }));
      await told(() => desk.store(new Blob(['streamed']).stream()));
      await told(() => desk.seat({ cookies: { row: 'a b' } }));
      const signal = AbortSignal.abort(new Error('enough'));
      await told(() => desk.seat({ cookies: { row: 'a' }, signal }));
      await told(() => listOf(desk.streamWatch({ signal })));
      await told(() => desk.find({ row: 'a', place: 'b/c' }));
      await told(() => desk.seek(undefined, { query: { words: ['a', 'b'], near: { shelf: 's' }, like: { k: 'v' } }, headers: { 'X-Card': '1' } }));
      const events = 'text/event-stream';
      says(events, 'data: {"word":"a"}\\n\\ndata:  [DONE] \\n\\n'); await told(() => listOf(desk.streamTale({ about: 'x' })));
      says(events, 'data: {"word":"a"}\\n\\ndata: {"wo'); await told(() => listOf(desk.streamWatch()));
      says(events, 'event: error\\ndata: {"error":"crashed"}\\n\\n'); await told(() => listOf(desk.streamWatch()));
      says('application/json', '{"error":{"code":402,"message":"pay"}}'); await told(() => listOf(desk.streamWatch()));
      for (const body of ['{"error":"no"}', '{"detail":[{"msg":"a"},{"msg":"b"}]}', '{"title":"Bad","detail":"x"}', 'plain words']) {
        says('application/problem+json', body, 400); await told(() => desk.page());
      }`;
    expect((await run(calls)).trimEnd().split('\n')).toEqual([
      '/speak application/json {"words":"x"}',
      '= "abc"',
      '/page  ',
      '= "# Hi"',
      '/rows  ',
      '= [{"row":1},{"row":2}]',
      '/else  ',
      '= {"a":"b"}',
      '/shut  ',
      '= ',
      '/form application/x-www-form-urlencoded a=1&a=2',
      '= {}',
      '/raw application/octet-stream bytes',
      '= {}',
      '/note text/plain plain',
      '= {}',
      '/patch application/merge-patch+json {"a":"b"}',
      '= {}',
      '/scan application/json {"url":"u"}',
      '= {}',
      '/scan multipart/form-data --|Content-Disposition: form-data; name="page"; filename="file"|Content-Type: application/octet-stream||A|--|',
      '= {}',
      '/scan multipart/form-data --|Content-Disposition: form-data; name="page"; filename="file"|Content-Type: application/octet-stream||BC|--|',
      '= {}',
      '/raw application/octet-stream streamed',
      '= {}',
      '/seat  ',
      'cookie row=a%20b',
      '= {}',
      '! Error enough',
      '! Error enough',
      '/shelf/a/b%2Fc  ',
      '= {}',
      '/seek?words=a,b&shelf=s&like=%7B%22k%22%3A%22v%22%7D  ',
      '= {}',
      '/tell application/json {"about":"x","stream":true}',
      '= [{"word":"a"}]',
      '/watch  ',
      '! ConnectionError the stream broke off before its end',
      '/watch  ',
      '! ServerError crashed',
      '/watch  ',
      '! BillingError pay',
      '/page  ',
      '! InvalidRequestError no',
      '/page  ',
      '! InvalidRequestError a; b',
      '/page  ',
      '! InvalidRequestError Bad: x',
      '/page  ',
      '! InvalidRequestError plain words',
    ]);
  });

  it('has types that say the same', async () => {
    const { typeErrors } = await install();
    const errors = typeErrors(`
      import { createRouterOne, type CreateTaleBody, type TurnBody } from 'router-one-client';
      const { desk } = createRouterOne();
      const body: CreateTaleBody = { about: 'x' };
      body['extra'] = 1;
      void desk.createTale(body);
      const turn: TurnBody = { note: { kind: 'said', more: true } };
      const { note } = await desk.turn(turn);
      const of: number | undefined = note.kind === 'quoted' ? note.of : undefined;
      for await (const { word } of desk.streamTale(body)) word.trim();
      const spoken: Blob = await desk.speak({ words: 'x' });
      const [row] = await desk.rows();
      const rest: undefined = await desk.shut();
      void desk.find({ row: 'a', place: 'b' });
      void desk.seek(undefined, { query: { words: ['a'] }, headers: { 'X-Card': '1' } });
      void desk.scan({ page: new Uint8Array([1]) });
      void [of, spoken, row?.row, rest];
      // @ts-expect-error what comes back is not open
      void note.more;
      // @ts-expect-error the header is required
      void desk.seek({}, { query: { words: ['a'] } });
      // @ts-expect-error it only streams
      void desk.watch();`);
    expect(errors).toEqual([]);
  });
});

describe('an API document', () => {
  const read = (value: object) => readOpenApi(JSON.stringify(value, null, 1), 'openapi');
  it('may hold references where it holds data, and need no version of its own', () => {
    const example = { value: { $ref: 'https://people.example/1' } };
    const get = { responses: { 200: { content: { 'application/json': { examples: { one: example } } } } } };
    const value = {
      openapi: '3.1.0',
      info: { title: 'T' },
      paths: { '/x': { get, 'x-of': { $ref: 'else' } } },
    };
    expect(read(value)).toMatchObject({ problems: [] });
    const property = { type: 'object', properties: { example: { $ref: 'else' } } };
    expect(read({ ...value, components: { schemas: { A: property } } }).problems).toHaveLength(1);
  });

  it('that is refused is refused with line and column', async () => {
    const bad: JsonValue = { ...spec, paths: { '/x': { get: {} }, y: { get: {} } } };
    const edition = inputWith({ spec: JSON.parse(JSON.stringify(bad)) });
    const failure = await generate(edition).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidDocuments);
    expect(failure).toMatchObject({ problems: [{ line: 1, column: expect.any(Number) }] });
  });
});
