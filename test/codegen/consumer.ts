import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { onTestFinished } from 'vitest';
import { typeErrors } from './type-check.ts';

const repository = resolve(import.meta.dirname, '../..');

/** What the generated package and its consumers find in `node_modules`. */
const dependencies = ['eventsource-parser', 'openapi-fetch', 'openapi-typescript-helpers', 'zod'];

/** A project in a folder of its own that has a generated package installed. Gone when the test ends. */
export interface Consumer {
  readonly folder: string;
  /** Type errors of a program, in every strictness and with the package's declarations checked too. */
  typeErrors(program: string): string[];
  /** Compiles and runs a program; what it prints. */
  run(program: string, environment?: Readonly<Record<string, string>>): Promise<string>;
}

/** Installs a generated package as a consumer would have it. */
export function installPackage(files: ReadonlyMap<string, string | Uint8Array>): Consumer {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'router-one-consumer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of files) write(join(folder, 'node_modules/router-one-client', path), content);
  mkdirSync(join(folder, 'node_modules/@types'));
  for (const name of [...dependencies, '@types/node']) {
    symlinkSync(join(repository, 'node_modules', name), join(folder, 'node_modules', name));
  }
  write(join(folder, 'package.json'), '{"type":"module"}');
  return {
    folder,
    typeErrors: (program) => {
      write(join(folder, 'main.ts'), program);
      return typeErrors(folder, join(folder, 'main.ts'));
    },
    run: async (program, environment = {}) => {
      write(
        join(folder, 'main.js'),
        ts.transpile(program, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 }),
      );
      const env = { PATH: process.env['PATH'], ...environment };
      const { stdout } = await promisify(execFile)(process.execPath, ['main.js'], { cwd: folder, env });
      return stdout;
    },
  };
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
