import type { Document, LineCounter } from 'yaml';
import type { DocumentName } from '../base/document.ts';
import { load } from '../base/load.ts';
import { errorAt, type Problem } from '../base/problem.ts';

type Library = typeof import('yaml');

let library: Library | undefined;

/** The parser of YAML, loaded when it is first asked for: few documents are YAML. */
export function yamlLibrary(): Library {
  // Kept here too, since it is asked for at every node and finding a loaded module takes a while.
  library ??= load('yaml') as Library;
  return library;
}

/** A text of YAML as the parser gives it, the places of its lines, and what is wrong with it. */
export interface ParsedYaml {
  readonly parsed: Document.Parsed;
  readonly lines: LineCounter;
  readonly problems: readonly Problem[];
}

/** YAML 1.2, with the merge keys of 1.1. */
export function parseYaml(text: string, document: DocumentName): ParsedYaml {
  const { LineCounter: Counter, parseDocument } = yamlLibrary();
  const lines = new Counter();
  const parsed = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    merge: true,
    prettyErrors: false,
  });
  const problems = parsed.errors.map((error) => {
    const { line } = lines.linePos(error.pos[0]);
    return errorAt(document, { line }, text.split('\n')[line - 1] ?? '', `YAML (${error.message})`);
  });
  return { parsed, lines, problems };
}
