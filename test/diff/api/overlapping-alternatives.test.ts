import { describe, expect, it } from 'vitest';
import { diffApis } from '../../../src/diff/api/index.ts';
import { api, type Part, sending } from '../../support/api.ts';

const baker = {
  type: 'object',
  required: ['oven'],
  properties: { oven: { type: 'string' }, kind: { const: 'baker' } },
};
const miller = { type: 'object', required: ['stone'], properties: { stone: { type: 'string' } } };
const guest = { type: 'object', properties: { name: { type: 'string' } } };

function told(before: Part, after: Part): string[] {
  const [base, next] = [before, after].map((schema) => api({ paths: { '/x': { post: sending(schema) } } }));
  if (base === undefined || next === undefined) throw new Error('two documents');
  return diffApis(base, next).map(({ kind }) => kind);
}

describe('an alternative that values of before can fit too', () => {
  it.each<[string, Part, Part]>([
    ['beside a plain object', baker, { oneOf: [baker, guest] }],
    ['in a union', { oneOf: [baker, miller] }, { oneOf: [baker, miller, guest] }],
    [
      'of values that fit a text too',
      { type: 'string', maxLength: 9 },
      {
        oneOf: [
          { type: 'string', maxLength: 9 },
          { enum: ['rye'], type: 'string' },
        ],
      },
    ],
  ])('is told as what it refuses: %s', (_, before, after) => {
    expect(told(before, after)).toEqual(['request-body-one-of-overlapping-added']);
  });

  it.each<[string, Part, Part, string]>([
    ['asks for what they have not', baker, { oneOf: [baker, miller] }, 'request-body-one-of-added'],
    ['is any of them', baker, { anyOf: [baker, guest] }, 'request-body-list-of-types-widened'],
    [
      'has another type',
      { type: 'string' },
      { oneOf: [{ type: 'string' }, { type: 'integer' }] },
      'request-body-list-of-types-widened',
    ],
  ])('is one more where it %s', (_, before, after, kind) => {
    expect(told(before, after)).toEqual([kind]);
  });
});

describe('values that are documented beside any other', () => {
  const closed = { enum: ['rye', 'oat'] };

  it('are not told as gone where nothing else is taken any more', () => {
    const some = (schema: Part) => ({ type: 'object', properties: { grain: { type: 'string', ...schema } } });
    const typed = { anyOf: [{ type: 'string' }, { type: 'string', enum: ['rye', 'oat'] }] };
    expect(told({ type: 'object', properties: { grain: typed } }, some(closed))).toEqual([
      'request-property-became-enum',
    ]);
    expect(told(some(closed), { type: 'object', properties: { grain: typed } })).toEqual([
      'request-property-became-not-enum',
    ]);
  });
});

describe('unions of hundreds', () => {
  it('are paired without looking at every pair', () => {
    const many = (type: string) => ({
      oneOf: Array.from({ length: 400 }, (_, index) => ({
        type: 'object',
        required: [`k${index % 7}`],
        properties: { [`a${index}`]: { type }, [`k${index % 7}`]: { type: 'string' } },
      })),
    });
    expect(told(many('string'), many('integer'))).toHaveLength(400);
  });
});
