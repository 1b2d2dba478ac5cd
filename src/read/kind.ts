import { isPlainObject, parseJson } from '../base/json.ts';
import { splitPointer } from '../base/json-pointer.ts';
import type { IdPart } from './catalogs/find-list.ts';
import { plainShape } from './catalogs/plain-shape.ts';
import { type JsonShape, jsonShapes } from './catalogs/shapes.ts';
import { hideFrontMatter } from './decode.ts';
import { type DocumentKind, type JsonCatalogKind, jsonKinds } from './edition.ts';

/** True for a kind that is a catalog in JSON. */
export function isJsonCatalog(kind: DocumentKind): kind is JsonCatalogKind {
  return Object.hasOwn(jsonShapes, kind);
}

/** True for kinds that are written in Markdown. */
export function isMarkdown(kind: DocumentKind): boolean {
  return kind.endsWith('-md');
}

const tomlValue = /^[\w.-]+[ \t]*=[ \t]*(?:["'[{\d]|true|false)/m;

/** True for TOML, which begins with `[table]` or `key = value` and is not read. */
export function isToml(text: string): boolean {
  const first = text.split('\n', mostComments).find((line) => !/^[ \t]*(?:#.*)?$/.test(line)) ?? '';
  // A page may begin with `[TOC]`.
  return (
    tomlValue.test(first) || (/^\[{1,2}[\w."-]+\]{1,2}[ \t]*(?:#.*)?$/.test(first) && tomlValue.test(text))
  );
}

/** More lines of comments than this do not stand above anything. */
const mostComments = 500;

/** What a text looks like, from its content alone; `null` when it looks like nothing that we read. */
export function detectKind(text: string): DocumentKind | null {
  if (!/^\s*[{[]/.test(text)) return detectText(text);
  return detectJson(parseJson(text)) ?? (plainShape(text) === null ? null : 'models-json');
}

function detectJson(value: unknown): DocumentKind | null {
  if (isPlainObject(value) && (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger')))
    return 'openapi';
  return jsonKinds.find((kind) => isOfShape(value, jsonShapes[kind])) ?? null;
}

/** True if the models are where the shape says and one of them is what only it has; an empty list is of any shape. */
function isOfShape(value: unknown, shape: JsonShape): boolean {
  if (shape.aside === 'sample_spec' && isPlainObject(value) && Object.hasOwn(value, shape.aside)) return true;
  const models = modelsIn([value], splitPointer(shape.list) ?? [], shape.id);
  if (models === null) return false;
  return (
    models.some((model) => isPlainObject(model) && shape.isOne(model)) ||
    (models.length === 0 && shape.isOne({}))
  );
}

/** What stands where a shape has its models; `null` if nothing has its form. */
function modelsIn(
  values: readonly unknown[],
  [step, ...rest]: readonly string[],
  [idAt, ...ids]: readonly IdPart[],
): unknown[] | null {
  if (step === undefined) return [...values];
  if (step !== '*') {
    const inner = values.flatMap((value) =>
      isPlainObject(value) && isContainer(value[step]) ? [value[step]] : [],
    );
    return inner.length === 0 ? null : modelsIn(inner, rest, [idAt ?? null, ...ids]);
  }
  const lists = values.filter((value) => (idAt === null ? isPlainObject(value) : Array.isArray(value)));
  if (lists.length === 0) return null;
  return modelsIn(
    lists.flatMap((list) => Object.values(isContainer(list) ? list : {})),
    rest,
    ids,
  );
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** By the first heading; docs come before models, since "Model API documentation" is documentation. */
const titleRules: ReadonlyArray<readonly [RegExp, DocumentKind]> = [
  [/\bfacts$/i, 'facts-md'],
  [/\bdocs\b|documentation|\bapi reference\b|文档/i, 'docs-md'],
  [/\bmodels?\b|\bcatalog(?:ue)?\b|模型/i, 'models-md'],
];

/** What goes on beyond this many characters says nothing more of the kind. */
const longestTitle = 500;

function detectText(source: string): DocumentKind | null {
  if (isToml(source)) return null;
  const lines = hideFrontMatter(source.replaceAll('\r\n', '\n')).split('\n');
  // Only `diff` reads YAML; elsewhere, taken for OpenAPI, it is refused with the right words.
  if (lines.some((line) => /^(?:openapi|swagger)\s*:/.test(line))) return 'openapi';
  const title =
    lines
      .find((line, index) => isTitle(line, lines[index + 1] ?? ''))
      ?.slice(0, longestTitle)
      .replaceAll('#', ' ')
      .trim() ?? null;
  const titled = titleRules.find(([pattern]) => title !== null && pattern.test(title))?.[1];
  if (titled !== undefined) return titled;
  if (lines.some((line, index) => isModelTable(line, lines[index + 1] ?? ''))) return 'models-md';
  return title === null ? null : 'docs-md';
}

/** `# Title`, or a line of text with a line of `=` below it. */
function isTitle(line: string, below: string): boolean {
  return /^#{1,6} /.test(line) || (line.trim() !== '' && /^=+[ \t]*$/.test(below));
}

/** True for the header of a table with a column of models and the rule under it. Line by line: lines may be long. */
function isModelTable(header: string, rule: string): boolean {
  return /^[ \t]*\|?[ \t]*:?-+/.test(rule) && header.includes('|') && /\b(?:model|id)\b|模型/i.test(header);
}
