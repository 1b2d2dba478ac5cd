import { compareCodePoints } from '../../base/code-point-order.ts';
import type { GatewayNames } from '../../gateway/names.ts';
import { eventStream } from '../../openapi/media-types.ts';
import type { Media, MediaKind } from '../api/media.ts';
import { type Operation, typeNameOf } from '../api/operations.ts';
import type { Stream, StreamProtocol } from '../api/streams.ts';
import { type Code, code, indent, joinCode } from '../print/code.ts';
import { commentLines, docComment } from '../print/comment.ts';
import { identifier, pascalCase } from '../print/identifier.ts';
import { literal, stringLiteral } from '../print/literal.ts';
import {
  errorNames,
  type Group,
  groupsOf,
  type OldName,
  oldFunctions,
  tellsVideoState,
  waitName,
} from './client-names.ts';
import { fileHeader } from './header.ts';
import type { Part } from './package-json.ts';

/** What the declarations use of the runtime. */
function typeNames({ options }: GatewayNames): string[] {
  const names =
    'ApiClient BinaryBody CallOptions ChatCompletionChunk MessageStreamEvent NotStreamed ResponseStreamEvent WaitOptions';
  return [...names.split(' '), options].sort(compareCodePoints);
}

/** The types of the runtime that a signature shows. */
function sharedTypes(names: GatewayNames): string[] {
  const others = ['ContentBlockDelta', 'Fetch', 'FileInput', 'MessageUsage', 'ToolCallPart'];
  return [...typeNames(names), ...others].sort(compareCodePoints);
}

const modelTypes = code`export type { AnyModelId, ModelId, RequestModelId } from "./models.js";\n`;

/** The types of events where the document does not describe them. */
const eventTypes: Readonly<Record<StreamProtocol, Code>> = {
  'chat-completions': code`ChatCompletionChunk`,
  messages: code`MessageStreamEvent`,
  responses: code`ResponseStreamEvent`,
  events: code`unknown`,
  texts: code`string`,
};

/** `index.d.ts`. */
export function clientDeclarations(
  operations: readonly Operation[],
  server: string | null,
  names: GatewayNames,
  parts: ReadonlySet<Part>,
): Code {
  const [type, client] = [identifier(names.type), identifier(names.client)];
  const [options, error] = [identifier(names.options), identifier(names.error)];
  const groups = groupsOf(operations);
  return code`${fileHeader()}
import type { operations, paths } from "./openapi.js";
import type { ${joinCode(typeNames(names).map(identifier), ', ')} } from "./runtime/client/index.js";

export type {
${indent(joinCode(sharedTypes(names).map((name) => code`${identifier(name)},`)))}
} from "./runtime/client/index.js";
export {
${indent(joinCode(errorNames(names).map((name) => code`${identifier(name)},`)))}
} from "./runtime/client/index.js";
${parts.has('models') ? modelTypes : code``}export type { components, operations, paths } from "./openapi.js";

/** The first public server of the API's description; calls go there unless told otherwise. */
export declare const defaultBaseUrl: ${literal(server)};

/** An openapi-fetch client over the paths of the API. What is not a success is thrown as a \`${error}\`. */
export interface ${client} extends ApiClient<paths> {}

/** The client with every operation by group. */
export interface ${type} extends ${client} {
${indent(joinCode(groups.map(({ name }) => code`readonly ${identifier(name)}: ${groupType(name)};`)))}
}

/** A client with every operation: \`router.chat.createChatCompletion({ … })\`. */
export declare function ${identifier(names.create)}(options?: ${options}): ${type};

/** A client alone, for bundles that take only the operations they import. */
export declare function ${identifier(names.createClient)}(options?: ${options}): ${client};

${joinCode(
  groups.map((group) => declareGroup(group, names)),
  '\n\n',
)}

${joinCode([...operations.map(declareTypes), ...operations.flatMap(declareOldTypes)], '\n\n')}

${joinCode(
  [
    ...operations.map((operation) => declareFunctions(operation, names)),
    ...oldFunctions(operations).map(declareOldFunction),
  ],
  '\n\n',
)}
`;
}

function declareGroup({ name: group, operations, old }: Group, names: GatewayNames): Code {
  const members = operations
    .flatMap((operation) => signaturesOf(operation, names))
    .map(
      ({ comment, name, parameters, result }) =>
        code`${comment}${identifier(name)}(${joinCode(parameters, ', ')}): ${result};`,
    );
  const renamed = old.map((each) => {
    const place = code`${groupType(each.group)}[${stringLiteral(each.now)}]`;
    return code`${isNow(code`router.${identifier(each.group)}.${identifier(each.now)}`)}\nreadonly ${identifier(each.name)}: ${place};`;
  });
  return code`export interface ${groupType(group)} {\n${indent(joinCode([...members, ...renamed]))}\n}`;
}

/** What stands over an old name. */
function isNow(place: Code): Code {
  return docComment([
    code`@deprecated It is \`${place}\` now; this name works until the next major release.`,
  ]);
}

