import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

const clientFolder = resolve(import.meta.dirname, '../../src/client');

let compiled: ReadonlyMap<string, string> | undefined;

/** The client runtime as `npm run build:client` emits it: path within the build folder → text. Compiled once a run. */
export function compiledRuntime(): ReadonlyMap<string, string> {
  compiled ??= compile();
  return compiled;
}

function compile(): ReadonlyMap<string, string> {
  const outDir = resolve('/build');
  const config = ts.getParsedCommandLineOfConfigFile(
    join(clientFolder, 'tsconfig.json'),
    { outDir },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => expectNone([String(messageText)]),
    },
  );
  if (config === undefined) throw new Error('src/client/tsconfig.json cannot be read');
  const program = ts.createProgram(config.fileNames, config.options);
  const files = new Map<string, string>();
  program.emit(undefined, (name, text) => files.set(relative(outDir, name).replaceAll('\\', '/'), text));
  return files;
}

function expectNone(messages: readonly string[]): void {
  if (messages.length > 0) throw new Error(`the client runtime does not compile: ${messages.join('; ')}`);
}
