import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { joinPointer } from '../../canonical/json-pointer.ts';
import type { Position } from '../../canonical/json-positions.ts';
import type { Problem } from '../../problems/problem.ts';
import type { DocumentName } from '../document.ts';
import type { ApiReading, Reading } from '../edition.ts';
import { errorAt } from '../problem-at.ts';
import { readOpenApi } from './read-openapi.ts';

/**
 * How often an alias may be used before a document is taken for a bomb: real specifications use a few, and nine lines
 * of aliases of aliases make a billion values.
 */
const maxAliasCount = 100;

/** A YAML text as JSON, with the places of its values in the YAML. */
export interface JsonFromYaml {
  readonly json: string;
  /** By JSON pointer. */
  readonly positions: ReadonlyMap<string, Position>;
}

/** Reads YAML 1.2 into JSON. A text that is not YAML, has a key twice or too many aliases is a problem with its line. */
export function yamlToJsonText(text: string, document: DocumentName): Reading<JsonFromYaml> {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const problems = parsed.errors.map((error) => {
    const { line } = lines.linePos(error.pos[0]);
    return errorAt(document, { line }, text.split('\n')[line - 1] ?? '', `YAML (${error.message})`);
  });
  if (problems.length > 0) return { value: null, problems };
  try {
    const json = `${JSON.stringify(parsed.toJS({ maxAliasCount }), null, 2)}\n`;
    return { value: { json, positions: indexYaml(parsed.contents, lines) }, problems: [] };
  } catch (error) {
    // Too many aliases or one that leads nowhere, by the parser; one that leads back to itself, by JSON.
    if (!(error instanceof ReferenceError || error instanceof TypeError)) throw error;
    return { value: null, problems: [errorAt(document, null, 'aliases', `YAML (${error.message})`)] };
  }
}

/** An OpenAPI document in YAML, by the same checks as one in JSON. Only for files that a person names. */
export function readOpenApiYaml(text: string, document: DocumentName): Reading<ApiReading> {
  const yaml = yamlToJsonText(text, document);
  if (yaml.value === null) return { value: null, problems: yaml.problems };
  const { json, positions } = yaml.value;
  const { value, problems } = readOpenApi(json, document);
  return { value: value && { ...value, positions }, problems: problems.map(withoutPlace) };
}

/** Lines of the JSON that was made from the YAML would lead nowhere. */
function withoutPlace(problem: Problem): Problem {
  return { ...problem, line: null, column: null };
}

function indexYaml(contents: unknown, lines: LineCounter): Map<string, Position> {
  const offsets = new Map<string, number>();
  note(contents, '', offsets);
  const places = [...offsets].map(([pointer, offset]): [string, Position] => {
    const { line, col } = lines.linePos(offset);
    return [pointer, { line, column: col }];
  });
  return new Map(places);
}

/** A member stands at its key, as in JSON. What an alias stands for has no place of its own. */
function note(node: unknown, pointer: string, offsets: Map<string, number>): void {
  if (isAlias(node)) return;
  if (!offsets.has(pointer)) noteStart(node, pointer, offsets);
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) note(item, joinPointer(pointer, index), offsets);
  }
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    const below = joinPointer(pointer, isScalar(key) ? String(key.value) : String(key));
    noteStart(key, below, offsets);
    note(value, below, offsets);
  }
}

function noteStart(node: unknown, pointer: string, offsets: Map<string, number>): void {
  const range = isScalar(node) || isMap(node) || isSeq(node) ? (node satisfies Node).range : null;
  if (range != null) offsets.set(pointer, range[0]);
}
