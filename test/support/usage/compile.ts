import { resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import type { ApiReading } from '../../../src/openapi/document.ts';

/** A program and the API whose types it is compiled with. */
export interface Compilation {
  readonly usage: string;
  readonly api: ApiReading;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: [],
};

/**
 * What the compiler says of each program: its errors, `[]` for one that compiles. All are compiled as one project, in
 * folders that do not exist, since the libraries are most of the work.
 */
export async function compileAll(compilations: readonly Compilation[]): Promise<string[][]> {
  const files = new Map<string, string>();
  for (const [index, { usage, api }] of compilations.entries()) {
    files.set(`${folderOf(index)}/usage.ts`, usage);
    files.set(`${folderOf(index)}/api.ts`, await printTypes(api));
  }
  const program = ts.createProgram([...files.keys()], options, hostOver(files));
  const found = ts.getPreEmitDiagnostics(program);
  return compilations.map((_, index) =>
    found
      .filter(({ file }) => file?.fileName.startsWith(`${folderOf(index)}/`))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  );
}

/** Below the tests, where the packages are found. */
function folderOf(index: number): string {
  return resolve(import.meta.dirname, `virtual-${index}`).replaceAll('\\', '/');
}

/** As the generated client has them: properties with a default stay optional. */
async function printTypes({ spec }: ApiReading): Promise<string> {
  return astToString(await openapiTS(JSON.stringify(spec), { defaultNonNullable: false, silent: true }));
}

function hostOver(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    // Modules are not looked for in a folder that is not there.
    directoryExists: (name) => /\/virtual-\d+$/.test(name) || ts.sys.directoryExists(name),
    fileExists: (name) => files.has(name) || host.fileExists(name),
    readFile: (name) => files.get(name) ?? host.readFile(name),
    getSourceFile: (name, version) => {
      const text = files.get(name);
      return text === undefined
        ? host.getSourceFile(name, version)
        : ts.createSourceFile(name, text, version);
    },
  };
}
