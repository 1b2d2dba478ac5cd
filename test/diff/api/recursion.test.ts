import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffApis } from '../../../src/diff/api/index.ts';
import { answering, api, type Part, sending } from '../../support/api.ts';

const names = ['Leaf', 'Branch', 'Root'];

/** A schema that refers to others however a schema can: bare, composed, listed, mapped, nullable. */
const schema = fc.letrec<{ schema: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>({ type: 'string' }, { type: 'null' }, { type: 'integer', maximum: 3 }),
    fc.constantFrom(...names).map((name) => ({ $ref: `#/components/schemas/${name}` })),
    fc
      .record({
        key: fc.constantFrom('anyOf', 'oneOf', 'allOf'),
        parts: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
      })
      .map(({ key, parts }) => ({ [key]: parts, description: 'composed' })),
    tie('schema').map((items) => ({ type: 'array', items })),
    tie('schema').map((additionalProperties) => ({ type: 'object', additionalProperties })),
    fc
      .dictionary(fc.constantFrom('up', 'down', 'next'), tie('schema'))
      .map((properties) => ({ type: 'object', properties })),
  ),
})).schema;

const documents = fc.tuple(schema, schema, schema).map(([Leaf, Branch, Root]) => ({ Leaf, Branch, Root }));

function using(schemas: unknown, version = '3.1.0') {
  const root = { $ref: '#/components/schemas/Root' };
  const operation = { ...answering(root), ...sending(root) };
  return api({ openapi: version, paths: { '/trees': { post: operation } }, components: { schemas } });
}

describe('schemas that contain themselves', () => {
  it.each<[string, Part, string]>([
    ['as an optional member', { anyOf: [{ $ref: '#/components/schemas/Root' }, { type: 'null' }] }, '3.1.0'],
    ['as a nullable member', { allOf: [{ $ref: '#/components/schemas/Root' }], nullable: true }, '3.0.3'],
    ['as the only alternative', { oneOf: [{ $ref: '#/components/schemas/Root' }] }, '3.1.0'],
    [
      'in a list of optional ones',
      { items: { anyOf: [{ $ref: '#/components/schemas/Root' }, { type: 'null' }] } },
      '3.1.0',
    ],
    [
      'in a map of composed ones',
      { additionalProperties: { allOf: [{ $ref: '#/components/schemas/Root' }] } },
      '3.1.0',
    ],
  ])('%s are compared, and what changed is told once', (_name, member, version) => {
    const tree = (size: string) => ({
      Root: { type: 'object', properties: { size: { type: size }, next: member } },
    });
    expect(diffApis(using(tree('string'), version), using(tree('string'), version))).toEqual([]);
    const found = diffApis(using(tree('string'), version), using(tree('integer'), version));
    expect(found.map(({ kind, field }) => [kind, field])).toEqual([
      ['request-property-type-changed', 'size'],
    ]);
  });

  it('name a member by its way in the schema that has a name', () => {
    const tree = (word: string) => ({
      Root: {
        type: 'object',
        properties: {
          next: { anyOf: [{ $ref: '#/components/schemas/Leaf' }, { type: 'null' }], enum: [word] },
        },
      },
      Leaf: { type: 'object' },
    });
    expect(diffApis(using(tree('a')), using(tree('b'))).map(({ field }) => field)).toContain('next');
  });

  it('of any composition end, and are equal to themselves', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        expect(diffApis(using(before), using(before))).toEqual([]);
        diffApis(using(before), using(after));
      }),
      { numRuns: process.env['LONG'] === undefined ? 100 : 5000 },
    );
  });

  it('in chains as long as a document are no matter for the stack', () => {
    const chain = (last: string) => {
      const links = Array.from({ length: 3000 }, (_, index): [string, unknown] => [
        `S${index}`,
        { allOf: [{ $ref: `#/components/schemas/S${index + 1}` }] },
      ]);
      const root = { Root: { $ref: '#/components/schemas/S0' } };
      return { ...root, ...Object.fromEntries(links), S3000: { type: last } };
    };
    expect(diffApis(using(chain('string')), using(chain('integer')))).not.toEqual([]);
  });
});
