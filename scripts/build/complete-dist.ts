/**
 * Completes what compiler and bundler wrote: the public shapes as JSON Schema files, made from the zod schemas that hold them, and
 * the sample editions, which are read at run time from beside the chunks. What was compiled from a source that is gone is
 * taken away.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { printJson } from '../../src/base/json.ts';
import { catalogSchema } from '../../src/catalog/model.ts';
import { writtenComparisonSchema } from '../../src/changes/comparison.ts';
import { configSchema } from '../../src/config/schema.ts';
import { historyEntrySchema } from '../../src/history/entry.ts';
import { manifestShape } from '../../src/store/shapes.ts';

/** Beyond so many members of one shape, their names are listed once, and the shape is said once. */
const manyMembers = 100;

const schemas = {
  catalog: catalogSchema,
  comparison: writtenComparisonSchema,
  'history-entry': historyEntrySchema,
  manifest: manifestShape.schema(z),
};

for (const folder of ['editions', 'gateways']) {
  cpSync(`src/serve/samples/${folder}`, `dist/chunks/${folder}`, { recursive: true });
}
mkdirSync('dist/schemas', { recursive: true });
// What a program reads is the output side; what a person writes, the configuration, is the input side.
for (const [name, schema] of Object.entries(schemas)) write(name, schema, 'output');
write('config', configSchema, 'input');

function write(name: string, schema: z.ZodType, io: 'input' | 'output'): void {
  // A refinement that JSON Schema cannot say leaves the plain type.
  const text = printJson(z.toJSONSchema(schema, { io, unrepresentable: 'any', override: namesOnce }));
  writeFileSync(`dist/schemas/${name}.schema.json`, text);
}

/** A thousand kinds with one row each, said as names and a row: an editor loads a quarter, and no validator nests them. */
function namesOnce({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const members = Object.values(jsonSchema.properties ?? {});
  const [first] = members;
  const same = members.every((member) => JSON.stringify(member) === JSON.stringify(first));
  if (members.length < manyMembers || first === undefined || !same) return;
  jsonSchema.propertyNames = { enum: Object.keys(jsonSchema.properties ?? {}) };
  jsonSchema.additionalProperties = first;
  delete jsonSchema.properties;
}

removeStale('dist/src', 'src');
removeStale('dist/client-runtime', 'src');

/** The compiler adds to a folder and takes nothing away. */
function removeStale(folder: string, sources: string): void {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  for (const name of names.filter((each) => each.endsWith('.d.ts'))) {
    const stem = name.replace(/\.d\.ts$/, '');
    if (existsSync(`${sources}/${stem}.ts`)) continue;
    for (const ending of ['.d.ts', '.js']) rmSync(`${folder}/${stem}${ending}`, { force: true });
  }
}
