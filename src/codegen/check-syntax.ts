import type ts from 'typescript';
import { typescript } from './compiler.ts';

/** The only statements that generated modules and declarations are made of. */
const allowedStatements: ReadonlySet<ts.SyntaxKind> = new Set([
  typescript.SyntaxKind.ImportDeclaration,
  typescript.SyntaxKind.ExportDeclaration,
  typescript.SyntaxKind.InterfaceDeclaration,
  typescript.SyntaxKind.TypeAliasDeclaration,
  typescript.SyntaxKind.VariableStatement,
  typescript.SyntaxKind.FunctionDeclaration,
]);

/**
 * Reads generated files (path → text) again: each must parse without a diagnostic and hold only allowed statements.
 *
 * The last line of defence behind the encoders. Throws an `Error`, since whatever it finds is a bug of ours.
 */
export function checkSyntax(files: ReadonlyMap<string, string>): void {
  const sources = new Map([...files].map(([path, text]) => [path, parse(path, text)]));
  const program = programOf(sources);
  for (const source of sources.values()) {
    refuseErrors(source, program.getSyntacticDiagnostics(source));
    refuseOtherStatements(source);
  }
}

/** Comments are only skipped: what is in them can break nothing but their end, which the parser sees as code. */
function parse(path: string, text: string): ts.SourceFile {
  const { ScriptTarget, JSDocParsingMode } = typescript;
  const options = { languageVersion: ScriptTarget.ESNext, jsDocParsingMode: JSDocParsingMode.ParseNone };
  return typescript.createSourceFile(path, text, options, false);
}

function refuseErrors({ fileName }: ts.SourceFile, diagnostics: readonly ts.Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const words = diagnostics.map(({ messageText }) =>
    typescript.flattenDiagnosticMessageText(messageText, ' '),
  );
  throw new Error(`generated ${fileName} does not parse: ${words.join('; ')}`);
}

function refuseOtherStatements({ fileName, statements }: ts.SourceFile): void {
  const other = statements.find(({ kind }) => !allowedStatements.has(kind));
  if (other === undefined) return;
  const kind = typescript.SyntaxKind[other.kind];
  throw new Error(`generated ${fileName} holds a ${kind}, which nothing here prints`);
}

/** Its diagnostics are more than the parser's own: a type in a JavaScript file is among them. */
function programOf(sources: ReadonlyMap<string, ts.SourceFile>): ts.Program {
  const host: ts.CompilerHost = {
    ...unusedHostParts,
    getSourceFile: (name) => sources.get(name),
    fileExists: (name) => sources.has(name),
  };
  const options = { allowJs: true, noLib: true, noResolve: true, types: [] };
  return typescript.createProgram([...sources.keys()], options, host);
}

/** Files are parsed and nothing is looked up, so the rest of a compiler's surroundings is empty. */
const unusedHostParts = {
  getCanonicalFileName: (name: string) => name,
  getCurrentDirectory: () => '',
  getDefaultLibFileName: () => '',
  getNewLine: () => '\n',
  readFile: () => undefined,
  useCaseSensitiveFileNames: () => true,
  writeFile: () => undefined,
};
