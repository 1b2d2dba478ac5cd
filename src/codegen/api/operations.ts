import { compareCodePoints } from '../../base/code-point-order.ts';
import type { JsonValue } from '../../base/json.ts';
import { isJsonObject, type JsonObject } from '../../openapi/node.ts';
import { type Operation as ApiOperation, listOperations, parametersOf } from '../../openapi/operations.ts';
import { follow, followAll } from '../../openapi/reference.ts';
import { type Call, nameCalls } from '../names/name-calls.ts';
import { type NamedCall, noNames, type RememberedNames } from '../names/remembered.ts';
import { Names, pascalCase } from '../print/identifier.ts';
import { readSuccesses, streamIn } from './answers.ts';
import { type ChatExample, chatExample } from './chat-example.ts';
import { type Media, mediaOf } from './media.ts';
import { fieldsOf, type ParameterStyles, stylesOf } from './parameter-styles.ts';
import { protocolOfOperation } from './protocols.ts';
import { readStream, type Stream } from './streams.ts';

/** Parameters of one sort: some are required, all are optional, or there are none. */
export type Presence = 'required' | 'optional' | null;

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
  /** The stem of the name of the stream's body. */
  readonly streamTypeName: string | null;
  /** What its names were made from, and its old ones. */
  readonly named: NamedCall;
  /** The operation in the projected document. */
  readonly source: JsonObject;
  /** Lower case, as in the document. */
  readonly method: string;
  readonly path: string;
  readonly summary: string | null;
  /** What the summary does not say. */
  readonly description: string | null;
  readonly deprecated: boolean;
  /** Names of the path's parameters in the order of the path. */
  readonly pathParameters: readonly string[];
  readonly query: Presence;
  /** Header parameters but those that the client writes itself, and cookies. */
  readonly headers: Presence;
  readonly cookies: Presence;
  readonly styles: ParameterStyles;
  /** The media types that the body may have, JSON first. */
  readonly body: {
    readonly media: readonly Media[];
    readonly required: boolean;
    /** Fields of a form that are not written as usual, by name. */
    readonly fields: Readonly<Record<string, string>>;
  } | null;
  /** Statuses of success (as printed: `200`, `"2XX"`) with the media types of each but event streams. */
  readonly successes: readonly (Media & { readonly status: string })[];
  /** Statuses of success without content. */
  readonly empty: readonly string[];
  /** Where it is answered, if not where the others are. */
  readonly server: string | null;
  /** There is nothing but a stream to ask for. */
  readonly onlyStreams: boolean;
  /** How the answer is streamed when the request asks for it. */
  readonly stream: Stream | null;
  /** How it chats, where it does and an example can be made of it. */
  readonly chat: ChatExample | null;
}

/** Stems that with `Event` or `Body` behind them name a type of the runtime. */
const takenTypeNames = ['MessageStream', 'ResponseStream', 'Binary'];

/**
 * Every operation of a projected document, in its order, with names that are identifiers and given once: those that the
 * package remembers, and new ones for what is new.
 */
export function readOperations(
  document: JsonObject,
  remembered: RememberedNames = noNames,
  lastRelease: string | null = null,
  taken: readonly string[] = [],
): Operation[] {
  const described = listOperations(document).map((operation) => ({
    operation,
    own: describe(document, operation),
  }));
  const calls = described.map(({ operation, own }) => callOf(operation, own));
  const names = nameCalls(calls, remembered, lastRelease, taken);
  return described.flatMap(({ operation: { id, value }, own }) => {
    const named = names.get(id);
    if (named === undefined) return [];
    const { name, group, stream: streamName } = named;
    const streamTypeName = streamName === null ? null : typeNameOf(streamName);
    return [
      { ...own, name, group, typeName: typeNameOf(name), streamName, streamTypeName, named, source: value },
    ];
  });
}

/** The names of operations, as they are to be remembered. */
export function namesOfCalls(operations: readonly Operation[]): RememberedNames['calls'] {
  const named = operations.map(({ method, path, named: own }): [string, NamedCall] => [
    `${method.toUpperCase()} ${path}`,
    own,
  ]);
  return Object.fromEntries(named.sort(([left], [right]) => compareCodePoints(left, right)));
}

/** The stem of the names of a function's types. */
export function typeNameOf(name: string): string {
  return new Names(takenTypeNames).take(pascalCase(name));
}

function callOf({ id, method, path, operationId, tags }: ApiOperation, { stream, body }: Described): Call {
  return {
    key: id,
    method: method.toLowerCase(),
    path,
    id: operationId || null,
    tag: tags[0] || null,
    streams: stream !== null,
    body: body === null ? null : body.required ? 'required' : 'optional',
  };
}

type Described = Omit<
  Operation,
  'name' | 'group' | 'typeName' | 'streamName' | 'streamTypeName' | 'source' | 'named'
