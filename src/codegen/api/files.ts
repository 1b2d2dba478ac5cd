import type { JsonValue } from '../../base/json.ts';
import { append } from '../../base/lists.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import { follow } from '../../openapi/reference.ts';
import { readSuccesses } from './answers.ts';
import { isFile, mediaOf } from './media.ts';

/**
 * What the schemas of files are, by where they stand: a part of a form may be given in more ways than one, a whole answer is a
 * `Blob`, and within JSON there is no file but a text.
 */
export function typesOfFiles(document: JsonObject): ReadonlyMap<object, string> {
  const types = new Map<object, Set<string>>();
  for (const { value } of listOperations(document)) {
    const sent = follow(document, value['requestBody'])?.['content'];
    note(document, isJsonObject(sent) ? sent : {}, 'FileInput', types);
    for (const { content } of readSuccesses(document, value)) note(document, content, 'Blob', types);
  }
  return new Map(
    [...types].map(([schema, own]) => [
      schema,
      own.size === 1 ? [...own].join() : `(${[...own].sort().join(' | ')})`,
    ]),
  );
}

function note(
  document: JsonObject,
  content: JsonObject,
  type: string,
  types: Map<object, Set<string>>,
): void {
  for (const [mediaType, media] of Object.entries(content)) {
    const schema = isJsonObject(media) ? (media['schema'] ?? null) : null;
    const { kind } = mediaOf(mediaType, follow(document, schema));
    const isText = ['json', 'lines', 'events'].includes(kind);
    for (const file of filesWithin(document, schema)) {
      types.set(file, (types.get(file) ?? new Set()).add(isText ? 'string' : type));
    }
  }
}

/** The schemas of files that a value of this schema may hold. */
function filesWithin(document: JsonObject, root: JsonValue): JsonObject[] {
  const seen = new Set<JsonObject>();
  const waiting: JsonValue[] = [root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const schema = follow(document, value);
    if (schema === null || seen.has(schema)) continue;
    seen.add(schema);
    append(waiting, partsWithin(schema));
  }
  return [...seen].filter(isFile);
}

/** The schemas that a schema is made of. */
export function partsWithin(schema: JsonObject): JsonValue[] {
  const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list : [];
  });
  const maps = ['properties', 'patternProperties'].flatMap((key) => {
    const map = schema[key];
    return isJsonObject(map) ? Object.values(map) : [];
  });
  return [...lists, ...maps, schema['items'] ?? null, schema['additionalProperties'] ?? null];
}
