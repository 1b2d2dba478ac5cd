import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printJson } from '../../src/base/json.ts';
import { modelSchema } from '../../src/catalog/model.ts';
import { type DocumentKind, documentKinds } from '../../src/read/edition.ts';
import { readAs } from '../../src/read/read-as.ts';

/** `KIND/CASE/input.*` and what is read of it; `vitest -u` accepts what is read now. */
const fixtures = join(import.meta.dirname, '../fixtures/documents');

/** Kinds whose golden cases are here; the Markdown catalog and OpenAPI have tests of their own. */
const kinds = readdirSync(fixtures).filter((name): name is DocumentKind =>
  documentKinds.some((kind) => kind === name),
);

describe.each(kinds)('%s', (kind) => {
  it.each(readdirSync(join(fixtures, kind)))('reads %s as accepted', async (name) => {
    const folder = join(fixtures, kind, name);
    const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? 'input';
    const reading = readAs(kind, readFileSync(join(folder, input), 'utf8'), 'models');
    await expect(printJson(plain(reading))).toMatchFileSnapshot(join(folder, 'expected.json'));
  });

  it.each(readdirSync(join(fixtures, kind)))('gives models of our own schema only: %s', (name) => {
    const folder = join(fixtures, kind, name);
    const input = readdirSync(folder).find((file) => file.startsWith('input.')) ?? 'input';
    const { value } = readAs(kind, readFileSync(join(folder, input), 'utf8'), 'models');
    const models = value?.part === 'catalog' ? value.catalog.models : [];
    for (const model of models) expect(modelSchema.parse(model)).toEqual(model);
    expect(value).not.toBeNull();
  });
});

/** Maps as objects, so that a golden file shows them. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner) => (inner instanceof Map ? Object.fromEntries(inner) : inner)),
  );
}
