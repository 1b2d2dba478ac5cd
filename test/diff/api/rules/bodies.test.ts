import { describe, expect, it } from 'vitest';
import { apiOf, type Part, told } from '../../../support/api.ts';

const text = { type: 'string' };
const json = { 'application/json': { schema: text } };

function body(content: Part, more: Part = {}): Part {
  return { requestBody: { content, ...more } };
}

function answers(responses: Part): Part {
  return { responses };
}

function answer(more: Part): Part {
  return answers({ 200: { description: 'Done', ...more } });
}

const ok = { description: 'Done' };

describe('bodies, responses and headers', () => {
  it.each<[string, Part, Part, string[], string[]]>([
    [
      'an optional body comes',
      {},
      body(json),
      ['info request-body-added-optional'],
      ['breaking request-body-removed'],
    ],
    [
      'a required body comes',
      {},
      body(json, { required: true }),
      ['breaking request-body-added-required'],
      ['breaking request-body-removed'],
    ],
    [
      'a body becomes required',
      body(json),
      body(json, { required: true }),
      ['breaking request-body-became-required'],
      ['info request-body-became-optional'],
    ],
    [
      'a body is taken in one more media type',
      body(json),
      body({ ...json, 'multipart/form-data': {} }),
      ['info request-body-media-type-added'],
      ['breaking request-body-media-type-removed'],
    ],
    [
      'a body gets a schema',
      body({ 'application/json': {} }),
      body(json),
      ['breaking request-body-media-type-schema-added'],
      ['info request-body-media-type-schema-removed'],
    ],
    [
      'a success status comes',
      answers({ 200: ok }),
      answers({ 200: ok, 201: ok }),
      ['info response-success-status-added'],
      ['breaking response-success-status-removed'],
    ],
    [
      'an error status comes',
      answers({ 200: ok }),
      answers({ 200: ok, 404: ok }),
      ['info response-non-success-status-added'],
      ['info response-non-success-status-removed'],
    ],
    [
      'a status becomes a range',
      answers({ 200: ok }),
      answers({ '2XX': ok }),
      ['breaking response-success-status-removed'],
      ['info response-success-status-added'],
    ],
    [
      'a response comes in one more media type',
      answer({ content: json }),
      answer({ content: { ...json, 'text/plain': {} } }),
      ['info response-media-type-added'],
      ['breaking response-media-type-removed'],
    ],
    [
      'a response comes in a JSON of a kind',
      answer({ content: json }),
      answer({ content: { 'application/problem+json': { schema: text } } }),
      ['info response-media-type-name-specialized'],
      ['breaking response-media-type-name-generalized'],
    ],
    [
      'a media type has a parameter',
      answer({ content: json }),
      answer({ content: { 'application/json; charset=utf-8': { schema: text } } }),
      ['info response-media-type-name-changed'],
      ['info response-media-type-name-changed'],
    ],
    [
      'the items of a stream are described (3.2)',
      answer({ content: { 'text/event-stream': {} } }),
      answer({ content: { 'text/event-stream': { itemSchema: text } } }),
      ['info response-body-item-schema-added'],
      ['notable response-body-item-schema-removed'],
    ],
    [
      'a header comes',
      answer({}),
      answer({ headers: { 'X-Left': { schema: text } } }),
      ['info response-header-added'],
      ['notable optional-response-header-removed'],
    ],
    [
      'a header comes that is always there',
      answer({}),
      answer({ headers: { 'X-Left': { schema: text, required: true } } }),
      ['info response-header-added'],
      ['breaking required-response-header-removed'],
    ],
    [
      'a header is always there',
      answer({ headers: { 'X-Left': { schema: text } } }),
      answer({ headers: { 'X-Left': { schema: text, required: true } } }),
      ['info response-header-became-required'],
      ['breaking response-header-became-optional'],
    ],
    [
      'a header is written in capitals',
      answer({ headers: { 'x-left': {} } }),
      answer({ headers: { 'X-LEFT': {} } }),
      [],
      [],
    ],
    ['a response has other prose', answer({}), answer({ description: 'It is done' }), [], []],
    [
      'an example changes',
      answer({ content: { 'application/json': { schema: text, example: '2026-01-01' } } }),
      answer({ content: { 'application/json': { schema: text, examples: { a: { value: '2026-02-02' } } } } }),
      [],
      [],
    ],
  ])('%s', (_name, base, next, there, back) => {
    expect(told(apiOf(base), apiOf(next))).toEqual(there);
    expect(told(apiOf(next), apiOf(base))).toEqual(back);
  });

  it('compare items of a stream that both sides describe', () => {
    const stream = (schema: unknown) => answer({ content: { 'text/event-stream': { itemSchema: schema } } });
    expect(told(apiOf(stream(text)), apiOf(stream({ type: 'integer' })))).toEqual([
      'breaking response-body-type-changed',
    ]);
  });
});
