import type { JsonValue } from '../../base/json.ts';
import { isJsonMediaType } from '../../openapi/media-types.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { type Operation as ApiOperation, listOperations, parametersOf } from '../../openapi/operations.ts';
import { follow } from '../../openapi/reference.ts';
import { camelCase, Names, pascalCase } from '../print/identifier.ts';
import { followAll } from './project.ts';
import { readStream, type Stream, type Success } from './streams.ts';

/** One operation of the API, as the typed client offers it. Names are identifiers and unique; texts are foreign. */
export interface Operation {
  /** `createChatCompletion`: the operationId as an identifier, or method and path where there is none. */
  readonly name: string;
  /** `chat`: the first tag as an identifier. */
  readonly group: string;
  /** `CreateChatCompletion`: the stem of the names of its types. */
  readonly typeName: string;
  /** `streamChatCompletion`, for an operation that streams when asked to. */
  readonly streamName: string | null;
  /** The operation in the projected document. */
  readonly source: JsonObject;
  /** Lower case, as in the document. */
  readonly method: string;
  readonly path: string;
  readonly summary: string | null;
  readonly deprecated: boolean;
  /** Names of the path's parameters in the order of the path. */
  readonly pathParameters: readonly string[];
  readonly query: 'required' | 'optional' | null;
  readonly body: { readonly mediaType: string; readonly required: boolean } | null;
  /** Statuses of success (as printed: `200`, `"2XX"`) with the JSON media type of each. */
  readonly successes: readonly { readonly status: string; readonly mediaType: string }[];
  /** How the answer is streamed when the request asks for it. */
  readonly stream: Stream | null;
}

/** Names that the generated module gives to something else. */
const takenNames = `createRouterOne createRouterOneClient defaultBaseUrl createClient bindGroups callOperation
  streamOperation waitForVideo waitForVideoGeneration`.split(/\s+/);
/** Stems that with `Event` behind them name a type of the runtime. */
const takenTypeNames = ['MessageStream', 'ResponseStream'];

/** Names of the client itself that no group may take. */
const namesOfClient = 'request use eject GET PUT POST DELETE OPTIONS HEAD PATCH TRACE'.split(' ');

/** Every operation of a projected document, in its order, with names that are identifiers and given once. */
export function readOperations(document: JsonObject): Operation[] {
  const names = new Names(takenNames);
  const typeNames = new Names(takenTypeNames);
  const groups = new Map<string, string>();
  const groupNames = new Names(namesOfClient);
  const named = listOperations(document).map((operation) => {
    const { method, path, operationId, tags, value } = operation;
    const name = names.take(camelCase(operationId || `${method.toLowerCase()} ${path}`));
    const tag = tags[0] || 'api';
    if (!groups.has(tag)) groups.set(tag, groupNames.take(camelCase(tag)));
    const group = groups.get(tag) ?? tag;
    const described = describe(document, operation);
    return { ...described, name, group, typeName: typeNames.take(pascalCase(name)), source: value };
  });
  return named.map((operation) => {
    const { stream, name } = operation;
    return { ...operation, streamName: stream === null ? null : names.take(streamNameOf(name)) };
  });
}

/** `createMessage` → `streamMessage`. */
function streamNameOf(name: string): string {
  return camelCase(`stream ${name.replace(/^create(?=[A-Z])/, '')}`);
}

function describe(
  document: JsonObject,
  operation: ApiOperation,
): Omit<Operation, 'name' | 'group' | 'typeName' | 'streamName' | 'source'> {
  const { path, value } = operation;
  const parameters = followAll(document, parametersOf(operation));
  const queries = parameters.filter((parameter) => parameter['in'] === 'query');
  const responses = readSuccesses(document, value);
  return {
    method: operation.method.toLowerCase(),
    path,
    summary: stringOf(value['summary']) ?? stringOf(value['description']),
    deprecated: value['deprecated'] === true,
    pathParameters: [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''),
    query:
      queries.length === 0
        ? null
        : queries.some(({ required }) => required === true)
          ? 'required'
          : 'optional',
    body: readBody(document, value),
    successes: responses.flatMap(({ status, content }) => {
      const mediaType = Object.keys(content).find(isJsonMediaType);
      return mediaType === undefined ? [] : [{ status, mediaType }];
    }),
    stream: readStream(document, path, value, responses),
  };
}

function readBody(document: JsonObject, operation: JsonObject): Operation['body'] {
  const body = follow(document, operation['requestBody']);
  const mediaTypes = keysOf(body?.['content']);
  const mediaType = mediaTypes.find(isJsonMediaType) ?? mediaTypes[0];
  if (mediaType === undefined) return null;
  return { mediaType, required: body?.['required'] === true };
}

function readSuccesses(document: JsonObject, operation: JsonObject): Success[] {
  const responses = isJsonObject(operation['responses']) ? operation['responses'] : {};
  return Object.entries(responses)
    .filter(([status]) => /^2(?:\d\d|XX)$/i.test(status))
    .map(([status, response]) => {
      const content = follow(document, response)?.['content'];
      return { status, content: isJsonObject(content) ? content : {} };
    });
}

function stringOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function keysOf(value: JsonValue | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}
