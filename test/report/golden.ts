import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Comparison, comparisonSchema } from '../../src/changes/comparison.ts';

const folder = join(import.meta.dirname, '../fixtures/reports');

/** The comparisons that every format is tried on: one folder a case, with what each format makes of it. */
export const cases = readdirSync(folder);

export function readComparison(name: string): Comparison {
  return comparisonSchema.parse(JSON.parse(readFileSync(join(folder, name, 'comparison.json'), 'utf8')));
}

/** Compares with the accepted output beside the comparison; `npx vitest run FILE --update` accepts what comes now. */
export function expectGolden(name: string, file: string, text: string): Promise<void> {
  return expect(text).toMatchFileSnapshot(join(folder, name, file));
}
