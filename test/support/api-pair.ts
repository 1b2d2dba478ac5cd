/**
 * A pair of OpenAPI documents of any size, made without chance: resources with five operations each, schemas that refer
 * to each other and to shared ones, and an edited second document. For measuring; about 13 kB of JSON a resource.
 */
export function makeApiPair(
  resources: number,
  form: Form = { editedEvery: 20, chained: true },
): { readonly base: object; readonly next: object } {
  return { base: makeDocument(resources, form, false), next: makeDocument(resources, form, true) };
}

interface Form {
  /** In the second document one resource in so many has changed. */
  readonly editedEvery: number;
  /** True where each resource refers to the next one, so that the first leads to all; few published APIs are so deep. */
  readonly chained: boolean;
}

function makeDocument(resources: number, { editedEvery, chained }: Form, edited: boolean): object {
  const numbers = Array.from({ length: resources }, (_, index) => index);
  return {
    openapi: '3.1.0',
    info: { title: 'Measured API', version: edited ? '2.0.0' : '1.0.0' },
    servers: [{ url: 'https://api.example.com' }],
    security: [{ key: [] }],
    paths: Object.fromEntries(numbers.flatMap((index) => pathsOf(index))),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...sharedSchemas(edited),
        ...Object.fromEntries(
          numbers.flatMap((index) =>
            schemasOf(index, chained ? (index + 1) % resources : index, edited && index % editedEvery === 0),
          ),
        ),
      },
    },
  };
}

function pathsOf(index: number): Array<[string, object]> {
  const name = `Resource${index}`;
  const one = `/v1/resources-${index}/{id}`;
  return [
    [
      `/v1/resources-${index}`,
      { get: operation(`list${name}`, name), post: operation(`create${name}`, name, true) },
    ],
    [
      one,
      {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: operation(`get${name}`, name),
        put: operation(`replace${name}`, name, true),
        delete: operation(`delete${name}`, name),
      },
    ],
  ];
}

function operation(operationId: string, schema: string, body = false): object {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
  return {
    operationId,
    summary: `What ${operationId} does, in one sentence`,
    parameters: [
      { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
      { name: 'after', in: 'query', schema: { type: 'string' } },
    ],
    ...(body && { requestBody: { required: true, content } }),
    responses: {
      200: { description: 'Done', content },
      400: problem('Refused'),
      401: problem('Not allowed'),
      429: problem('Too many'),
    },
  };
}

function problem(description: string): object {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function sharedSchemas(edited: boolean): Record<string, object> {
  const code = { type: 'string', enum: ['refused', 'missing', ...(edited ? ['busy'] : [])] };
  return {
    Problem: {
      type: 'object',
      required: ['code'],
      properties: {
        code,
        message: { type: 'string' },
        causes: { type: 'array', items: { $ref: '#/components/schemas/Problem' } },
      },
    },
  };
}

function schemasOf(index: number, following: number, edited: boolean): Array<[string, object]> {
  const name = `Resource${index}`;
  const next = `Resource${following}`;
  return [
    [
      name,
      { ...recordOf(index, edited), description: 'One of many records, described as people describe them' },
    ],
    [
      `${name}Part`,
      { anyOf: [{ $ref: `#/components/schemas/${name}` }, recordOf(index, false), { type: 'null' }] },
    ],
    [`${name}Link`, { type: 'object', properties: { next: { $ref: `#/components/schemas/${next}` } } }],
  ];
}

function recordOf(index: number, edited: boolean): object {
  const fields = Array.from({ length: 12 }, (_, field) => [`field_${field}`, fieldOf(index, field, edited)]);
  return {
    type: 'object',
    required: ['field_0', 'field_1', ...(edited ? ['field_2'] : [])],
    properties: {
      ...Object.fromEntries(fields),
      part: { $ref: `#/components/schemas/Resource${index}Part` },
      link: { $ref: `#/components/schemas/Resource${index}Link` },
      ...(edited && { extra: { type: 'string' } }),
    },
  };
}

function fieldOf(index: number, field: number, edited: boolean): object {
  const description = `Field ${field} of resource ${index}, with a sentence that says what it holds`;
  if (field % 3 === 0) return { type: 'string', maxLength: edited ? 50 : 100, description };
  if (field % 3 === 1) return { type: ['integer', 'null'], minimum: 0, description };
  return { type: 'array', items: { type: 'string', enum: ['a', 'b', 'c'] }, description };
}
