import type { Pair, Scalar, YAMLMap, Document as YamlDocument } from 'yaml';
import type { DocumentName } from '../base/document.ts';
import { hideComments } from '../base/json-comments.ts';
import type { Problem, Reading } from '../base/problem.ts';
import {
  type AliasTargets,
  aliasTargets,
  expandedLength,
  maxExpandedLength,
} from '../openapi/yaml-aliases.ts';
import { parseYaml, yamlLibrary } from '../openapi/yaml-library.ts';

/**
 * The text of a catalog: plain JSON for what people write more easily than JSON, with comments or in YAML, and any other text
 * as it is.
 */
export function catalogText(text: string): Reading<string> {
  const yaml = yamlAsJson(text, 'models');
  if (yaml === null) return { value: hideComments(text), problems: [] };
  return 'json' in yaml ? { value: yaml.json, problems: [] } : { value: null, problems: [yaml.problem] };
}

/**
 * A catalog in YAML as JSON, in which every member stands in the line and the column where the YAML has its key, and every
 * number is as it was written. `null` for any other text; a problem for one that is plainly YAML, and wrong.
 */
function yamlAsJson(
  text: string,
  document: DocumentName,
): { readonly json: string } | { readonly problem: Problem } | null {
  if (!looksLikeYaml(text) || isTooDeep.test(text)) return null;
  const { parsed, lines, problems } = parseYaml(text, document);
  const [problem] = problems;
  if (problem !== undefined) return isMostlyYaml(text) ? { problem } : null;
  const targets = aliasTargets(parsed);
  if (expandedLength(parsed, targets) > maxExpandedLength(text) || !tellsOfObjects(parsed.contents))
    return null;
  return { json: new Layout(lines, targets).print(parsed) };
}

