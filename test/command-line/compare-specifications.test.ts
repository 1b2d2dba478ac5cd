import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { router, scratchFolder } from '../support/command-line.ts';

const spec = (path: string): string =>
  `openapi: 3.1.0\ninfo: { title: Things, version: 1.0 }\npaths:\n  ${path}: { get: { operationId: list, responses: { 200: { description: Done } } } }\n`;

it('diff compares specifications in YAML, with lines, pointers and reach', async () => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'old.yaml'), spec('/a'));
  writeFileSync(join(cwd, 'new.yaml'), spec('/b'));
  const run = await router(['diff', 'old.yaml', 'new.yaml', '--as', 'openapi', '--json'], { cwd });
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout).changes).toMatchObject([
    {
      kind: 'endpoint-renamed',
      severity: 'breaking',
      at: { document: 'openapi', line: 4, column: 9 },
      pointers: { base: '/paths/~1a/get', next: '/paths/~1b/get' },
      reaches: ['GET /a'],
    },
  ]);
});

it('diff holds a specification that has no operations left', async () => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'old.yaml'), spec('/a'));
  writeFileSync(join(cwd, 'new.yaml'), 'openapi: 3.1.0\ninfo: { title: Things, version: 1.0 }\npaths: {}\n');
  const run = await router(['diff', 'old.yaml', 'new.yaml', '--as', 'openapi', '--json'], { cwd });
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'held', held: [{ rule: 'no-operations' }] });
});
