/** A schema with every keyword of schemas, and beside it a document with every keyword of OpenAPI 3.2, wherever it may stand. */
const full = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $comment: 'c',
  title: 'T',
  description: 'd',
  $anchor: 'wide',
  type: 'object',
  required: ['a', 'tag'],
  minProperties: 3,
  maxProperties: 9,
  properties: {
    a: {
      type: 'string',
      minLength: 1,
      maxLength: 5,
      pattern: '^a+$',
      format: 'uri',
      default: 'a',
      example: 'a',
      examples: ['a'],
      deprecated: false,
    },
    tag: { type: 'string', const: 'wide' },
    n: { type: 'integer', format: 'int32', minimum: 1, maximum: 9, multipleOf: 1 },
    x: { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 9, multipleOf: 0.5 },
    e: { type: 'string', enum: ['u', 'v'] },
    o: { type: 'string', 'x-extensible-enum': ['u', 'v'] },
    l: {
      type: 'array',
      items: { type: 'string', maxLength: 4 },
      minItems: 1,
      maxItems: 5,
      uniqueItems: true,
      contains: { const: 'k' },
      minContains: 2,
      maxContains: 3,
      unevaluatedItems: { type: 'string' },
    },
    t: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer', maximum: 4 }], items: false },
    ro: { type: 'string', readOnly: true },
    wo: { type: 'string', writeOnly: true },
    nul: { type: ['string', 'null'] },
    map: { type: 'object', additionalProperties: { type: 'string', maxLength: 3 } },
    pat: {
      type: 'object',
      patternProperties: { '^x': { type: 'string', maxLength: 3 } },
      additionalProperties: false,
    },
    names: { type: 'object', propertyNames: { maxLength: 3 } },
    dep: {
      type: 'object',
      dependentRequired: { a: ['b'] },
      dependentSchemas: { a: { required: ['b'] } },
      unevaluatedProperties: false,
    },
    not: { type: 'string', not: { enum: ['x'] } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of schemas
    cond: { type: 'object', if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['c'] } },
    enc: {
      type: 'string',
      contentEncoding: 'base64',
      contentMediaType: 'application/json',
      contentSchema: { type: 'object', required: ['a'] },
    },
    any: { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'integer' }, { type: 'null' }] },
    one: {
      oneOf: [{ $ref: '#/components/schemas/Pie' }, { $ref: '#/components/schemas/Cake' }],
      discriminator: { propertyName: 'kind', mapping: { p: '#/components/schemas/Pie', c: 'Cake' } },
    },
    all: {
      allOf: [
        { $ref: '#/components/schemas/Base' },
        { type: 'object', properties: { y: { type: 'string' } }, required: ['y'] },
      ],
    },
    open: { anyOf: [{ type: 'string' }, { type: 'string', enum: ['k1', 'k2'] }] },
    xml: {
      type: 'array',
      items: { type: 'string', xml: { name: 'i' } },
      xml: { name: 'x', namespace: 'http://x', prefix: 'p', attribute: false, wrapped: true },
    },
    dyn: { $ref: '#anchor' },
    defs: { $defs: { q: { type: 'string' } }, $ref: '#/components/schemas/Base' },
    file: { type: 'string', format: 'binary' },
    ext: { externalDocs: { url: 'https://x', description: 'd' }, type: 'string', 'x-thing': 1 },
  },
  additionalProperties: false,
};
const content = {
  'application/json': {
    schema: { $ref: '#/components/schemas/Full' },
    example: { a: 1 },
    examples: { one: { summary: 's', value: {} } },
  },
};
export const everyKeyword = {
  openapi: '3.2.0',
  $self: 'https://x.example/openapi',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: {
    title: 'T',
    version: '1',
    summary: 's',
    description: 'd',
    termsOfService: 'https://t',
    contact: { name: 'n', url: 'https://u', email: 'e' },
    license: { name: 'MIT', identifier: 'MIT', url: 'https://l' },
  },
  servers: [
    {
      url: 'https://{region}.x.example/{v}',
      name: 'prod',
      description: 'd',
      variables: { region: { default: 'eu', enum: ['eu', 'us'], description: 'd' }, v: { default: 'v1' } },
    },
  ],
  tags: [
    {
      name: 'a',
      description: 'd',
      summary: 's',
      parent: 'b',
      kind: 'nav',
      externalDocs: { url: 'https://x' },
    },
    { name: 'b' },
  ],
  externalDocs: { url: 'https://x', description: 'd' },
  security: [{ key: [] }, { oauth: ['read', 'write'] }],
  paths: {
    '/things/{id}': {
      summary: 's',
      description: 'd',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', maxLength: 9 },
          description: 'd',
          example: 'x',
          style: 'simple',
          explode: false,
        },
      ],
      servers: [{ url: 'https://p.example' }],
      post: {
        operationId: 'make',
        summary: 's',
        description: 'd',
        tags: ['a'],
        deprecated: false,
        externalDocs: { url: 'https://x' },
        'x-stability-level': 'beta',
        parameters: [
          {
            name: 'q',
            in: 'query',
            required: false,
            deprecated: false,
            allowEmptyValue: false,
            style: 'form',
            explode: true,
            allowReserved: false,
            schema: {
              type: 'array',
              items: { type: 'string', enum: ['a', 'b'] },
              maxItems: 4,
              default: ['a'],
            },
            examples: { one: { value: ['a'] } },
          },
          {
            name: 'deep',
            in: 'query',
            style: 'deepObject',
            explode: true,
            schema: { type: 'object', properties: { z: { type: 'integer', maximum: 3 } }, required: ['z'] },
          },
          {
            name: 'c',
            in: 'query',
            content: {
              'application/json': { schema: { type: 'object', properties: { z: { type: 'integer' } } } },
            },
          },
          {
            name: 'X-H',
            in: 'header',
            required: true,
            schema: { type: 'integer', minimum: 2, format: 'int32' },
          },
          { name: 'ck', in: 'cookie', schema: { type: 'string', pattern: '^x' } },
        ],
        requestBody: {
          required: true,
          description: 'd',
          content: {
            ...content,
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: { f: { type: 'string' }, g: { type: 'array', items: { type: 'string' } } },
              },
              encoding: {
                f: { contentType: 'image/png', headers: { 'X-F': { schema: { type: 'string' } } } },
                g: { style: 'form', explode: true, allowReserved: false },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'd',
            summary: 's',
            headers: {
              'X-R': {
                required: true,
                deprecated: false,
                description: 'd',
                schema: { type: 'array', items: { type: 'integer' } },
                style: 'simple',
                explode: false,
              },
              'X-C': { content: { 'application/json': { schema: { type: 'string' } } } },
            },
            content: {
              ...content,
              'text/event-stream': { itemSchema: { type: 'object', properties: { d: { type: 'string' } } } },
            },
            links: {
              next: {
                operationId: 'read',
                parameters: { id: '$response.body#/id' },
                requestBody: 'x',
                description: 'd',
                server: { url: 'https://x' },
              },
            },
          },
          '4XX': { $ref: '#/components/responses/Bad' },
          default: { description: 'd' },
        },
        callbacks: {
          done: {
            '{$request.body#/url}': {
              post: {
                parameters: [{ name: 'sig', in: 'header', required: true, schema: { type: 'string' } }],
                requestBody: {
                  required: true,
                  content: {
                    'application/json': {
                      schema: { type: 'object', properties: { k: { type: 'string' } }, required: ['k'] },
                    },
                  },
                },
                responses: {
                  200: {
                    description: 'd',
                    content: {
                      'application/json': {
                        schema: { type: 'object', properties: { k: { type: 'string' } } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
        security: [{ bearer: [] }, { oauth: ['read'] }, { oidc: [] }, { mtls: [] }, { key: [] }],
        servers: [{ url: 'https://o.example' }],
      },
      query: { responses: { 200: { description: 'd' } } },
      additionalOperations: {
        COPY: {
          responses: { 200: { description: 'd' } },
          requestBody: { $ref: '#/components/requestBodies/Body' },
        },
      },
      trace: { deprecated: true, 'x-sunset': '2030-01-01', responses: { 200: { description: 'd' } } },
    },
    '/ref': { $ref: '#/components/pathItems/Item' },
    '/read': {
      get: {
        operationId: 'read',
        parameters: [
          { $ref: '#/components/parameters/Lim' },
          {
            name: 'qs',
            in: 'querystring',
            content: {
              'application/x-www-form-urlencoded': {
                schema: { type: 'object', properties: { z: { type: 'integer' } } },
              },
            },
          },
        ],
        responses: {
          200: {
            description: 'd',
            headers: { 'X-L': { $ref: '#/components/headers/Left' } },
            content: {
              'application/json': { $ref: '#/components/mediaTypes/J' },
              'multipart/mixed': {
                itemSchema: { type: 'string' },
                prefixEncoding: [{ contentType: 'image/png' }],
                itemEncoding: { contentType: 'image/png' },
              },
            },
            links: { n: { $ref: '#/components/links/N' } },
          },
        },
        callbacks: { c: { $ref: '#/components/callbacks/C' } },
      },
    },
  },
  webhooks: {
    made: {
      post: {
        parameters: [{ name: 'sig', in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: {
          content: {
            'application/json': {
              schema: { type: 'object', properties: { k: { type: 'string' } }, required: ['k'] },
            },
          },
        },
        responses: { 200: { description: 'd' } },
      },
    },
  },
  components: {
    schemas: {
      Full: full,
      Base: { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
      Pie: {
        type: 'object',
        properties: { kind: { type: 'string' }, p: { type: 'string' } },
        required: ['kind'],
      },
      Cake: {
        type: 'object',
        properties: { kind: { type: 'string' }, c: { type: 'string' } },
        required: ['kind'],
      },
      Anch: { $anchor: 'anchor', type: 'object', properties: { q: { type: 'string' } } },
      Unused: { type: 'string' },
    },
    responses: {
      Bad: {
        description: 'd',
        content: {
          'application/json': {
            schema: { type: 'object', properties: { code: { type: 'integer' } }, required: ['code'] },
          },
        },
      },
    },
    parameters: { Lim: { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 5, default: 3 } } },
    examples: {
      E: {
        summary: 's',
        description: 'd',
        value: 1,
        externalValue: 'https://x',
        dataValue: 1,
        serializedValue: '1',
      },
    },
    requestBodies: {
      Body: { required: true, content: { 'application/json': { schema: { type: 'string', maxLength: 4 } } } },
    },
    headers: { Left: { schema: { type: 'integer', maximum: 5 } } },
    securitySchemes: {
      key: { type: 'apiKey', name: 'X-Key', in: 'header', description: 'd', deprecated: false },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      oauth: {
        type: 'oauth2',
        oauth2MetadataUrl: 'https://m',
        flows: {
          clientCredentials: {
            tokenUrl: 'https://t',
            refreshUrl: 'https://r',
            scopes: { read: 'r', write: 'w' },
          },
          authorizationCode: { authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: { read: 'r' } },
          deviceAuthorization: {
            deviceAuthorizationUrl: 'https://d',
            tokenUrl: 'https://t',
            scopes: { read: 'r' },
          },
        },
      },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://oidc' },
      mtls: { type: 'mutualTLS' },
    },
    links: { N: { operationRef: '#/paths/~1read/get' } },
    callbacks: {
      C: {
        '{$request.body#/u}': {
          post: {
            requestBody: { content: { 'application/json': { schema: { type: 'string' } } } },
            responses: { 200: { description: 'd' } },
          },
        },
      },
    },
    pathItems: {
      Item: {
        get: {
          operationId: 'ref',
          responses: {
            200: {
              description: 'd',
              content: { 'text/plain': { schema: { type: 'string', maxLength: 3 } } },
            },
          },
        },
      },
    },
    mediaTypes: { J: { schema: { type: 'object', properties: { m: { type: 'string' } }, required: ['m'] } } },
  },
};