/** `key: value` or `- key: value`, as the first line that is no comment. */
const firstLine = /^(?:-[ \t]+)*(?:"[^"\n]*"|'[^'\n]*'|[\w./@~+][^\n:#`*|<>[\]{}]*?)[ \t]*:(?:[ \t]|$)/;
const table = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|/m;
const titleAlone = /^#{1,6} [^\n]*\n[ \t]*\n/m;
const indentedKey = /^[ \t]+[\w"'][\w"' .-]*:(?:[ \t]|$)/m;
/** What a parser that calls itself may not survive; no catalog comes near it. */
const isTooDeep = /(?:[[{]\s*){100}|(?:-[ \t]+){100}|^[ \t]{1000}/m;

/** A page has a table, front matter, or titles above text that is no YAML. */
function looksLikeYaml(text: string): boolean {
  const bare = text.replace(/^\ufeff/, '');
  const first = bare
    .split('\n', mostComments)
    .find((line) => !/^(?:[ \t]*(?:#.*)?|---[ \t]*|%.*)$/.test(line));
  if (first === undefined || !firstLine.test(first) || /^["']?(?:openapi|swagger)["']?[ \t]*:/m.test(bare))
    return false;
  if (/^---[ \t]*\n[\s\S]*\n---[ \t]*(?:\n|$)/.test(bare) || table.test(bare)) return false;
  return !titleAlone.test(bare) || indentedKey.test(bare);
}

/** More lines of comments than this do not stand above a catalog. */
const mostComments = 500;

function isMostlyYaml(text: string): boolean {
  if (!indentedKey.test(text)) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const known = lines.filter((line) => /^[ \t]*(?:#|(?:- )*[\w"'][^:]*:(?:[ \t]|$)|- )/.test(line));
  return known.length * 2 > lines.length;
}

/** A list of words, or of pairs with one word each, is no catalog. */
function tellsOfObjects(node: unknown): boolean {
  const { isMap, isPair, isSeq } = yamlLibrary();
  if (isPair(node)) return tellsOfObjects(node.value);
  if (isSeq(node)) return node.items.some(tellsOfObjects);
  if (!isMap(node)) return false;
  const isObject = node.items.length > 1 && node.items.some(({ value }) => !isMap(value) && !isSeq(value));
  return isObject || node.items.some(tellsOfObjects);
}

type Lines = { linePos(offset: number): { line: number; col: number } };

/** Writes JSON with its parts in the places of the YAML, as far as brackets and commas leave room. */
class Layout {
  readonly #lines: Lines;
  readonly #targets: AliasTargets;
  readonly #parts: string[] = [];
  #line = 1;
  #column = 1;

  constructor(lines: Lines, targets: AliasTargets) {
    this.#lines = lines;
    this.#targets = targets;
  }

  print({ contents }: YamlDocument.Parsed): string {
    this.#value(contents);
    return `${this.#parts.join('')}\n`;
  }

  #value(node: unknown): void {
    const { isAlias, isMap, isScalar, isSeq } = yamlLibrary();
    if (isAlias(node)) this.#value(this.#targets.get(node));
    else if (isMap(node)) this.#map(node);
    else if (isSeq(node)) this.#list(node.items);
    else this.#write(isScalar(node) ? scalarAsJson(node) : 'null');
  }

  #map(map: YAMLMap): void {
    this.#write('{');
    for (const [index, [key, pair]] of [...this.#membersOf(map)].entries()) {
      if (index > 0) this.#write(',');
      this.#moveTo(pair.key);
      this.#write(`${JSON.stringify(key)}:`);
      this.#value(pair.value);
    }
    this.#write('}');
  }

  #list(items: readonly unknown[]): void {
    this.#write('[');
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#write(',');
      // The bracket of an object stands before its first key.
      this.#moveTo(item, yamlLibrary().isMap(item) ? 1 : 0);
      this.#value(item);
    }
    this.#write(']');
  }

  /** A map's own members win over those that are merged into it. */
  #membersOf(map: YAMLMap): Map<string, Pair> {
    const { isScalar, isSeq } = yamlLibrary();
    const isMerge = ({ key }: Pair): boolean =>
      isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');
    const own = map.items.filter((pair) => !isMerge(pair)).map((pair) => [keyOf(pair), pair] as const);
    const merged = map.items
      .filter(isMerge)
      .flatMap(({ value }) => (isSeq(value) ? value.items : [value]))
      .flatMap((source) => [...this.#mergedFrom(source)]);
    const members = new Map(own);
    for (const [key, pair] of merged) if (!members.has(key)) members.set(key, pair);
    return members;
  }

  #mergedFrom(source: unknown): Iterable<readonly [string, Pair]> {
    const { isAlias, isMap } = yamlLibrary();
    const map = isAlias(source) ? this.#targets.get(source) : source;
    return isMap(map) ? this.#membersOf(map) : [];
  }

  /** What stands further back than what is written already, as an alias does, stands where it is used. */
  #moveTo(node: unknown, before = 0): void {
    if (!yamlLibrary().isNode(node) || node.range === undefined || node.range === null) return;
    const [start] = node.range;
    const { line, col } = this.#lines.linePos(start);
    if (line > this.#line) {
      this.#parts.push('\n'.repeat(line - this.#line));
      [this.#line, this.#column] = [line, 1];
    }
    if (line === this.#line && col - before > this.#column)
      this.#write(' '.repeat(col - before - this.#column));
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#column += text.length;
  }
}

function keyOf({ key }: Pair): string {
  const { isScalar } = yamlLibrary();
  if (!isScalar(key)) return String(key);
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function scalarAsJson({ value, source = '' }: Scalar): string {
  if (typeof value === 'number') return numberAsJson(value, source);
  return typeof value === 'string' || typeof value === 'boolean' ? JSON.stringify(value) : 'null';
}

/** `+5`, `.5`, `5.` and `2.e-7` are numbers of YAML alone; what JSON has no number for is a text. */
function numberAsJson(value: number, source: string): string {
  if (!Number.isFinite(value)) return JSON.stringify(source);
  const plain = source
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|e)/i, '');
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(plain) ? plain : JSON.stringify(value);
}
