import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../src/base/json.ts';
import { catalogSchema, type Model } from '../../src/catalog/model.ts';
import { diffCatalogs } from '../../src/diff/diff.ts';
import { reading } from './reading.ts';

const root = resolve(import.meta.dirname, '../fixtures/diffs');

/** Each folder stands for one shape that no other covers; its name says which. Accept a new answer with `vitest -u`. */
describe('comparing two catalogs', () => {
  it.each(readdirSync(root))('%s', async (name) => {
    const folder = join(root, name);
    const findings = diffCatalogs(
      reading(readModels(folder, 'before')),
      reading(readModels(folder, 'after')),
    );
    const told = findings.map(({ kind, subject, field, message, cause, doubt }) => ({
      ...{ kind, subject, field, message },
      ...(cause !== undefined && { cause }),
      ...(doubt !== undefined && { doubt }),
    }));
    await expect(printJson(told)).toMatchFileSnapshot(join(folder, 'expected.json'));
  });
});

function readModels(folder: string, side: 'before' | 'after'): Model[] {
  return catalogSchema.parse(JSON.parse(readFileSync(join(folder, `${side}.json`), 'utf8'))).models;
}
