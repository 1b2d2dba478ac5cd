import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { onTestFinished } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

/** What the generated package and its consumers find in `node_modules`. */
const dependencies = ['eventsource-parser', 'openapi-fetch', 'openapi-typescript-helpers', 'zod'];

/** A project in a folder of its own that has a generated package installed. Gone when the test ends. */
export interface Consumer {
  readonly folder: string;
  /** Type errors of a program, in every strictness and with the declarations themselves checked too. */
  typeErrors(program: string, lib?: readonly string[]): string[];
  /** Compiles and runs a program; what it prints. */
  run(program: string, environment?: Readonly<Record<string, string>>): Promise<string>;
}

/** Installs a generated package as a consumer would have it. */
export function installPackage(files: ReadonlyMap<string, string | Uint8Array>): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-consumer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of files) write(join(folder, 'node_modules/router-one-client', path), content);
  mkdirSync(join(folder, 'node_modules/@types'));
  for (const name of [...dependencies, '@types/node']) {
    symlinkSync(join(repository, 'node_modules', name), join(folder, 'node_modules', name));
  }
  write(join(folder, 'package.json'), '{"type":"module"}');
  return {
    folder,
    typeErrors: (program, lib) => typeErrors(folder, program, lib),
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

/** The compiler's options in a consumer: every strictness, Node's resolution, declarations checked too. */
export function consumerOptions(
  folder: string,
  lib: readonly string[] = ['lib.es2023.d.ts'],
): ts.CompilerOptions {
  return {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: [...lib],
    types: ['node'],
    typeRoots: [join(folder, 'node_modules/@types')],
  };
}

function typeErrors(folder: string, program: string, lib?: readonly string[]): string[] {
  const file = join(folder, 'main.ts');
  write(file, program);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], consumerOptions(folder, lib)))
    .map((diagnostic) => {
      const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
      const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
      return `${diagnostic.file?.fileName.slice(folder.length + 1)}:${line + 1} TS${diagnostic.code} ${message}`;
    });
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
