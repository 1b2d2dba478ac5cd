import { describe, expect, it } from 'vitest';
import { readOperations } from '../../src/codegen/api/operations.ts';
import { projectSpec } from '../../src/codegen/api/project.ts';
import { compareDocuments } from '../../src/diff/api/operations/compare-documents.ts';
import { countUnchanged } from '../../src/diff/diff.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import { readOpenApi } from '../../src/openapi/read-openapi.ts';
import type { Edition } from '../../src/read/edition.ts';
import { createRoutes } from '../../src/serve/spec/routes.ts';

const responses = { 200: { description: 'done' } };

/** Of OpenAPI 3.2: a method of its own, and one that the specification has no name for. */
const text = JSON.stringify({
  openapi: '3.2.0',
  info: { title: 'Orchard', version: '1' },
  paths: {
    '/trees': {
      get: { operationId: 'listTrees', responses },
      query: { operationId: 'findTrees', responses },
    },
    '/trees/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      additionalOperations: { GRAFT: { operationId: 'graftTree', responses } },
    },
  },
});

const all = ['GET /trees', 'QUERY /trees', 'GRAFT /trees/{id}'];

describe('the operations of a document of OpenAPI 3.2', () => {
  const { value, problems } = readOpenApi(text, 'openapi');
  const spec: OpenApiDocument = value?.spec ?? { openapi: '', info: { title: '', version: '' }, paths: {} };

  it('are one list', () => {
    expect(listOperations(spec).map(({ id }) => id)).toEqual(all);
  });

  it('are compared, and counted where nothing changed', () => {
    const units = compareDocuments(spec, spec);
    expect(units.flatMap(({ operation }) => operation ?? [])).toEqual(all);
    const edition: Edition = { ...empty, api: { spec, text } };
    expect(countUnchanged(edition, edition, []).operations).toBe(3);
  });

  it('are served, each by its own method', () => {
    const routes = createRoutes(spec);
    expect(routes('QUERY', '/trees')).toMatchObject({ kind: 'operation', operation: { id: 'QUERY /trees' } });
    expect(routes('GRAFT', '/trees/7')).toMatchObject({
      kind: 'operation',
      operation: { id: 'GRAFT /trees/{id}' },
    });
    expect(routes('POST', '/trees')).toEqual({ kind: 'other-methods', allowed: ['GET', 'QUERY'] });
  });

  it('that no client can be generated for are named, and all others are generated', () => {
    expect(problems.map(({ seen, line, severity }) => [seen, line, severity])).toEqual([
      ['QUERY /trees', 1, 'warning'],
      ['GRAFT /trees/{id}', 1, 'warning'],
    ]);
    expect(readOperations(projectSpec({ spec, text: JSON.stringify(spec) })).map(({ name }) => name)).toEqual(
      ['listTrees'],
    );
  });
});

const empty: Edition = {
  date: null,
  origin: 'live',
  digests: {},
  catalog: null,
  api: null,
  docs: null,
  facts: new Map(),
  problems: [],
};
