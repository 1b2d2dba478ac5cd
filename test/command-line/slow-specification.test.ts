import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { router, scratchFolder } from '../support/command-line.ts';

const minimal = 'openapi: 3.1.0\ninfo: {title: a, version: "1"}\npaths: {}\n';

it.runIf(process.env['LONG'] !== undefined)(
  'a file of an API that is slow to read is refused after the work of limits.read, by diff too',
  { timeout: 180_000 },
  async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'old.yaml'), minimal);
    writeFileSync(join(cwd, 'new.yaml'), `${minimal}x: ${'!x '.repeat(250_000)}\n`);
    writeFileSync(join(cwd, 'router-one-sync.config.json'), '{ "limits": { "read": { "time": "2s" } } }');
    const run = await router(['diff', 'old.yaml', 'new.yaml', '--no-uses'], { cwd });
    expect(run).toMatchObject({ code: 4, stderr: expect.stringContaining('after 2 s of work') });
  },
);
