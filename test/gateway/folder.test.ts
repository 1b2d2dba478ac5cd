import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, router } from '../support/command-line.ts';

const spec = `openapi: 3.1.0
info: { title: Grove, version: "1" }
servers: [{ url: https://api.grove.test }]
paths:
  /v1/leaves:
    get:
      operationId: listLeaves
      tags: [Leaves]
      responses:
        "200": { description: Leaves, content: { application/json: { schema: { type: array, items: { type: string } } } } }
`;

const gateway = {
  name: 'Grove',
  slug: 'grove',
  site: 'https://grove.test',
  documents: {
    openapi: { at: '/openapi.yaml', format: 'yaml' },
    models: { at: '/v1/models', format: 'json' },
  },
  key: { prefix: 'gk-', looks: 'gk-…', sent: 'bearer' },
};

it('a folder as upstream holds YAML and JSON where the profile says so', async () => {
  const cwd = folderWith({
    'site/openapi.yaml': spec,
    'site/models.json': '{"data":[{"id":"grove/leaf-1"},{"id":"grove/leaf-2"}]}',
    'router-one-sync.config.json': JSON.stringify({ gateway }),
  });
  const sync = () => router(['sync', '--upstream', 'site', '--date', '2026-10-07'], { cwd });
  expect(await sync()).toMatchObject({ code: 0, stdout: expect.stringContaining('Baseline: 2 models.') });
  const read = (path: string) => readFileSync(join(cwd, 'generated', path), 'utf8');
  expect(read('documents/openapi.yaml')).toBe(spec);
  expect(read('openapi.d.ts')).toContain('listLeaves');
  expect(JSON.parse(read('catalog.json')).models).toHaveLength(2);

  writeFileSync(
    join(cwd, 'site/openapi.yaml'),
    spec.replace('listLeaves\n', 'listLeaves\n      deprecated: true\n'),
  );
  expect((await sync()).stdout).toContain('GET /v1/leaves');
  expect(await router(['check'], { cwd })).toMatchObject({ code: 0 });
});
