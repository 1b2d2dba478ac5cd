import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const sources = resolve(import.meta.dirname, '../../src');

/** As `src/client/tsconfig.json` has it, for one file at a time: `npm run build` tells whether the types are right. */
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  declaration: true,
  strict: true,
  rewriteRelativeImportExtensions: true,
};

let compiled: ReadonlyMap<string, string> | undefined;

/** The client runtime as `npm run build:client` emits it: path within the build folder → text. Compiled once a run. */
export function compiledRuntime(): ReadonlyMap<string, string> {
  compiled ??= compile();
  return compiled;
}

/** All that is in `client/`, and what it imports from other rooms. */
function compile(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const waiting = readdirSync(join(sources, 'client'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(sources, 'client', name));
  for (const file of waiting) {
    const path = relative(sources, file).replaceAll('\\', '/').replace(/\.ts$/, '');
    if (files.has(`${path}.js`)) continue;
    const text = readFileSync(file, 'utf8');
    const options = { fileName: file, compilerOptions, reportDiagnostics: true };
    files.set(`${path}.js`, emitted(ts.transpileModule(text, options)));
    files.set(`${path}.d.ts`, emitted(ts.transpileDeclaration(text, options)));
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) waiting.push(resolve(dirname(file), fileName));
    }
  }
  return files;
}

function emitted({ outputText, diagnostics = [] }: ts.TranspileOutput): string {
  const messages = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  if (messages.length > 0) throw new Error(`the client runtime does not compile: ${messages.join('; ')}`);
  return outputText;
}
