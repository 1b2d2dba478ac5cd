import { expect, it } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import { emptySpec, inputWith } from './editions.ts';

/** What frameworks write down for a value that is sent as JSON, whatever else they could write it as. */
const sorts = (types: readonly string[], schema: object) =>
  Object.fromEntries(types.map((type) => [type, { schema }]));
const kite = { $ref: '#/components/schemas/Kite' };
const post = (answered: object) => ({
  ...{ tags: ['wind'], requestBody: { required: true, content: {} } },
  requestBody: { content: sorts(['application/json', 'text/json', 'application/*+json'], kite) },
  responses: {
    200: { description: 'x', content: sorts(['text/plain', 'application/json', 'text/json'], answered) },
  },
});
const paths = {
  '/kites': { post: { operationId: 'fly', ...post(kite) } },
  '/range': {
    put: {
      ...{ operationId: 'range', responses: { 200: { description: 'x' } } },
      requestBody: { content: sorts(['application/*+json'], kite) },
    },
  },
  '/names': { post: { operationId: 'name', ...post({ type: 'string' }) } },
};
const schemas = { Kite: { type: 'object', properties: { tail: { type: 'integer' } } } };
const spec = JSON.parse(JSON.stringify({ ...emptySpec, paths, components: { schemas } }));

it('takes what is named beside JSON for the same value for what it is', async () => {
  const files = await generate(inputWith({ spec }));
  const [module, declarations] = ['index.js', 'index.d.ts'].map((name) => String(files.get(name)));
  expect(module).toContain('path: "/kites", parameters: [], body: "application/json" }');
  expect(module).toContain('path: "/range", parameters: [], body: "application/json"');
  expect(declarations).toMatch(/type FlyBody = NonNullable<operations\["fly"\]\["requestBody"\]>[^|]*;/);
  expect(declarations).toMatch(/type FlyResult = operations\["fly"\][^|]*\["application\/json"\];/);
  expect(module).toMatch(/path: "\/names".*answer: readByType/);
});
