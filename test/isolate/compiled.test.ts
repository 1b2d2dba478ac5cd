import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const runner = join(import.meta.dirname, 'run.mjs');

describe('readInWorker in a process of its own', () => {
  let folder = '';

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'router-one-sync-compiled-')));
    compileInto(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('runs as it is compiled', () => {
    expectReadings(run([], join(folder, 'dist/src/isolate/read-in-worker.js')));
  });

  it('runs from its sources under tsx', () => {
    expectReadings(run(['--import', 'tsx'], join(root, 'src/isolate/read-in-worker.ts')));
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

/** The rooms that reading needs. */
const rooms = ['canonical', 'problems', 'catalog', 'documents', 'isolate'];

/** Those rooms as the build emits them, file by file; types are checked elsewhere. */
function compileInto(folder: string): void {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  // One file at a time, the compiler does not see that the package is made of ES modules.
  const asModules = { ...config.compilerOptions, module: 'esnext', moduleResolution: 'bundler' };
  const { options } = ts.convertCompilerOptionsFromJson(asModules, root);
  for (const file of rooms.flatMap(listSources)) {
    const target = join(folder, 'dist/src', file.replace(/\.ts$/, '.js'));
    const fileName = join(root, 'src', file);
    const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
      compilerOptions: options,
      fileName,
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

function listSources(room: string): string[] {
  const files = readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(room, name));
}
