import { InvalidDocuments } from '../../base/failure.ts';
import { positionsIn } from '../../base/json-positions.ts';
import { errorAt } from '../../base/problem.ts';
import { jsonOf } from '../../openapi/api.ts';
import { checkReferences } from '../../openapi/check-references.ts';
import type { ApiReading } from '../../openapi/document.ts';
import { listOperations } from '../../openapi/operations.ts';
import { membersOfQuerystring } from '../../openapi/querystring.ts';
import { follow } from '../../openapi/reference.ts';
import { visit } from './discriminators.ts';
import { isJsonObject, type JsonObject, type Walk } from './grammar.ts';
import { openApiDocument } from './openapi-grammar.ts';
import { referToComponents } from './references.ts';

/**
 * The part of an OpenAPI document that declarations are made of, as a fresh copy: known keys only, every text that ends
 * in a comment encoded, every `$ref` local, with a target and without a circle.
 *
 * Throws `InvalidDocuments` with all that had to be refused.
 */
export function projectSpec({ spec, ...source }: ApiReading): JsonObject {
  const walk: Walk = { refused: [], siblingsCount: !spec.openapi.startsWith('3.0') };
  const projected = openApiDocument(withPlainParts(referToComponents(jsonOf(spec))), '', walk);
  const document = isJsonObject(projected) ? projected : {};
  // What is left out of the copy may be what a reference leads to.
  const lost = checkReferences(document).flatMap(({ pointer, seen, expected, severity }) =>
    severity === 'error' ? [{ at: pointer, seen, expected }] : [],
  );
  const refused = walk.refused.map((each) => ({ ...each, seen: `${each.seen} at ${each.at}` }));
  const faults = [...refused, ...lost];
  if (faults.length === 0) return document;
  const positionOf = positionsIn(source);
  throw new InvalidDocuments(
    faults.map(({ at, seen, expected }) => errorAt('openapi', positionOf(at), seen, expected)),
  );
}

/** Says, in place, what OpenAPI 3.2 added in the words of before: media types by reference, and whole query strings. */
function withPlainParts(document: JsonObject): JsonObject {
  visit(document, ({ content }) => {
    if (!isJsonObject(content)) return;
    const types = Object.entries(content).filter(([type]) => type.includes('/'));
    const plain = types.map(([type, media]) => [type, follow(document, media) ?? media]);
    Object.assign(content, Object.fromEntries(plain));
  });
  for (const { value, item } of listOperations(document)) {
    for (const holder of [value, item.value]) {
      if (!isJsonObject(holder) || !Array.isArray(holder['parameters'])) continue;
      const parameters = holder['parameters'].flatMap((each) => {
        const parameter = follow(document, each);
        return parameter === null ? [each] : (membersOfQuerystring(document, parameter) ?? [each]);
      });
      Object.assign(holder, { parameters });
    }
  }
  return document;
}
