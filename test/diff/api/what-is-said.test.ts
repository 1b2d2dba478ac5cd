import { describe, expect, it } from 'vitest';
import { diffApis } from '../../../src/diff/api/index.ts';
import { answering, api, apiOf, type Part, sending, told } from '../../support/api.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const done = { responses: { 200: { description: 'Done' } } };

function messages(base: Part, next: Part, more: Part = {}, moreNext: Part = more): string[] {
  return diffApis(apiOf(base, more), apiOf(next, moreNext)).map(({ message }) =>
    message.replace('POST /things: ', ''),
  );
}

describe('what is said of alternatives', () => {
  const link = (url: unknown) => ({ title: 'Link', type: 'object', properties: { url } });
  const file = { title: 'File', type: 'object', properties: { data: text } };
  const source = (url: unknown) => ({ type: 'object', properties: { source: { oneOf: [link(url), file] } } });

  it.each<[string, Part, Part, string]>([
    [
      'a member',
      source(text),
      source(whole),
      'request property url of Link in source: type changed from string to integer',
    ],
    [
      'one of a body',
      { oneOf: [text, { ...whole, maximum: 9 }] },
      { oneOf: [text, { ...whole, maximum: 5 }] },
      'integer in the request body: maximum decreased from 9 to 5',
    ],
    [
      'one without a name',
      { anyOf: [{ minimum: 3 }, text] },
      { anyOf: [{ minimum: 3 }, text, { multipleOf: 2 }] },
      'request body may also be alternative 3',
    ],
  ])('%s', (_, base, next, says) => {
    expect(messages(sending(base), sending(next))).toEqual([says]);
  });

  it('of a schema that has a name, used by several', () => {
    const many = (url: unknown) =>
      api({
        paths: {
          '/a': { post: { ...done, ...sending({ $ref: '#/components/schemas/Part' }) } },
          '/b': { post: { ...done, ...sending({ $ref: '#/components/schemas/Part' }) } },
        },
        components: { schemas: { Part: source(url) } },
      });
    expect(diffApis(many(text), many(whole)).map(({ message }) => message)).toEqual([
      '#/components/schemas/Part: request property url of Link in Part.source: type changed from string to integer; reaches 2 operations: POST /a and POST /b',
    ]);
  });
});

describe('what is said of values', () => {
  it.each<[string, Part, Part, string]>([
    ['a default of null', text, { ...text, default: null }, 'request body: default null added'],
    ['an empty default', text, { ...text, default: '' }, 'request body: default "" added'],
    ['one value', text, { ...text, enum: ['a'] }, 'request body now only one of a'],
    [
      'many values',
      text,
      { ...text, enum: [...'abcdefghijk'].map((letter) => letter.repeat(20)) },
      `request body now only one of ${[...'abcd'].map((letter) => letter.repeat(20)).join(', ')} and 7 more`,
    ],
    [
      'no further members',
      { type: 'object', properties: { a: text } },
      { type: 'object', properties: { a: text }, additionalProperties: false },
      'request body: members beside the named ones: none instead of any',
    ],
    [
      'no further items',
      { type: 'array', prefixItems: [text] },
      { type: 'array', prefixItems: [text], items: false },
      'request property items: type narrowed from any to nothing',
    ],
  ])('%s', (_, base, next, says) => {
    expect(messages(sending(base), sending(next))).toEqual([says]);
  });
});

describe('what ends', () => {
  const at = (date: string) => ({ ...text, deprecated: true, 'x-sunset': date });
  const asProperty = (schema: unknown) => sending({ type: 'object', properties: { size: schema } });
  const property = (schema: unknown) => apiOf(asProperty(schema));

  it('has its date told, for properties too', () => {
    const [early, late] = [property(at('2027-01-01')), property(at('2027-06-01'))];
    expect(told(late, early)).toEqual(['notable request-property-sunset-date-changed']);
    expect(told(early, property({ ...text, deprecated: true }))).toEqual([
      'breaking request-property-sunset-deleted',
    ]);
    expect(told(property({ ...text, deprecated: true }), early)).toEqual([
      'notable request-property-sunset-date-added',
    ]);
  });

  it('has its stability told, for properties too', () => {
    const level = (name: string) => property({ ...text, 'x-stability-level': name });
    expect(told(level('stable'), level('beta'))).toEqual(['breaking request-property-stability-decreased']);
    expect(told(level('alpha'), level('beta'))).toEqual(['info request-property-stability-increased']);
  });

  it('is told with the date that was promised', () => {
    const old = { ...done, deprecated: true, 'x-sunset': '2027-01-01' };
    const [base, next] = [
      api({ paths: { '/a': { get: old, post: done } } }),
      api({ paths: { '/a': { post: done } } }),
    ];
    expect(diffApis(base, next)).toMatchObject([
      {
        kind: 'api-removed-with-sunset',
        message:
          'GET /a: endpoint removed after its deprecation, which gave 2027-01-01 as the date of its end',
      },
    ]);
    const parameter = { name: 'size', in: 'query', schema: text, deprecated: true, 'x-sunset': '2027-01-01' };
    expect(told(apiOf({ parameters: [parameter] }), apiOf({}))).toEqual([
      'notable request-parameter-removed-with-sunset',
    ]);
  });
});

