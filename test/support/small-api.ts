import type { JsonObject } from '../../src/openapi/node.ts';

/** A small API as tests edit it. */
export interface SmallApi {
  readonly calls: readonly SmallCall[];
  readonly schemas: readonly SmallSchema[];
}

export interface SmallCall {
  readonly method: 'get' | 'post' | 'delete';
  /** With `{}` for each of its parameters. */
  readonly path: string;
  readonly parameters: readonly string[];
  readonly id: string | null;
  readonly tag: string;
  readonly text: string;
  readonly query: readonly { readonly name: string; readonly required: boolean }[];
  readonly body: { readonly schema: string; readonly required: boolean } | null;
  /** The schema of the answer; `null` for none. */
  readonly answer: string | null;
  readonly streams: boolean;
}

export interface SmallSchema {
  readonly name: string;
  readonly properties: readonly SmallProperty[];
}

export interface SmallProperty {
  readonly name: string;
  readonly required: boolean;
  readonly type:
    | 'string'
    | 'integer'
    | 'boolean'
    | { readonly values: readonly string[] }
    | { readonly of: string };
}

const call: SmallCall = {
  method: 'post',
  path: '/v1/letters',
  parameters: [],
  id: 'createLetter',
  tag: 'Letters',
  text: 'Writes a letter.',
  query: [],
  body: { schema: 'Draft', required: true },
  answer: 'Letter',
  streams: false,
};
const property = (name: string, type: SmallProperty['type'], required = true): SmallProperty => ({
  name,
  type,
  required,
});

/** What the edits begin with. */
export const smallApi: SmallApi = {
  calls: [
    call,
    { ...call, method: 'get', path: '/v1/letters/{}', parameters: ['id'], id: 'getLetter', body: null },
    {
      ...call,
      method: 'delete',
      path: '/v1/letters/{}',
      parameters: ['id'],
      id: 'burnLetter',
      body: null,
      answer: null,
    },
    {
      ...call,
      path: '/v1/tales',
      id: 'createTale',
      tag: 'Tales',
      body: { schema: 'Plot', required: true },
      answer: 'Tale',
      streams: true,
    },
    {
      ...call,
      method: 'get',
      path: '/v1/tales',
      id: 'listTales',
      tag: 'Tales',
      body: null,
      answer: 'Shelf',
      query: [{ name: 'limit', required: false }],
    },
    {
      ...call,
      method: 'get',
      path: '/v1/shelves/{}/{}',
      parameters: ['row', 'place'],
      id: 'findPlace',
      tag: 'Shelves',
      body: null,
      answer: 'Shelf',
    },
    {
      ...call,
      path: '/v1/stamps',
      id: null,
      tag: 'Stamps',
      body: { schema: 'Stamp', required: false },
      answer: 'Stamp',
    },
  ],
  schemas: [
    {
      name: 'Draft',
      properties: [
        property('words', 'string'),
        property('tone', { values: ['warm', 'cold'] }, false),
        property('stamp', { of: 'Stamp' }, false),
      ],
    },
    {
      name: 'Letter',
      properties: [
        property('id', 'string'),
        property('state', { values: ['sent', 'read'] }),
        property('pages', 'integer', false),
      ],
    },
    { name: 'Plot', properties: [property('about', 'string'), property('stream', 'boolean', false)] },
    { name: 'Tale', properties: [property('text', 'string'), property('teller', { of: 'Teller' }, false)] },
    { name: 'Teller', properties: [property('name', 'string')] },
    { name: 'Shelf', properties: [property('row', 'integer'), property('first', { of: 'Tale' }, false)] },
    { name: 'Stamp', properties: [property('cents', 'integer'), property('note', 'string', false)] },
  ],
};

/** The API as an OpenAPI document. */
export function documentOf({ calls, schemas }: SmallApi): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const each of calls) {
    const path = pathOf(each);
    paths[path] = { ...paths[path], [each.method]: operationOf(each) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Small', version: '1' },
    servers: [{ url: 'https://small.example' }],
    paths,
    components: { schemas: Object.fromEntries(schemas.map((each) => [each.name, schemaOf(each)])) },
  };
}

/** `/v1/letters/{id}` */
export function pathOf({ path, parameters }: SmallCall): string {
  return parameters.reduce((text, name) => text.replace('{}', `{${name}}`), path);
}

function operationOf(each: SmallCall): JsonObject {
  const { id, tag, text, query, parameters, body, answer, streams } = each;
  const string = { type: 'string' };
  const json = (name: string) => ({ 'application/json': { schema: ref(name) } });
  const events = streams && answer !== null ? { 'text/event-stream': { schema: ref(answer) } } : {};
  const content = answer === null ? {} : { content: { ...json(answer), ...events } };
  return {
    ...(id !== null && { operationId: id }),
    tags: [tag],
    summary: text,
    parameters: [
      ...parameters.map((name) => ({ name, in: 'path', required: true, schema: string })),
      ...query.map(({ name, required }) => ({ name, in: 'query', required, schema: string })),
    ],
    ...(body !== null && { requestBody: { required: body.required, content: json(body.schema) } }),
    responses: { [answer === null ? '204' : '200']: { description: text, ...content } },
  };
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function schemaOf({ properties }: SmallSchema): JsonObject {
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(({ name, type }) => [name, typeOf(type)])),
    required: properties.filter(({ required }) => required).map(({ name }) => name),
  };
}

function typeOf(type: SmallProperty['type']): JsonObject {
  if (typeof type === 'string') return { type };
  return 'of' in type ? ref(type.of) : { type: 'string', enum: [...type.values] };
}

