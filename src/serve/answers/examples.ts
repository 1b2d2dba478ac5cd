import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { DocumentedContent } from '../spec/responses.ts';
import { synthesize } from './synthesize.ts';

/**
 * The example of a content that suits a request: one with a member that the request names in one of its words
 * (`response_format: "b64_json"` and an example with `b64_json`), else the first, else a value made from the schema.
 */
export function exampleFor(spec: OpenApiDocument, content: DocumentedContent, body: unknown): unknown {
  const words = isPlainObject(body) ? Object.values(body).filter((value) => typeof value === 'string') : [];
  const named = content.examples.find((example) => words.some((word) => hasMember(example, word)));
  return named ?? content.examples[0] ?? synthesize(spec, content.schema);
}

/** The value with every `model` in it replaced, as a gateway answers with the model that was asked for. */
export function withModel(value: unknown, model: string): unknown {
  if (Array.isArray(value)) return value.map((element) => withModel(element, model));
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    key === 'model' && typeof member === 'string' ? model : withModel(member, model),
  ]);
  return Object.fromEntries(entries);
}

function hasMember(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((element) => hasMember(element, name));
  if (!isPlainObject(value)) return false;
  return Object.hasOwn(value, name) || Object.values(value).some((member) => hasMember(member, name));
}
