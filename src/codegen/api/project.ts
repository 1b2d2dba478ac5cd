import { InvalidDocuments } from '../../base/failure.ts';
import type { JsonValue } from '../../base/json.ts';
import type { Problem } from '../../base/problem.ts';
import { checkReferences } from '../../openapi/check-references.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow } from '../../openapi/reference.ts';
import { isJsonObject, type JsonObject, type Walk } from './grammar.ts';
import { openApiDocument } from './openapi-grammar.ts';

/**
 * The part of an OpenAPI document that declarations are made of, as a fresh copy: known keys only, every text that ends
 * in a comment encoded, every `$ref` local, with a target and without a circle.
 *
 * Throws `InvalidDocuments` with all that had to be refused.
 */
export function projectSpec(spec: OpenApiDocument): JsonObject {
  const walk: Walk = { refused: [] };
  // The reader has checked that the document is plain JSON; its type leaves all but the needed parts unread.
  const projected = openApiDocument(spec as JsonValue, '', walk);
  const document = isJsonObject(projected) ? projected : {};
  // What is left out of the copy may be what a reference leads to.
  const lost = checkReferences(document).map(({ seen, expected }) => problemOf(seen, expected));
  const refused = walk.refused.map(({ at, seen, expected }) => problemOf(`${seen} at ${at}`, expected));
  if (refused.length > 0 || lost.length > 0) throw new InvalidDocuments([...refused, ...lost]);
  return document;
}

/** The objects that the values are or refer to; whatever is neither is left out. */
export function followAll(document: JsonObject, values: unknown): JsonObject[] {
  if (!Array.isArray(values)) return [];
  return values.map((value) => follow(document, value)).filter((found) => found !== null);
}

function problemOf(seen: string, expected: string): Problem {
  return { document: 'openapi', line: null, column: null, seen, expected, severity: 'error' };
}
