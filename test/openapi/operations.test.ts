import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { listOperations, parametersOf } from '../../src/openapi/operations.ts';

const spec = (paths: OpenApiDocument['paths'], rest: object = {}): OpenApiDocument => ({
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths,
  ...rest,
});

describe('listOperations', () => {
  it('lists every method of every path in the order of the document', () => {
    const operations = listOperations(
      spec({
        '/v1/b': { summary: 's', post: { operationId: 'b', tags: ['Chat'] }, get: {} },
        '/v1/a/{id}': { delete: {}, 'x-get': {}, GET: {} },
        'x-note': { get: 'not an operation' },
      }),
    );
    expect(
      operations.map(({ id, operationId, tags, pointer }) => ({ id, operationId, tags, pointer })),
    ).toEqual([
      { id: 'GET /v1/b', operationId: null, tags: [], pointer: '/paths/~1v1~1b/get' },
      { id: 'POST /v1/b', operationId: 'b', tags: ['Chat'], pointer: '/paths/~1v1~1b/post' },
      { id: 'DELETE /v1/a/{id}', operationId: null, tags: [], pointer: '/paths/~1v1~1a~1{id}/delete' },
    ]);
  });

  it('gives the parameters of the path before those of the operation', () => {
    const [operation] = listOperations(
      spec({ '/a': { parameters: [{ name: 'p' }], get: { parameters: [{ name: 'q' }] } } }),
    );
    expect(operation && parametersOf(operation)).toEqual([{ name: 'p' }, { name: 'q' }]);
  });

  it('follows a path item that is a reference, and gives up on one that leads to itself', () => {
    const operations = listOperations(
      spec(
        { '/a': { $ref: '#/components/pathItems/A' }, '/loop': { $ref: '#/paths/~1loop' } },
        { components: { pathItems: { A: { get: { operationId: 'a' } } } } },
      ),
    );
    expect(operations.map(({ id, pointer }) => [id, pointer])).toEqual([
      ['GET /a', '/components/pathItems/A/get'],
    ]);
  });
});
