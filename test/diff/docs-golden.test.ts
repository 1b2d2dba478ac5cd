import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../src/base/json.ts';
import { diffDocs } from '../../src/diff/docs/index.ts';
import { docs } from './docs-reading.ts';

const root = resolve(import.meta.dirname, '../fixtures/docs-diffs');

/** Each folder is a page as it was and as it is; its name says what happened. Accept a new answer with `vitest -u`. */
describe('comparing two editions of the docs', () => {
  it.each(readdirSync(root))('%s', async (name) => {
    const [before, after] = ['before.md', 'after.md'].map((file) =>
      docs(readFileSync(join(root, name, file), 'utf8')),
    );
    const findings = before === undefined || after === undefined ? [] : diffDocs(before, after);
    const told = findings.map(({ fingerprint: _, area: __, ...parts }) => parts);
    await expect(printJson(told)).toMatchFileSnapshot(join(root, name, 'expected.json'));
  });
});
