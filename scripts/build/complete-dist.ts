/**
 * Completes what the compiler wrote: the public shapes as JSON Schema files, made from the zod schemas that hold them, and
 * the sample editions, which are read at run time from beside the compiled module.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { printJson } from '../../src/base/json.ts';
import { catalogSchema } from '../../src/catalog/model.ts';
import { writtenComparisonSchema } from '../../src/changes/comparison.ts';
import { configSchema } from '../../src/config/schema.ts';
import { historyEntrySchema } from '../../src/history/entry.ts';
import { manifestShape } from '../../src/store/shapes.ts';

const schemas = {
  catalog: catalogSchema,
  comparison: writtenComparisonSchema,
  'history-entry': historyEntrySchema,
  manifest: manifestShape.schema(z),
};

cpSync('src/serve/samples/editions', 'dist/src/serve/samples/editions', { recursive: true });
mkdirSync('dist/schemas', { recursive: true });
// What a program reads is the output side; what a person writes, the configuration, is the input side.
for (const [name, schema] of Object.entries(schemas)) write(name, schema, 'output');
write('config', configSchema, 'input');

function write(name: string, schema: z.ZodType, io: 'input' | 'output'): void {
  // A refinement that JSON Schema cannot say leaves the plain type.
  const text = printJson(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  writeFileSync(`dist/schemas/${name}.schema.json`, text);
}
