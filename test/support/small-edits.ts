import type { SmallApi, SmallCall, SmallProperty, SmallSchema } from './small-api.ts';

/** Picks one of several. */
export type Pick = <Item>(items: readonly Item[]) => Item;

/** An edit of an API. One that is `harmless` is never a major step, whatever it is done to. */
export interface Edit {
  readonly name: string;
  readonly harmless: boolean;
  readonly edit: (api: SmallApi, pick: Pick, fresh: string) => SmallApi;
}

const harmless = (name: string, edit: Edit['edit']): Edit => ({ name, harmless: true, edit });
const other = (name: string, edit: Edit['edit']): Edit => ({ name, harmless: false, edit });

export const edits: readonly Edit[] = [
  harmless(
    'other words',
    onCall((call, _, fresh) => ({ ...call, text: `Says ${fresh}.` })),
  ),
  harmless('other order of paths', (api, pick) => ({ ...api, calls: moved(api.calls, pick) })),
  harmless('other order of schemas', (api, pick) => ({ ...api, schemas: moved(api.schemas, pick) })),
  harmless('a call more', (api, pick, fresh) =>
    withCall(api, pick, { id: `make ${fresh}`, path: `/v1/${fresh}` }),
  ),
  harmless('a call more, first', (api, pick, fresh) => {
    const { calls, schemas } = withCall(api, pick, { id: `make ${fresh}`, path: `/v1/${fresh}` });
    return { calls: [...calls.slice(-1), ...calls.slice(0, -1)], schemas };
  }),
  harmless('a call more with an id that is taken, first', (api, pick, fresh) => {
    const { calls, schemas } = withCall(api, pick, { id: pick(api.calls).id, path: `/v1/${fresh}` });
    return { calls: [...calls.slice(-1), ...calls.slice(0, -1)], schemas };
  }),
  harmless('a call more with the name of a stream', (api, pick, fresh) =>
    withCall(api, pick, {
      id: `stream ${(pick(api.calls).id ?? 'x').replace(/^create/, '')}`,
      path: `/v1/${fresh}`,
    }),
  ),
  harmless(
    'another operationId',
    onCall((call, _, fresh) => ({ ...call, id: `run ${fresh}` })),
  ),
  harmless(
    'an operationId in another script',
    onCall((call, _, fresh) => ({ ...call, id: `获取${fresh}` })),
  ),
  harmless(
    'no operationId',
    onCall((call) => ({ ...call, id: null })),
  ),
  harmless(
    'another tag',
    onCall((call, pick) => ({ ...call, tag: pick(['Letters', 'Tales', 'New', 'неё']) })),
  ),
  harmless('ids change places', (api, pick) => {
    const [one, other] = [pick(api.calls), pick(api.calls)];
    const calls = api.calls.map((call) =>
      call === one ? { ...call, id: other.id } : call === other ? { ...call, id: one.id } : call,
    );
    return { ...api, calls };
  }),
  harmless(
    'an optional query more',
    onCall((call, _, fresh) => ({ ...call, query: [...call.query, { name: fresh, required: false }] })),
  ),
  harmless('an optional body', (api, pick) => {
    const schema = pick(api.schemas).name;
    return onCall((call) =>
      call.body === null && call.method !== 'get' ? { ...call, body: { schema, required: false } } : call,
    )(api, pick, '');
  }),
  harmless('an optional property more', (api, pick, fresh) =>
    onSchema((schema) => ({
      ...schema,
      properties: [...schema.properties, { name: fresh, type: 'string', required: false }],
    }))(api, pick, fresh),
  ),
  harmless('another name of a schema', (api, pick, fresh) =>
    renameSchema(api, pick(api.schemas).name, `S${fresh}`),
  ),
  other(
    'another name of a parameter',
    onCall((call, _, fresh) => ({
      ...call,
      parameters: call.parameters.map((name, index) => (index === 0 ? fresh : name)),
    })),
  ),
  other(
    'a stream',
    onCall((call) => ({ ...call, streams: call.answer !== null && call.method === 'post' })),
  ),
  other(
    'no stream',
    onCall((call) => ({ ...call, streams: false })),
  ),
  other(
    'a required query',
    onCall((call, _, fresh) => ({ ...call, query: [...call.query, { name: fresh, required: true }] })),
  ),
  other(
    'a query less',
    onCall((call) => ({ ...call, query: call.query.slice(1) })),
  ),
  other(
    'a required body',
    onCall((call) => ({ ...call, body: call.body === null ? null : { ...call.body, required: true } })),
  ),
  other(
    'no body',
    onCall((call) => ({ ...call, body: null })),
  ),
  other(
    'no answer',
    onCall((call) => ({ ...call, answer: null, streams: false })),
  ),
  other('another answer', (api, pick) => {
    const answer = pick(api.schemas).name;
    return onCall((call) => ({ ...call, answer }))(api, pick, '');
  }),
  other('a call less', (api, pick) => ({ ...api, calls: without(api.calls, pick(api.calls)) })),
  other(
    'another path',
    onCall((call, _, fresh) => ({ ...call, path: call.path.replace('/v1/', `/v1/${fresh}/`) })),
  ),
  other(
    'a property less',
    onSchema((schema, pick) => ({
      ...schema,
      properties: without(schema.properties, pick(schema.properties)),
    })),
  ),
  other(
    'a property required',
    onProperty((property) => ({ ...property, required: true })),
  ),
  other(
    'a property optional',
    onProperty((property) => ({ ...property, required: false })),
  ),
  other(
    'another type',
    onProperty((property, pick) => ({ ...property, type: pick(['string', 'integer', 'boolean']) })),
  ),
  other(
    'a value more',
    onProperty((property, _, fresh) => withValues(property, (values) => [...values, fresh])),
  ),
  other(
    'a value less',
    onProperty((property) => withValues(property, (values) => values.slice(0, 1))),
  ),
];