describe('one cause', () => {
  it('of many schemas that go is one entry', () => {
    const schemas = (...names: string[]) => ({
      components: { schemas: Object.fromEntries(names.map((name) => [name, {}])) },
    });
    expect(messages({}, {}, schemas('A', 'B', 'C'), schemas('B'))).toEqual([
      '#/components: schemas A and C removed from the components',
    ]);
  });

  it('of alternatives of credentials that become one is one entry, and so is the reverse', () => {
    const schemes = {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      token: { type: 'http', scheme: 'bearer' },
    };
    const more = { components: { securitySchemes: schemes } };
    const [any, all] = [{ security: [{ key: [] }, { token: [] }] }, { security: [{ key: [], token: [] }] }];
    expect(messages(any, all, more)).toEqual(['security key + token needed, was key or token']);
    expect(messages(all, any, more)).toEqual(['security key or token is enough, was key + token']);
  });

  it('of a way to get credentials that another one replaces is one entry', () => {
    const flow = (name: string) => ({
      security: [{ login: ['a'] }],
      components: {
        securitySchemes: {
          login: { type: 'oauth2', flows: { [name]: { tokenUrl: 'https://t.example', scopes: { a: '' } } } },
        },
      },
    });
    expect(messages({}, {}, flow('password'), flow('clientCredentials'))).toEqual([
      'credentials can be had by the flow clientCredentials, no longer by password',
    ]);
  });
});

describe('names of keys', () => {
  const at = (place: string, name: string) =>
    apiOf(
      { security: [{ key: [] }] },
      { components: { securitySchemes: { key: { type: 'apiKey', in: place, name } } } },
    );
  it.each<[string, string[]]>([
    ['header', []],
    ['query', ['breaking api-security-component-key-changed']],
    ['cookie', ['breaking api-security-component-key-changed']],
  ])('have a case or none in a %s', (place, expected) => {
    expect(told(at(place, 'Key'), at(place, 'key'))).toEqual(expected);
  });
});

describe('numbers that are written as text', () => {
  const fields = (schema: unknown) => ({
    type: 'object',
    properties: { size: schema, inner: { type: 'object', properties: { size: text } } },
  });
  const form = (type: string, schema: unknown, encoding?: Part) =>
    apiOf({ requestBody: { content: { [type]: { schema, ...(encoding && { encoding }) } } } });

  it.each(['multipart/form-data', 'application/x-www-form-urlencoded'])(
    'are texts in a field of %s',
    (type) => {
      expect(told(form(type, fields(whole)), form(type, fields(text)))).toEqual([
        'info request-property-type-generalized',
      ]);
      expect(told(form(type, fields(text)), form(type, fields(whole)))).toEqual([
        'breaking request-property-type-changed',
      ]);
    },
  );

  it('are none where a field is JSON, or has members', () => {
    const json = { size: { contentType: 'application/json' } };
    const type = 'multipart/form-data';
    expect(told(form(type, fields(whole), json), form(type, fields(text), json))).toEqual([
      'breaking request-property-type-changed',
    ]);
    const nested = (size: unknown) => ({
      type: 'object',
      properties: { inner: { type: 'object', properties: { size } } },
    });
    expect(told(form(type, nested(whole)), form(type, nested(text)))).toEqual([
      'breaking request-property-type-changed',
    ]);
  });

  it('are texts in a header of a response', () => {
    const header = (schema: unknown) =>
      apiOf({ responses: { 200: { description: 'Done', headers: { Left: { schema } } } } });
    expect(told(header(text), header(whole))).toEqual(['info response-header-type-specialized']);
    expect(told(header(whole), header(text))).toEqual(['breaking response-header-type-generalized']);
  });

  it('are none in JSON', () => {
    expect(told(apiOf(answering(text)), apiOf(answering(whole)))).toEqual([
      'breaking response-body-type-changed',
    ]);
  });
});

it('a status of a callback says of which', () => {
  const call = (...statuses: string[]) => ({
    callbacks: {
      done: {
        '{$url}': {
          post: { responses: Object.fromEntries(statuses.map((status) => [status, { description: '' }])) },
        },
      },
    },
  });
  expect(messages(call('200', '202'), call('200'))).toEqual([
    'callback POST done {$url}: success status 202 removed',
  ]);
});
