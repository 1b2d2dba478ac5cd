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
const files = new Map(
  blocks.map(([, code], index) => [join(root, `program-${index}-of-the-readme.mts`), code] as const),
);

let compiled: ts.Program | undefined;

it('README and docs have programs', () => {
  expect(blocks.map(([page]) => page)).toEqual(expect.arrayContaining(['README.md', 'docs/program.md']));
});

it.each(blocks.map(([page], index) => [page, index] as const))(
  'the program in %s type-checks against the package',
  (_, index) => expect(diagnosticsOf(index)).toEqual([]),
);

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

function diagnosticsOf(index: number): string[] {
  compiled ??= compile();
  const source = compiled.getSourceFile([...files.keys()][index] ?? '');
  return ts
    .getPreEmitDiagnostics(compiled, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** All of them at once: most of the work are the declarations that they have in common. */
function compile(): ts.Program {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, language) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, language) : ts.createSourceFile(name, text, language);
  };
  return ts.createProgram([...files.keys()], options, host);
}