function onCall(change: (call: SmallCall, pick: Pick, fresh: string) => SmallCall): Edit['edit'] {
  return (api, pick, fresh) => {
    const one = pick(api.calls);
    return { ...api, calls: api.calls.map((call) => (call === one ? change(call, pick, fresh) : call)) };
  };
}

function onSchema(change: (schema: SmallSchema, pick: Pick, fresh: string) => SmallSchema): Edit['edit'] {
  return (api, pick, fresh) => {
    const one = pick(api.schemas);
    return {
      ...api,
      schemas: api.schemas.map((schema) => (schema === one ? change(schema, pick, fresh) : schema)),
    };
  };
}

function onProperty(
  change: (property: SmallProperty, pick: Pick, fresh: string) => SmallProperty,
): Edit['edit'] {
  return onSchema((schema, pick, fresh) => {
    if (schema.properties.length === 0) return schema;
    const one = pick(schema.properties);
    const properties = schema.properties.map((property) =>
      property === one ? change(property, pick, fresh) : property,
    );
    return { ...schema, properties };
  });
}

function withValues(
  property: SmallProperty,
  change: (values: readonly string[]) => readonly string[],
): SmallProperty {
  const { type } = property;
  return typeof type === 'object' && 'values' in type
    ? { ...property, type: { values: change(type.values) } }
    : property;
}

function withCall(api: SmallApi, pick: Pick, own: Pick_<SmallCall, 'id' | 'path'>): SmallApi {
  const [body, answer] = [pick(api.schemas).name, pick(api.schemas).name];
  const call: SmallCall = {
    method: 'post',
    parameters: [],
    tag: pick(['Letters', 'More']),
    text: 'Is new.',
    query: [],
    body: { schema: body, required: true },
    answer,
    streams: false,
    ...own,
  };
  return { ...api, calls: [...api.calls, call] };
}
type Pick_<Type, Keys extends keyof Type> = { readonly [Key in Keys]: Type[Key] };

function renameSchema(api: SmallApi, from: string, to: string): SmallApi {
  const named = (name: string) => (name === from ? to : name);
  return {
    calls: api.calls.map((call) => ({
      ...call,
      body: call.body === null ? null : { ...call.body, schema: named(call.body.schema) },
      answer: call.answer === null ? null : named(call.answer),
    })),
    schemas: api.schemas.map(({ name, properties }) => ({
      name: named(name),
      properties: properties.map((property) =>
        typeof property.type === 'object' && 'of' in property.type
          ? { ...property, type: { of: named(property.type.of) } }
          : property,
      ),
    })),
  };
}

function moved<Item>(items: readonly Item[], pick: Pick): Item[] {
  const one = pick(items);
  return [one, ...without(items, one)];
}

function without<Item>(items: readonly Item[], one: Item): Item[] {
  return items.filter((item) => item !== one);
}
