import { propertiesOf } from '../../openapi/compose.ts';
import type { JsonObject } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import { followAll } from '../../openapi/reference.ts';
import { readSuccesses } from './answers.ts';
import { protocolOfOperation } from './protocols.ts';
import { bodySchemas } from './request-bodies.ts';

/** Which models other operations take, told by their path: the word is a category or a capability of the catalog. */
const subjects: ReadonlyArray<readonly [RegExp, string]> = [
  [/\/completions$/, 'chat'],
  [/\/images?\b/, 'image'],
  [/\/videos?\b/, 'video'],
  [/\/audio\b/, 'audio'],
  [/\/embeddings?\b/, 'embedding'],
];

/**
 * The schemas that stand for a model's id in a request, each with the word for the models it takes, or `null` for any.
 * A schema that several operations share with different words takes any.
 */
export function findModelParameters(document: JsonObject): ReadonlyMap<object, string | null> {
  const found = new Map<object, string | null>();
  for (const { path, value } of listOperations(document)) {
    const chats = protocolOfOperation(document, value, readSuccesses(document, value)) !== null;
    const word = chats ? 'chat' : (subjects.find(([pattern]) => pattern.test(path))?.[1] ?? null);
    for (const schema of bodySchemas(document, value)) {
      for (const property of modelProperties(document, schema)) {
        found.set(property, found.has(property) && found.get(property) !== word ? null : word);
      }
    }
  }
  return found;
}

/** The `model` properties of a schema and of what it is composed of that are plain strings. */
function modelProperties(document: JsonObject, schema: JsonObject): JsonObject[] {
  return followAll(document, propertiesOf(document, schema, 'model')).filter(
    (model) => model['type'] === 'string' && model['enum'] === undefined && model['const'] === undefined,
  );
}
