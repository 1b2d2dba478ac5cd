import type { JsonValue } from '../../canonical/json.ts';
import { indexPositions } from '../../canonical/json-positions.ts';
import type { Problem } from '../../problems/problem.ts';
import type { DocumentName } from '../document.ts';
import type { ApiReading, Reading } from '../edition.ts';
import { readJson } from '../json/read-json.ts';
import { errorAt } from '../problem-at.ts';
import { checkNames } from './check-names.ts';
import { checkOperations } from './check-operations.ts';
import { checkReferences } from './check-references.ts';
import { checkShape } from './check-shape.ts';
import { checkVersion } from './check-version.ts';
import type { Faults } from './fault.ts';

/**
 * An OpenAPI 3.0, 3.1 or 3.2 document in JSON, safe to hand to a generator: every `$ref` is local and leads somewhere,
 * and the parts that we walk have the shape we walk them in.
 */
export function readOpenApi(text: string, document: DocumentName): Reading<ApiReading> {
  const other = findOtherFormat(text, document);
  if (other !== null) return { value: null, problems: [other] };
  const json = readJson(text, document);
  if (json.value === null && json.problems.length > 0) return { value: null, problems: json.problems };
  return checkDocument(json.value, text, document);
}

function checkDocument(value: JsonValue, text: string, document: DocumentName): Reading<ApiReading> {
  const version = checkVersion(value);
  if (version.length > 0) return { value: null, problems: locateAll(version, text, document) };
  const references = checkReferences(value);
  const { spec, faults } = checkShape(value);
  if (spec === null || references.length > 0) {
    return { value: null, problems: locateAll([...faults, ...references], text, document) };
  }
  const details = [...checkOperations(spec), ...checkNames(spec)];
  const valid = details.every((fault) => fault.severity === 'warning');
  return { value: valid ? { spec, text } : null, problems: locateAll(details, text, document) };
}

/** Only JSON is read: the other ways to write an OpenAPI document are named, so that nobody hunts a missing bracket. */
function findOtherFormat(text: string, document: DocumentName): Problem | null {
  const line = text
    .split('\n')
    .findIndex((candidate) => /^(?:%YAML|---|openapi\s*:|swagger\s*:)/.test(candidate));
  if (/^\s*[{[]/.test(text) || line === -1) return null;
  return errorAt(document, { line: line + 1 }, text.split('\n')[line] ?? '', 'OpenAPI as JSON, not as YAML');
}

function locateAll(faults: Faults, text: string, document: DocumentName): Problem[] {
  if (faults.length === 0) return [];
  const positionOf = indexPositions(text);
  return faults.map(({ pointer, seen, expected, severity }) => ({
    ...errorAt(document, positionOf(pointer), seen, expected),
    severity,
  }));
}
