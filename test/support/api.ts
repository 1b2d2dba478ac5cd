import { apiRows, diffApis, type Preset } from '../../src/diff/api/index.ts';
import type { ApiReading } from '../../src/openapi/document.ts';

/** A part of an OpenAPI document as it would stand in JSON. */
export type Part = { readonly [key: string]: unknown };

/** An API as its reader gives it. The text is the document printed, so that positions can be looked up in it. */
export function api(document: Part): ApiReading {
  const whole = { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths: {}, ...document };
  const text = JSON.stringify(whole, null, 2);
  return { spec: JSON.parse(text), text };
}

/** An API with one operation, `POST /things`. */
export function apiOf(operation: Part, more: Part = {}): ApiReading {
  return api({
    paths: { '/things': { post: { responses: { 200: { description: 'Done' } }, ...operation } } },
    ...more,
  });
}

/** Every place in which a schema can be used, as an API that uses it there. */
export const places: Readonly<Record<string, (schema: unknown) => ApiReading>> = {
  'request-property': (schema) => apiOf(sending({ type: 'object', properties: { field: schema } })),
  'request-body': (schema) => apiOf(sending(schema)),
  'response-property': (schema) => apiOf(answering({ type: 'object', properties: { field: schema } })),
  'response-body': (schema) => apiOf(answering(schema)),
  'request-parameter': (schema) => apiOf({ parameters: [{ name: 'field', in: 'query', schema }] }),
  'response-header': (schema) =>
    apiOf({ responses: { 200: { description: 'Done', headers: { Field: { schema } } } } }),
};

export function sending(schema: unknown): Part {
  return { requestBody: { content: { 'application/json': { schema } } } };
}

export function answering(schema: unknown): Part {
  return { responses: { 200: { description: 'Done', content: { 'application/json': { schema } } } } };
}

/** What is told of two APIs, as `breaking request-parameter-removed`, sorted. */
export function told(base: ApiReading, next: ApiReading, preset: Preset = 'wire'): string[] {
  const rows = apiRows(preset);
  return diffApis(base, next, preset)
    .map(({ kind }) => `${rows.get(kind)?.severity} ${kind}`)
    .sort();
}

/** `told` for a schema in one place, there and back. */
export function toldOf(place: string, base: unknown, next: unknown, preset: Preset = 'wire') {
  const make = places[place];
  if (make === undefined) throw new Error(`no place is called ${place}`);
  return {
    there: told(make(base), make(next), preset),
    back: told(make(next), make(base), preset),
  };
}
