import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Consumer } from './consumer.ts';
import { consumerOptions } from './type-check.ts';

/** What an editor shows of a program: the words it offers at each `/*|*\/`, and the names it strikes through. */
export interface Shown {
  /** The strings offered at each mark, in the order of the marks. */
  readonly offered: string[][];
  /** The texts that are marked as deprecated. */
  readonly struck: string[];
}

/** Opens a program of a consumer in TypeScript's language service, which every editor asks. */
export function openInEditor({ folder }: Consumer, program: string): Shown {
  const file = join(folder, 'edited.ts');
  const marks = [...program.matchAll(/\/\*\|\*\//g)].map(({ index }) => index);
  writeFileSync(file, program);
  const service = ts.createLanguageService(hostOf(folder, file));
  const diagnostics = service.getSuggestionDiagnostics(file).filter((found) => found.reportsDeprecated);
  return {
    offered: marks.map((mark) => offeredAt(service, file, insideLiteral(program, mark))),
    struck: diagnostics.map(({ start, length }) => program.slice(start, start + length)),
  };
}

/** A mark stands right behind the opening quote of a string. */
function insideLiteral(program: string, mark: number): number {
  if (!/["']$/.test(program.slice(0, mark))) throw new RangeError('a mark stands behind an opening quote');
  return mark;
}

function offeredAt(service: ts.LanguageService, file: string, position: number): string[] {
  const entries = service.getCompletionsAtPosition(file, position, {})?.entries ?? [];
  return entries.filter(({ kind }) => kind === ts.ScriptElementKind.string).map(({ name }) => name);
}

function hostOf(folder: string, file: string): ts.LanguageServiceHost {
  return {
    getCompilationSettings: () => consumerOptions(folder),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) =>
      ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, 'utf8')) : undefined,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath === undefined ? {} : { realpath: ts.sys.realpath }),
  };
}
