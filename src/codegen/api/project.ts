import { InvalidDocuments } from '../../base/failure.ts';
import type { JsonValue } from '../../base/json.ts';
import { resolvePointer } from '../../base/json-pointer.ts';
import type { Problem } from '../../base/problem.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { isJsonObject, type JsonObject, type Walk } from './grammar.ts';
import { openApiDocument } from './openapi-grammar.ts';

/** Names that mean "the same thing again", through which a schema may not lead back to itself. */
const samenessKeys = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * The part of an OpenAPI document that declarations are made of, as a fresh copy: known keys only, every text that ends
 * in a comment encoded, every `$ref` local, with a target and without a circle.
 *
 * Throws `InvalidDocuments` with all that had to be refused.
 */
export function projectSpec(spec: OpenApiDocument): JsonObject {
  const walk: Walk = { refs: [], refused: [] };
  // The reader has checked that the document is plain JSON; its type leaves all but the needed parts unread.
  const projected = openApiDocument(spec as JsonValue, '#', walk);
  const document = isJsonObject(projected) ? projected : {};
  refuseMissingTargets(document, walk);
  if (walk.refused.length === 0) refuseCircles(document, walk);
  if (walk.refused.length > 0) throw new InvalidDocuments(walk.refused.map(problemOf));
  return document;
}

/** Follows references until something else is found. `undefined` for a target that is not there. */
export function resolve(document: JsonObject, value: JsonValue | undefined): JsonObject | undefined {
  let found = value;
  // Circles were refused, so a chain is never longer than the number of its links.
  while (isJsonObject(found) && typeof found['$ref'] === 'string') found = lookUp(document, found['$ref']);
  return isJsonObject(found) ? found : undefined;
}

/** The objects that the values are or refer to; whatever is neither is left out. */
export function resolveAll(document: JsonObject, values: readonly JsonValue[]): JsonObject[] {
  return values.map((value) => resolve(document, value)).filter((found) => found !== undefined);
}

/** What a reference of the projected document leads to: those are local, and spelt as pointers. */
function lookUp(document: JsonObject, reference: string): JsonValue | undefined {
  const found = resolvePointer(document, reference.slice(1));
  return isJson(found) ? found : undefined;
}

/** Whatever is found within a JSON value is one. */
function isJson(value: unknown): value is JsonValue {
  return value !== undefined;
}

function refuseMissingTargets(document: JsonObject, walk: Walk): void {
  for (const { target, at } of walk.refs) {
    if (lookUp(document, target) !== undefined) continue;
    walk.refused.push({
      at,
      seen: JSON.stringify(target),
      expected: 'a $ref whose target is in the document',
    });
  }
}

function refuseCircles(document: JsonObject, walk: Walk): void {
  const done = new Set<string>();
  for (const { target, at } of walk.refs) {
    if (leadsBack(document, target, [], done)) {
      walk.refused.push({
        at,
        seen: JSON.stringify(target),
        expected: 'a $ref that does not lead back to itself',
      });
    }
  }
}

/** True if a reference is reached again through nothing but references and compositions. */
function leadsBack(
  document: JsonObject,
  target: string,
  trail: readonly string[],
  done: Set<string>,
): boolean {
  if (trail.includes(target)) return true;
  if (done.has(target)) return false;
  const next = sameAs(lookUp(document, target));
  const circular = next.some((reference) => leadsBack(document, reference, [...trail, target], done));
  if (!circular) done.add(target);
  return circular;
}

/** The references of which a value says that it is the same thing. */
function sameAs(value: JsonValue | undefined): string[] {
  if (!isJsonObject(value)) return [];
  if (typeof value['$ref'] === 'string') return [value['$ref']];
  return samenessKeys.flatMap((key) => {
    const members = value[key];
    return Array.isArray(members) ? members.flatMap(sameAs) : [];
  });
}

function problemOf(refused: Walk['refused'][number]): Problem {
  const seen = `${refused.seen} at ${refused.at}`;
  return {
    document: 'openapi',
    line: null,
    column: null,
    seen,
    expected: refused.expected,
    severity: 'error',
  };
}
