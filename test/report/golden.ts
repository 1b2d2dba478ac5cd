import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Comparison, comparisonSchema } from '../../src/changes/comparison.ts';

const folder = join(import.meta.dirname, '../fixtures/reports');

/** The comparisons that every format is tried on: one folder a case, with what each format makes of it. */
export const cases = readdirSync(folder);

export function readComparison(name: string): Comparison {
  return comparisonSchema.parse(JSON.parse(readFileSync(join(folder, name, 'comparison.json'), 'utf8')));
}

/** Compares with the accepted output beside the comparison; with `ACCEPT=1` the output is accepted instead. */
export function expectGolden(name: string, file: string, text: string): void {
  const path = join(folder, name, file);
  if (process.env['ACCEPT'] === '1') writeFileSync(path, text);
  expect(existsSync(path), `${path} is missing: read the output, then run again with ACCEPT=1`).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
