import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../../src/base/json.ts';
import type { Reading } from '../../../src/base/problem.ts';
import { catalogSchema } from '../../../src/catalog/model.ts';
import type { CatalogReading } from '../../../src/read/edition.ts';
import { readModels } from '../../../src/read/models/read-models.ts';

/**
 * Each folder is one shape or one fault: `input.md` and what a careful person reads in it, `expected.json`.
 * `npx vitest run test/read/models/golden.test.ts --update` takes what is read now as expected: look at the difference
 * before committing it.
 */
const fixtures = join(import.meta.dirname, '../../fixtures');

describe('a catalog that can be read', () => {
  it.each(casesIn('catalogs'))('%s', async (name) => {
    const reading = readCase('catalogs', name);
    expect(reading.value).not.toBeNull();
    expect(
      catalogSchema.safeParse({ schemaVersion: 1, models: reading.value?.models }).error,
    ).toBeUndefined();
    await compare(
      'catalogs',
      name,
      withoutEmpty({ models: reading.value?.models, problems: reading.problems }),
    );
  });
});

describe('a catalog that is refused', () => {
  it.each(casesIn('catalogs-invalid'))('%s', async (name) => {
    const reading = readCase('catalogs-invalid', name);
    expect(reading.value).toBeNull();
    expect(reading.problems.some((problem) => problem.severity === 'error')).toBe(true);
    await compare('catalogs-invalid', name, { problems: reading.problems });
  });
});

function casesIn(folder: string): string[] {
  return readdirSync(join(fixtures, folder)).sort();
}

function readCase(folder: string, name: string): Reading<CatalogReading> {
  return readModels(readFileSync(join(fixtures, folder, name, 'input.md'), 'utf8'), 'models');
}

function compare(folder: string, name: string, actual: object): Promise<void> {
  return expect(printJson(actual)).toMatchFileSnapshot(join(fixtures, folder, name, 'expected.json'));
}

function withoutEmpty(value: { models: unknown; problems: readonly unknown[] }): object {
  return value.problems.length === 0 ? { models: value.models } : value;
}
