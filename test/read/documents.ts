import { type Document, type DocumentName, localDocument } from '../../src/base/document.ts';

/** A fetched document with the given body. */
export function documentOf(name: DocumentName, body: string | Uint8Array): Document {
  return localDocument(name, body, `https://router.example/${name}`);
}

/** A small OpenAPI document; `changes` replaces or adds members at the top. */
export function openApi(changes: Record<string, unknown> = {}): string {
  const spec = {
    openapi: '3.1.0',
    info: { title: 'Router One API', version: '1.0.0' },
    paths: {
      '/v1/models': { get: { operationId: 'listModels', responses: { 200: { description: 'ok' } } } },
    },
    ...changes,
  };
  return JSON.stringify(spec, null, 2);
}