function declareOldFunction({ name, now }: OldName): Code {
  return code`${isNow(identifier(now))}\nexport declare const ${identifier(name)}: typeof ${identifier(now)};`;
}

/** The types under the stems that they had. */
function declareOldTypes(operation: Operation): Code[] {
  const own = declaredTypes(operation);
  const stems = (name: string, stream: string | null) => [
    typeNameOf(name),
    stream === null ? '' : `${typeNameOf(stream)}Body`,
  ];
  const [stem = '', streamBody = ''] = stems(operation.name, operation.streamName);
  const old = operation.named.aliases.flatMap((alias) => {
    const [oldStem = '', oldStreamBody = ''] = stems(alias.name, alias.stream);
    return own.map((now) => [
      now === streamBody ? oldStreamBody : `${oldStem}${now.slice(stem.length)}`,
      now,
    ]);
  });
  const names = new Map(
    old.filter(([name = '', now]) => name !== '' && name !== now).map(([name = '', now = '']) => [name, now]),
  );
  return [...names].map(
    ([name, now]) => code`${isNow(identifier(now))}\nexport type ${identifier(name)} = ${identifier(now)};`,
  );
}

/** The names of the types of an operation. */
function declaredTypes(operation: Operation): string[] {
  const found = declareTypes(operation).text.matchAll(/^export type (\S+) =/gm);
  return [...found].map(([, name = '']) => name);
}

function declareFunctions(operation: Operation, names: GatewayNames): Code {
  const declarations = signaturesOf(operation, names).map(({ comment, name, parameters, result }) => {
    const list = joinCode([code`router: ${identifier(names.client)}`, ...parameters], ', ');
    return code`${comment}export declare function ${identifier(name)}(${list}): ${result};`;
  });
  return joinCode(declarations, '\n\n');
}

/** One function as it is declared, alone or in its group. */
interface Signature {
  readonly name: string;
  readonly comment: Code;
  readonly parameters: readonly Code[];
  readonly result: Code;
}

function signaturesOf(operation: Operation, names: GatewayNames): Signature[] {
  const { name, streamName, onlyStreams } = operation;
  const comment = describe(operation);
  const result = code`Promise<${typeName(operation, 'Result')}>`;
  const plain = { name, comment, parameters: parametersOf(operation, false), result };
  const streamed = {
    name: streamName ?? '',
    comment,
    parameters: parametersOf(operation, true),
    result: code`AsyncGenerator<${typeName(operation, 'Event')}, void, void>`,
  };
  return [
    ...(onlyStreams ? [] : [plain]),
    ...(streamName === null ? [] : [streamed]),
    ...(tellsVideoState(operation) ? [waitSignature(operation, names)] : []),
  ];
}

function waitSignature(operation: Operation, { error }: GatewayNames): Signature {
  const result = typeName(operation, 'Result');
  return {
    name: waitName,
    comment: code`/** Asks for the state of a video until it is completed. Throws a \`${identifier(error)}\` if it failed. */\n`,
    parameters: [...pathArguments(operation), code`options?: WaitOptions<${result}>`],
    result: code`Promise<${result}>`,
  };
}

function declareTypes(operation: Operation): Code {
  const { body, stream, onlyStreams } = operation;
  const lines = [
    ...(body === null ? [] : declareBodies(operation, body.media)),
    ...(onlyStreams ? [] : [declareType(operation, 'Result', resultType(operation))]),
    ...(stream === null ? [] : [declareType(operation, 'Event', eventType(operation, stream))]),
  ];
  return joinCode(lines);
}

function declareType(operation: Operation, suffix: TypeSuffix, type: Code): Code {
  return code`export type ${typeName(operation, suffix)} = ${type};`;
}

/** The body of a plain call does not ask for a stream; where only streams are given there is but one body. */
function declareBodies(operation: Operation, media: readonly Media[]): Code[] {
  const type = union(media.map((each) => bodyType(operation, each)));
  const streamBody = streamBodyName(operation);
  if (streamBody === null) return [declareType(operation, 'Body', type)];
  return [
    declareType(operation, 'Body', code`NotStreamed<${streamBody}>`),
    code`export type ${streamBody} = ${type};`,
  ];
}

/** The name of the body that may ask for a stream; `null` where it does not differ from the other. */
function streamBodyName({ body, stream, onlyStreams, streamTypeName }: Operation): Code | null {
  if (body === null || stream === null || !stream.asked || onlyStreams || streamTypeName === null)
    return null;
  return identifier(`${streamTypeName}Body`);
}

function bodyType({ name }: Operation, { mediaType, kind }: Media): Code {
  const type = code`NonNullable<operations[${stringLiteral(name)}]["requestBody"]>["content"][${stringLiteral(mediaType)}]`;
  if (kind === 'bytes') return code`BinaryBody`;
  if (kind === 'text') return code`string`;
  if (kind === 'lines') return code`string | readonly (${type})[]`;
  return type;
}

