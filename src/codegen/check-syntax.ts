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
 * Reads a generated file again: it must parse without a diagnostic and hold only allowed statements.
 *
 * The last line of defence behind the encoders. Throws an `Error`, since whatever it finds is a bug of ours.
 */
export function checkSyntax(path: string, text: string): void {
  const source = typescript.createSourceFile(path, text, typescript.ScriptTarget.ESNext, false);
  const diagnostics = syntaxErrors(source);
  if (diagnostics.length > 0) throw new Error(`generated ${path} does not parse: ${diagnostics.join('; ')}`);
  const other = source.statements.find(({ kind }) => !allowedStatements.has(kind));
  if (other !== undefined) {
    throw new Error(
      `generated ${path} holds a ${typescript.SyntaxKind[other.kind]}, which nothing here prints`,
    );
  }
}

function syntaxErrors(source: ts.SourceFile): string[] {
  const host: ts.CompilerHost = {
    ...unusedHostParts,
    getSourceFile: (name) => (name === source.fileName ? source : undefined),
    fileExists: (name) => name === source.fileName,
  };
  const options = { allowJs: true, noLib: true, noResolve: true, types: [] };
  const program = typescript.createProgram([source.fileName], options, host);
  return program
    .getSyntacticDiagnostics(source)
    .map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, ' '));
}

/** One file is parsed and nothing is looked up, so the rest of a compiler's surroundings is empty. */
const unusedHostParts = {
  getCanonicalFileName: (name: string) => name,
  getCurrentDirectory: () => '',
  getDefaultLibFileName: () => '',
  getNewLine: () => '\n',
  readFile: () => undefined,
  useCaseSensitiveFileNames: () => true,
  writeFile: () => undefined,
};
