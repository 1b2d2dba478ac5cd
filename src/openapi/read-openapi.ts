import type { DocumentName } from '../base/document.ts';
import type { JsonValue } from '../base/json.ts';
import { errorAt, type Problem, type Reading } from '../base/problem.ts';
import { readJson } from '../base/read-json.ts';
import { checkNames } from './check-names.ts';
import { checkOperations } from './check-operations.ts';
import { checkReferences } from './check-references.ts';
import { checkPaths, checkShape } from './check-shape.ts';
import { checkVersion } from './check-version.ts';
import type { ApiReading } from './document.ts';
import type { Faults, OpenApiUse } from './fault.ts';
import { positionsOf } from './positions.ts';

/**
 * An OpenAPI 3.0, 3.1 or 3.2 document in JSON. To `generate` from, it is safe to hand to a generator: every `$ref` is
 * local and leads somewhere, and the parts that we walk have the shape we walk them in.
 */
export function readOpenApi(
  text: string,
  document: DocumentName,
  use: OpenApiUse = 'generate',
): Reading<ApiReading> {
  const other = findOtherFormat(text, document);
  if (other !== null) return { value: null, problems: [other] };
  const json = readJson(text, document);
  if (json.value === null && json.problems.length > 0) return { value: null, problems: json.problems };
  return checkOpenApi(json.value, { text }, document, use);
}

/** The text of a document, with the places of its values when it is not the text that was published. */
type Source = Pick<ApiReading, 'text' | 'positions' | 'syntax'>;

/** A parsed document, checked as `readOpenApi` does. */
export function checkOpenApi(
  value: JsonValue,
  source: Source,
  document: DocumentName,
  use: OpenApiUse,
): Reading<ApiReading> {
  const version = checkVersion(value);
  if (version.length > 0) return { value: null, problems: locateAll(version, value, source, document) };
  const check = use === 'compare' ? checkToCompare : checkToGenerate;
  return check(value, source, document);
}

function checkToCompare(value: JsonValue, source: Source, document: DocumentName): Reading<ApiReading> {
  const { spec, faults } = checkPaths(value);
  const doubts = spec === null ? [] : [...checkReferences(value, 'compare'), ...checkShape(value).faults];
  const warnings = doubts.map((fault) => ({ ...fault, severity: 'warning' as const }));
  const problems = locateAll([...faults, ...warnings], value, source, document);
  return { value: spec && { spec, ...source }, problems };
}

function checkToGenerate(value: JsonValue, source: Source, document: DocumentName): Reading<ApiReading> {
  const references = checkReferences(value);
  const { spec, faults } = checkShape(value);
  if (spec === null || references.some(({ severity }) => severity === 'error')) {
    return { value: null, problems: locateAll([...faults, ...references], value, source, document) };
  }
  const details = [...references, ...checkOperations(spec), ...checkNames(spec)];
  const valid = details.every((fault) => fault.severity === 'warning');
  return { value: valid ? { spec, ...source } : null, problems: locateAll(details, value, source, document) };
}

/** Only JSON is read: the other ways to write an OpenAPI document are named, so that nobody hunts a missing bracket. */
function findOtherFormat(text: string, document: DocumentName): Problem | null {
  const line = text
    .split('\n')
    .findIndex((candidate) => /^(?:%YAML|---|openapi\s*:|swagger\s*:)/.test(candidate));
  if (/^\s*[{[]/.test(text) || line === -1) return null;
  return errorAt(document, { line: line + 1 }, text.split('\n')[line] ?? '', 'OpenAPI as JSON, not as YAML');
}

function locateAll(faults: Faults, value: JsonValue, source: Source, document: DocumentName): Problem[] {
  if (faults.length === 0) return [];
  const positionOf = positionsOf(
    source,
    value,
    faults.map(({ pointer }) => pointer),
  );
  return faults.map(({ pointer, seen, expected, severity }) => ({
    ...errorAt(document, positionOf(pointer), seen, expected),
    severity,
  }));
}
