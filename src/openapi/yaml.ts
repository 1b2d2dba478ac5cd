import type { DocumentName } from '../base/document.ts';
import type { Position } from '../base/json-positions.ts';
import { errorAt, type Reading } from '../base/problem.ts';
import { readJson } from '../base/read-json.ts';
import type { ApiReading } from './document.ts';
import type { OpenApiUse } from './fault.ts';
import { parseQuickly } from './quick-yaml.ts';
import { checkOpenApi } from './read-openapi.ts';
import { aliasTargets, expandedLength, maxExpandedLength } from './yaml-aliases.ts';
import { parseYaml } from './yaml-library.ts';
import { yamlPositions } from './yaml-positions.ts';

/** A YAML text as JSON, with the places of its values in the YAML. */
export interface JsonFromYaml {
  readonly json: string;
  /** By JSON pointer. */
  readonly positions: ReadonlyMap<string, Position>;
}

/**
 * Reads YAML 1.2, with the merge keys of 1.1, into JSON. A text that is not YAML, has a key twice or is a bomb of
 * aliases is a problem with its line.
 */
export function yamlToJsonText(text: string, document: DocumentName): Reading<JsonFromYaml> {
  const { parsed, lines, problems } = parseYaml(text, document);
  if (problems.length > 0) return { value: null, problems };
  const targets = aliasTargets(parsed);
  const length = expandedLength(parsed, targets);
  if (length > maxExpandedLength(text)) {
    const seen = `aliases that make ${Number.isFinite(length) ? `${length} characters` : 'no end'}`;
    return {
      value: null,
      problems: [errorAt(document, null, seen, 'YAML whose aliases stay few and small')],
    };
  }
  try {
    // The length was just looked at; the parser's own limit counts uses, and honest documents have many.
    const json = `${JSON.stringify(parsed.toJS({ maxAliasCount: -1 }), null, 2)}\n`;
    return { value: { json, positions: yamlPositions(parsed, targets, lines) }, problems: [] };
  } catch (error) {
    // An alias that leads nowhere.
    if (!(error instanceof ReferenceError)) throw error;
    return { value: null, problems: [errorAt(document, null, 'an alias', `YAML (${error.message})`)] };
  }
}

/** An OpenAPI document in YAML: a file that a person names, or what a gateway publishes so. */
export function readOpenApiYaml(
  text: string,
  document: DocumentName,
  use: OpenApiUse = 'compare',
): Reading<ApiReading> {
  const quick = use === 'compare' ? parseQuickly(text) : undefined;
  if (quick !== undefined) return checkOpenApi(quick, { text, syntax: 'yaml' }, document, use);
  const yaml = yamlToJsonText(text, document);
  if (yaml.value === null) return { value: null, problems: yaml.problems };
  const { json, positions } = yaml.value;
  const { value, problems } = readJson(json, document);
  // Lines of the JSON that was made from the YAML would lead nowhere.
  const unplaced = problems.map((problem) => ({ ...problem, line: null, column: null }));
  if (unplaced.length > 0) return { value: null, problems: unplaced };
  return checkOpenApi(value, { text: json, positions }, document, use);
}
