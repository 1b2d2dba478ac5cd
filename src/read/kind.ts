import { isPlainObject, parseJson } from '../base/json.ts';
import { jsonShapes } from './catalogs/shapes.ts';
import { hideFrontMatter } from './decode.ts';
import type { DocumentKind } from './edition.ts';

/** The kinds that are catalogs in JSON. */
export type JsonCatalogKind = keyof typeof jsonShapes;

/** True for a kind that is a catalog in JSON. */
export function isJsonCatalog(kind: DocumentKind): kind is JsonCatalogKind {
  return Object.hasOwn(jsonShapes, kind);
}

/** True for kinds that are written in Markdown. */
export function isMarkdown(kind: DocumentKind): boolean {
  return kind.endsWith('-md');
}

/** What a text looks like, from its content alone; `null` when it looks like nothing that we read. */
export function detectKind(text: string): DocumentKind | null {
  return /^\s*[{[]/.test(text) ? detectJson(parseJson(text)) : detectText(text);
}

function detectJson(value: unknown): DocumentKind | null {
  if (!isPlainObject(value)) return null;
  if (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger')) return 'openapi';
  if (Array.isArray(value['data'])) return detectList(value['data']);
  const members = Object.values(value).filter(isPlainObject);
  if (Object.hasOwn(value, 'sample_spec') || members.some((member) => 'litellm_provider' in member)) {
    return 'litellm';
  }
  return members.some((member) => isPlainObject(member['models'])) ? 'models-dev' : null;
}

/** Both lists are `{ "data": [ … ] }`; only OpenRouter's models have prices and an architecture in them. */
function detectList(models: readonly unknown[]): DocumentKind {
  const foreign = models.some(
    (model) => isPlainObject(model) && ('pricing' in model || 'architecture' in model),
  );
  return foreign ? 'openrouter' : 'models-json';
}

/** By the first heading; docs come before models, since "Model API documentation" is documentation. */
const titleRules: ReadonlyArray<readonly [RegExp, DocumentKind]> = [
  [/\bfacts$/i, 'facts-md'],
  [/\bdocs\b|documentation|\bapi reference\b|文档/i, 'docs-md'],
  [/\bmodels?\b|\bcatalog(?:ue)?\b|模型/i, 'models-md'],
];

function detectText(source: string): DocumentKind | null {
  const lines = hideFrontMatter(source.replaceAll('\r\n', '\n')).split('\n');
  // Only `diff` reads YAML; elsewhere, taken for OpenAPI, it is refused with the right words.
  if (lines.some((line) => /^(?:openapi|swagger)\s*:/.test(line))) return 'openapi';
  const title =
    lines
      .find((line, index) => isTitle(line, lines[index + 1] ?? ''))
      ?.replaceAll('#', ' ')
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
