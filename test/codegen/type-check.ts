import { join } from 'node:path';
import ts from 'typescript';

/** The compiler's options in a consumer: every strictness, Node's resolution, declarations checked too. */
export function consumerOptions(folder: string): ts.CompilerOptions {
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
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
    typeRoots: [join(folder, 'node_modules/@types')],
  };
}

/**
 * The type errors of a program in a consumer's folder: its own and those in the declarations of what is written there.
 * Declarations of other packages, which are links to elsewhere, and of the language are read and not judged: that takes
 * seconds with every program, and the projects of `test/consumers` do it.
 */
export function typeErrors(folder: string, file: string): string[] {
  const options = consumerOptions(folder);
  const program = ts.createProgram([file], options, hostOf(options, folder));
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...own.flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]),
  ];
  return found.map((diagnostic) => describeDiagnostic(diagnostic, folder));
}

function describeDiagnostic({ file, start, code, messageText }: ts.Diagnostic, folder: string): string {
  const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
  const message = ts.flattenDiagnosticMessageText(messageText, ' ');
  return `${file?.fileName.slice(folder.length + 1)}:${line + 1} TS${code} ${message}`;
}

/** Declarations from outside every consumer, parsed once: the options of all programs are the same. */
const shared = new Map<string, ts.SourceFile | undefined>();

function hostOf(options: ts.CompilerOptions, folder: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  return {
    ...host,
    getSourceFile: (name, target) => {
      if (name.startsWith(folder)) return read(name, target);
      if (!shared.has(name)) shared.set(name, read(name, target));
      return shared.get(name);
    },
  };
}
