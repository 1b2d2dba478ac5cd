import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);
const blocks = pages.flatMap((page) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^```(?:ts|js)\n([\s\S]*?)^```$/gm)].map(
    ([, code = '']): [page: string, code: string] => [page, code],
  ),
);
const program = blocks.find(([page]) => page === 'docs/program.md')?.[1] ?? '';

// Beside package.json the package's own name leads to what it exports, as it does where it is installed.
const file = join(root, 'program-of-the-readme.mts');

it('README and docs have programs', () => {
  expect(blocks.map(([page]) => page)).toEqual(expect.arrayContaining(['README.md', 'docs/program.md']));
});

it.each(blocks)('the program in %s type-checks against the package', (_, code) => {
  expect(diagnosticsOf(code)).toEqual([]);
});

describe('the program in docs/program.md', () => {
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
    expect(report).toMatch(/^## 2 breaking: 1 model removed, 1 renamed/);
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
