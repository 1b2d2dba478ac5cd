import { describe, expect, it } from 'vitest';
import { diffApis } from '../../../src/diff/api/index.ts';
import { api, type Part } from '../../support/api.ts';

/** One document as 3.0 and as 3.1 writes it: schemas differ in spelling, and nothing else does. */
function documentOf(openapi: string, properties: Part, file: Part) {
  const thing = { type: 'object', properties };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
  const form = {
    'multipart/form-data': { schema: { type: 'object', properties: { file }, required: ['file'] } },
  };
  return api({
    openapi,
    paths: {
      '/things': {
        post: { requestBody: { content }, responses: { 200: { description: 'Done', content } } },
        put: { requestBody: { content: form }, responses: { 200: { description: 'Done' } } },
      },
    },
    components: {
      schemas: { Thing: thing, Other: { type: 'object', properties: { a: { type: 'string' } } } },
    },
  });
}

const other = { $ref: '#/components/schemas/Other' };

const older = documentOf(
  '3.0.3',
  {
    name: { type: 'string', nullable: true, example: 'a' },
    kind: { type: 'string', nullable: true, enum: ['a', 'b', null] },
    one: { type: 'string', enum: ['one'] },
    size: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false },
    other: { nullable: true, allOf: [other], description: 'Another' },
    list: { type: 'array', nullable: true, items: other },
    picture: { type: 'string', format: 'byte' },
    free: { type: 'object', additionalProperties: {} },
    both: { oneOf: [{ type: 'string' }, { type: 'integer' }], nullable: true },
  },
  { type: 'string', format: 'binary' },
);

const newer = documentOf(
  '3.1.0',
  {
    name: { type: ['string', 'null'], examples: ['a'] },
    kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
    one: { const: 'one' },
    size: { type: 'number', exclusiveMinimum: 0, maximum: 5 },
    other: { anyOf: [{ ...other, description: 'Another' }, { type: 'null' }] },
    list: { type: ['array', 'null'], items: other },
    picture: { type: 'string', contentEncoding: 'base64' },
    free: { type: 'object', additionalProperties: true },
    both: { type: ['string', 'integer', 'null'] },
  },
  { type: 'string', contentMediaType: 'application/octet-stream' },
);

describe('a document that moves from OpenAPI 3.0 to 3.1', () => {
  it('says the same, there and back', () => {
    expect(diffApis(older, newer).map(({ message }) => message)).toEqual([]);
    expect(diffApis(newer, older).map(({ message }) => message)).toEqual([]);
  });

  it('says the same when a file to send is no longer described at all', () => {
    const open = documentOf('3.1.0', {}, {});
    const file = documentOf('3.0.3', {}, { type: 'string', format: 'binary' });
    expect(diffApis(file, open).map(({ kind }) => kind)).toEqual([]);
    expect(diffApis(open, file).map(({ kind }) => kind)).toEqual([]);
  });
});
