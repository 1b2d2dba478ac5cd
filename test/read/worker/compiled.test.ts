import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const runner = join(import.meta.dirname, 'run.mjs');
const compiled = join(root, 'dist/src/index.js');

describe('readInWorker in a process of its own', () => {
  it('runs as it is compiled', () => {
    expectReadings(run([], compiled));
  });

  it.runIf(process.env['LONG'])('runs from its sources under tsx', () => {
    expectReadings(run(['--import', 'tsx'], join(root, 'src/read/worker/read-in-worker.ts')));
  });
});

function run(flags: readonly string[], module: string): unknown {
  const output = execFileSync(process.execPath, [...flags, runner, pathToFileURL(module).href], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

function expectReadings(readings: unknown): void {
  expect(readings).toEqual({
    sections: 1,
    facts: [{ key: 'a', value: 'b', line: 3 }],
    failure: 'InvalidDocuments',
    problems: [expect.objectContaining({ document: 'facts', severity: 'error' })],
  });
}
