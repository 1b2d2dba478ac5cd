import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const program = /### From a program[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

// Beside package.json the package's own name leads to what it exports, as it does where it is installed.
const file = join(root, 'program-of-the-readme.mts');

describe('the program in the README', () => {
  it('type-checks against the package', () => {
    expect(diagnosticsOf(program)).toEqual([]);
  });

  it('prints the report of two catalogs', () => {
    const code = ts.transpileModule(program, { compilerOptions: { target: ts.ScriptTarget.ES2023 } });
    const catalogs = ['2026-09-11', '2026-10-07'].map(
      (date) => `src/serve/samples/editions/${date}/models.md`,
    );
    const report = execFileSync(
      process.execPath,
      ['--input-type=module', '--eval', code.outputText, 'program', ...catalogs],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    expect(report).toMatch(/^## 3 breaking: 1 model removed, 1 renamed/);
  });
});

function diagnosticsOf(text: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.getSourceFile = (name, language) =>
    name === file ? ts.createSourceFile(name, text, language) : getSourceFile(name, language);
  const compiled = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