>;

function describe(document: JsonObject, operation: ApiOperation): Described {
  const { path, value } = operation;
  const parameters = merged(followAll(document, parametersOf(operation)));
  const documented = readSuccesses(document, value);
  // An answer to HEAD says what one to GET would be, and has no content.
  const responses =
    operation.method === 'HEAD' ? documented.map((each) => ({ ...each, content: {} })) : documented;
  const protocol = protocolOfOperation(document, value, responses);
  const stream = readStream(document, value, responses, protocol);
  const successes = responses.flatMap(({ status, content }) =>
    mediaIn(document, content)
      .filter(({ kind }) => kind !== 'events')
      .map((media) => ({ ...media, status })),
  );
  const empty = responses.filter(({ content }) => Object.keys(content).length === 0);
  return {
    method: operation.method.toLowerCase(),
    path,
    summary: stringOf(value['summary']) ?? stringOf(value['description']),
    description: stringOf(value['summary']) === null ? null : stringOf(value['description']),
    deprecated: value['deprecated'] === true,
    pathParameters: [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ''),
    query: presenceOf(parameters, 'query'),
    headers: presenceOf(parameters, 'header'),
    cookies: presenceOf(parameters, 'cookie'),
    styles: stylesOf(document, parameters),
    // Nothing sends a body with these: it means nothing (RFC 9110, 9.3.1), and no browser lets it through.
    body: ['GET', 'HEAD'].includes(operation.method) ? null : readBody(document, value),
    successes,
    empty: empty.map(({ status }) => status),
    server: null,
    onlyStreams: successes.length === 0 && responses.some(({ content }) => streamIn(content) !== undefined),
    stream,
    chat: protocol === null ? null : chatExample(document, value, { protocol, stream, responses }),
  };
}

/** A parameter of the operation takes the place of one of the path with the same name. */
function merged(parameters: readonly JsonObject[]): JsonObject[] {
  return [...new Map(parameters.map((each) => [`${each['in']} ${each['name']}`, each])).values()].filter(
    (each) =>
      each['in'] !== 'header' || !/^(?:accept|content-type|authorization)$/i.test(String(each['name'])),
  );
}

function presenceOf(parameters: readonly JsonObject[], place: string): Presence {
  const own = parameters.filter((parameter) => parameter['in'] === place);
  if (own.length === 0) return null;
  return own.some(({ required }) => required === true) ? 'required' : 'optional';
}

function readBody(document: JsonObject, operation: JsonObject): Operation['body'] {
  const body = follow(document, operation['requestBody']);
  const content = body?.['content'];
  const media = isJsonObject(content) ? [...mediaIn(document, content), ...patchIn(document, content)] : [];
  if (media.length === 0 || !isJsonObject(content)) return null;
  const isJson = ({ kind }: Media) => kind === 'json';
  const ordered = [...media.filter(isJson), ...media.filter((each) => !isJson(each))];
  const fields = media.flatMap(({ mediaType, kind }) =>
    Object.entries(fieldsOf(content[mediaType] ?? null, kind)),
  );
  return { media: ordered, required: body?.['required'] === true, fields: Object.fromEntries(fields) };
}

/** A patch as a list of steps, which a body tells from any other by being one. */
function patchIn(document: JsonObject, content: JsonObject): Media[] {
  const all = allMediaIn(document, content).filter(({ kind }) => kind === 'json');
  const isPatch = ({ mediaType }: Media) => /json-patch/i.test(mediaType);
  const [first, ...others] = all;
  const other = first === undefined ? undefined : others.find((each) => isPatch(each) !== isPatch(first));
  return other === undefined ? [] : [other];
}

function allMediaIn(document: JsonObject, content: JsonObject): Media[] {
  return Object.entries(content).map(([type, value]) =>
    mediaOf(type, isJsonObject(value) ? follow(document, value['schema']) : null),
  );
}

/**
 * The media types of a content; of several in JSON the first. Frameworks name text beside JSON for the very same value, which is
 * no text unless the value is one.
 */
function mediaIn(document: JsonObject, content: JsonObject): Media[] {
  const schemaOf = ({ mediaType }: Media) => Object(content[mediaType])['schema'];
  const isText = (media: Media) => follow(document, schemaOf(media))?.['type'] === 'string';
  const found = allMediaIn(document, content);
  const inJson = found.filter(({ kind }) => kind === 'json').map((each) => JSON.stringify(schemaOf(each)));
  const all = found.filter(
    (each) => each.kind !== 'text' || isText(each) || !inJson.includes(JSON.stringify(schemaOf(each))),
  );
  const first = all.find(({ kind }) => kind === 'json');
  return all.filter((media) => media.kind !== 'json' || media === first);
}

function stringOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