/** What answers without content resolve to is `undefined`. */
function resultType(operation: Operation): Code {
  const contents = operation.successes.map((success) => answerType(operation, success));
  const none = contents.length === 0 || operation.empty.length > 0 ? [code`undefined`] : [];
  return union([...contents, ...none]);
}

function answerType(operation: Operation, { status, mediaType, kind }: Operation['successes'][number]): Code {
  if (kind === 'bytes') return code`Blob`;
  if (kind === 'text') return code`string`;
  const type = contentOf(operation, status, mediaType);
  return kind === 'lines' ? code`${type}[]` : type;
}

function union(types: readonly Code[]): Code {
  return joinCode([...new Map(types.map((type) => [type.text, type])).values()], ' | ');
}

function eventType(operation: Operation, { protocol, typedBy }: Stream): Code {
  return typedBy === null ? eventTypes[protocol] : contentOf(operation, typedBy, eventStream);
}

function contentOf({ name }: Operation, status: string, mediaType: string): Code {
  return code`operations[${stringLiteral(name)}]["responses"][${stringLiteral(status)}]["content"][${stringLiteral(mediaType)}]`;
}

/** The arguments of a call, plain or of its stream. What may be left out stands behind what may not. */
function parametersOf(operation: Operation, streamed: boolean): Code[] {
  const { body } = operation;
  const options = optionsArgument(operation, streamed);
  if (body === null || operation.named.body === 'option')
    return [...pathArguments(operation), options.parameter];
  const types = typesOfBody(operation, body.media, streamed);
  const argument = body.required
    ? code`body: ${types}`
    : options.required
      ? code`body: ${types} | undefined`
      : code`body?: ${types}`;
  return [...pathArguments(operation), argument, options.parameter];
}

/** What forms may be given as. */
const formTypes: ReadonlyArray<readonly [MediaKind, Code]> = [
  ['form', code`FormData`],
  ['urlencoded', code`URLSearchParams`],
];

function typesOfBody(operation: Operation, media: readonly Media[], streamed: boolean): Code {
  const type = (streamed ? streamBodyName(operation) : null) ?? typeName(operation, 'Body');
  const forms = formTypes.flatMap(([kind, form]) => (media.some((each) => each.kind === kind) ? [form] : []));
  return union([...forms, type]);
}

/** The last argument; it is required where one of its parameters is. */
function optionsArgument(operation: Operation, streamed: boolean): { parameter: Code; required: boolean } {
  const { name, named, body, query, headers, cookies } = operation;
  const places = [
    ['query', 'query', query],
    ['headers', 'header', headers],
    ['cookies', 'cookie', cookies],
  ] as const;
  const later = named.body === 'option' && body !== null ? [body.media] : [];
  const bodies = later.map((media) => code`body?: ${typesOfBody(operation, media, streamed)} | undefined`);
  const parameters = places.flatMap(([option, place, presence]) => {
    if (presence === null) return [];
    const known = code`NonNullable<operations[${stringLiteral(name)}]["parameters"][${stringLiteral(place)}]>`;
    const type = place === 'header' ? code`${known} & { readonly [name: string]: unknown }` : known;
    const own = identifier(option);
    return presence === 'required' ? [code`${own}: ${type}`] : [code`${own}?: ${type} | undefined`];
  });
  const members = [...bodies, ...parameters];
  const base = headers === null ? code`CallOptions` : code`Omit<CallOptions, "headers">`;
  const required = [query, headers, cookies].includes('required');
  const type = members.length === 0 ? base : code`${base} & { ${joinCode(members, '; ')} }`;
  return { parameter: required ? code`options: ${type}` : code`options?: ${type}`, required };
}

/** One value of the path by itself, several as an object by their names. */
function pathArguments({ name, pathParameters }: Operation): Code[] {
  const [only, ...others] = pathParameters;
  if (only === undefined) return [];
  const type = code`operations[${stringLiteral(name)}]["parameters"]["path"]`;
  return others.length > 0 ? [code`path: ${type}`] : [code`id: ${type}[${stringLiteral(only)}]`];
}

type TypeSuffix = 'Body' | 'Result' | 'Event';

function typeName(operation: Operation, suffix: TypeSuffix): Code {
  return identifier(`${operation.typeName}${suffix}`);
}

function groupType(group: string): Code {
  return identifier(`${pascalCase(group)}Operations`);
}

function describe({ summary, description, deprecated }: Operation): Code {
  const lines = [
    ...(summary === null ? [] : commentLines(shortened(summary))),
    ...(description === null || description === summary
      ? []
      : [code``, ...commentLines(shortened(description))]),
    ...(deprecated ? [code`@deprecated`] : []),
  ];
  return lines.length === 0 ? code`` : code`${docComment(lines)}\n`;
}

/** An editor's hint: the first paragraph, and of a long one its beginning. */
function shortened(text: string): string {
  const [first = ''] = text.trim().split(/\n\s*\n/);
  return first.length <= 300 ? first : `${first.slice(0, 300).replace(/\s+\S*$/, '')} …`;
}