/** A program that uses everything of a package, as its users would have written it: `functions` by the call they make. */
export function consumerOf(
  api: SmallApi,
  functions: ReadonlyArray<{
    readonly name: string;
    readonly group: string;
    readonly call: string;
    readonly streams: boolean;
    /** The body is among the options. */
    readonly bodyInOptions: boolean;
  }>,
): string {
  const made = functions.flatMap((each) => {
    const found = api.calls.find((one) => `${one.method.toUpperCase()} ${pathOf(one)}` === each.call);
    return found === undefined ? [] : [{ ...each, of: found }];
  });
  return [
    `import { createRouterOne, type components, ${functions.map(({ name }) => name).join(', ')} } from 'router-one-client';`,
    fakeFetch,
    ...made.map((each) => writeCall(api, each)),
    ...api.schemas.map(
      ({ name }, index) => `export type Part${index} = components['schemas'][${JSON.stringify(name)}];`,
    ),
    'console.log(JSON.stringify(seen));',
  ].join('\n');
}

/** It answers everything with nothing; what is read of that is only compiled. */
const fakeFetch = `
const seen: string[] = [];
let calling = '';
const router = createRouterOne({ apiKey: 'sk-small-small-small-small', baseUrl: 'https://small.example', maxRetries: 0, fetch: async (request) => {
  const body = await request.text();
  seen.push(calling + ': ' + request.method + ' ' + new URL(request.url).pathname + ' ' + body);
  const streams = body.includes('"stream":true');
  return new Response(streams ? 'data: [DONE]\\n\\n' : '{}', { headers: { 'content-type': streams ? 'text/event-stream' : 'application/json' } });
} });
async function attempt(name: string, call: () => Promise<void>) { calling = name; await call().catch(() => {}); }`;

interface Written {
  readonly name: string;
  readonly group: string;
  readonly streams: boolean;
  readonly bodyInOptions: boolean;
  readonly of: SmallCall;
}

function writeCall(api: SmallApi, { name, group, streams, bodyInOptions, of }: Written): string {
  const variants = [false, true].flatMap((full) => {
    const given = argumentsOf(api, of, full, bodyInOptions).join(', ');
    const comma = given === '' ? '' : `, ${given}`;
    return [`${name}(router${comma})`, `router.${group}.${name}(${given})`];
  });
  const read = of.answer === null ? '' : readAll(api, of.answer, streams ? 'event' : 'result');
  return variants
    .map((called) =>
      streams
        ? `await attempt('${name}', async () => { for await (const event of ${called}) { ${read} } });`
        : `await attempt('${name}', async () => { const result = await ${called}; void result; if (seen.length < 0) { ${read} } });`,
    )
    .join('\n');
}

/** One path parameter is an argument of its own, several are one object. */
function pathArguments(parameters: readonly string[]): string[] {
  if (parameters.length > 1) return [`{ ${parameters.map((name) => `'${name}': 'one'`).join(', ')} }`];
  return parameters.map(() => "'one'");
}

function argumentsOf(
  api: SmallApi,
  { parameters, body, query }: SmallCall,
  full: boolean,
  bodyInOptions: boolean,
): string[] {
  const path = pathArguments(parameters);
  const wanted = query.filter(({ required }) => full || required).map(({ name }) => `'${name}': 'two'`);
  const members = [
    ...(wanted.length > 0 ? [`query: { ${wanted.join(', ')} }`] : []),
    ...(bodyInOptions && full && body !== null ? [`body: ${objectOf(api, body.schema, full)}`] : []),
  ];
  const options = members.length > 0 ? [`{ ${members.join(', ')} }`] : full ? ['{ timeout: 5000 }'] : [];
  const sent =
    body === null || bodyInOptions
      ? []
      : [full || body.required ? objectOf(api, body.schema, full) : 'undefined'];
  return [...path, ...(sent[0] === 'undefined' && options.length === 0 ? [] : sent), ...options];
}

function objectOf(api: SmallApi, name: string, full: boolean): string {
  const members = propertiesOf(api, name)
    .filter((each) => (full && each.name !== 'stream') || each.required)
    // A plain function asks for no stream.
    .map(
      (each) =>
        `'${each.name}': ${each.name === 'stream' && each.type === 'boolean' ? 'false' : sampleOf(api, each.type, full)}`,
    );
  return `{ ${members.join(', ')} }`;
}

function sampleOf(api: SmallApi, type: SmallProperty['type'], full: boolean): string {
  if (typeof type === 'string') return { string: "'text'", integer: '1', boolean: 'true' }[type];
  return 'of' in type ? objectOf(api, type.of, full) : JSON.stringify(type.values[0]);
}

/** Every member by the very type that it has. */
function readAll(api: SmallApi, name: string, from: string): string {
  return `const whole: ${writtenType(api, name, 0)} = ${from}; void whole; ${propertiesOf(api, name)
    .map((each) => `void ${from}['${each.name}'];`)
    .join(' ')}`;
}

function writtenType(api: SmallApi, name: string, depth: number): string {
  const members = propertiesOf(api, name).map(
    (each) => `'${each.name}'${each.required ? '' : '?'}: ${wordsOf(api, each.type, depth + 1)}`,
  );
  return `{ ${members.join('; ')} }`;
}

function wordsOf(api: SmallApi, type: SmallProperty['type'], depth: number): string {
  if (typeof type === 'string') return type === 'integer' ? 'number' : type;
  if ('values' in type) return type.values.map((value) => JSON.stringify(value)).join(' | ');
  return depth > 4 ? 'object' : writtenType(api, type.of, depth);
}

function propertiesOf({ schemas }: SmallApi, name: string): readonly SmallProperty[] {
  return schemas.find((each) => each.name === name)?.properties ?? [];
}
