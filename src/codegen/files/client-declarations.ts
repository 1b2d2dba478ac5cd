import { eventStream } from '../../openapi/media-types.ts';
import type { Operation } from '../api/operations.ts';
import type { Stream, StreamProtocol } from '../api/streams.ts';
import { type Code, code, indent, joinCode } from '../print/code.ts';
import { commentLines, docComment } from '../print/comment.ts';
import { identifier, pascalCase } from '../print/identifier.ts';
import { literal, stringLiteral } from '../print/literal.ts';
import { errorNames, groupsOf, tellsVideoState, waitName } from './client-names.ts';
import { fileHeader } from './header.ts';

/** What the declarations use of the runtime. */
const typeNames =
  `ApiClient CallOptions ChatCompletionChunk MessageStreamEvent NotStreamed ResponseStreamEvent
  RouterOneOptions WaitOptions`.split(/\s+/);

/** The types of events where the document does not describe them. */
const eventTypes: Readonly<Record<StreamProtocol, Code>> = {
  'chat-completions': code`ChatCompletionChunk`,
  messages: code`MessageStreamEvent`,
  responses: code`ResponseStreamEvent`,
  events: code`unknown`,
};

/** `index.d.ts`. */
export function clientDeclarations(operations: readonly Operation[], server: string | null): Code {
  const groups = groupsOf(operations);
  return code`${fileHeader()}
import type { operations, paths } from "./openapi.js";
import type { ${joinCode(typeNames.map(identifier), ', ')} } from "./runtime/client/index.js";

export type { CallOptions, Fetch, RouterOneOptions, WaitOptions } from "./runtime/client/index.js";
export {
${indent(joinCode(errorNames.map((name) => code`${identifier(name)},`)))}
} from "./runtime/client/index.js";
export type { AnyModelId, ModelId, RequestModelId } from "./models.js";
export type { components, operations, paths } from "./openapi.js";

/** The first public server of the API's description; calls go there unless told otherwise. */
export declare const defaultBaseUrl: ${literal(server)};

/** An openapi-fetch client over the paths of the API. What is not a success is thrown as a \`RouterOneError\`. */
export interface RouterOneClient extends ApiClient<paths> {}

/** The client with every operation by group. */
export interface RouterOne extends RouterOneClient {
${indent(joinCode(groups.map(([group]) => code`readonly ${identifier(group)}: ${groupType(group)};`)))}
}

/** A client with every operation: \`router.chat.createChatCompletion({ … })\`. */
export declare function createRouterOne(options?: RouterOneOptions): RouterOne;

/** A client alone, for bundles that take only the operations they import. */
export declare function createRouterOneClient(options?: RouterOneOptions): RouterOneClient;

${joinCode(
  groups.map(([group, members]) => declareGroup(group, members)),
  '\n\n',
)}

${joinCode(operations.map(declareTypes), '\n\n')}

${joinCode(
  operations.map((operation) => declareFunctions(operation)),
  '\n\n',
)}
`;
}

function declareGroup(group: string, operations: readonly Operation[]): Code {
  const members = operations
    .flatMap(signaturesOf)
    .map(
      ({ comment, name, parameters, result }) =>
        code`${comment}${identifier(name)}(${joinCode(parameters, ', ')}): ${result};`,
    );
  return code`export interface ${groupType(group)} {\n${indent(joinCode(members))}\n}`;
}

function declareFunctions(operation: Operation): Code {
  const declarations = signaturesOf(operation).map(({ comment, name, parameters, result }) => {
    const list = joinCode([code`router: RouterOneClient`, ...parameters], ', ');
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

function signaturesOf(operation: Operation): Signature[] {
  const { name, streamName } = operation;
  const comment = describe(operation);
  const result = code`Promise<${typeName(operation, 'Result')}>`;
  const plain = {
    name,
    comment,
    parameters: parametersOf(operation, streamName === null ? 'only' : 'whole'),
    result,
  };
  const streamed = {
    name: streamName ?? '',
    comment,
    parameters: parametersOf(operation, 'streamed'),
    result: code`AsyncGenerator<${typeName(operation, 'Event')}, void, void>`,
  };
  return [
    plain,
    ...(streamName === null ? [] : [streamed]),
    ...(tellsVideoState(operation) ? [waitSignature(operation)] : []),
  ];
}

function waitSignature(operation: Operation): Signature {
  const result = typeName(operation, 'Result');
  return {
    name: waitName,
    comment: code`/** Asks for the state of a video until it is completed. Throws a \`RouterOneError\` if it failed. */\n`,
    parameters: [...pathArguments(operation), code`options?: WaitOptions<${result}>`],
    result: code`Promise<${result}>`,
  };
}

function declareTypes(operation: Operation): Code {
  const { body, stream, successes } = operation;
  const contents = successes.map(({ status, mediaType }) => contentOf(operation, status, mediaType));
  const lines = [
    ...(body === null ? [] : [declareType(operation, 'Body', bodyType(operation, body.mediaType))]),
    declareType(operation, 'Result', contents.length === 0 ? code`undefined` : joinCode(contents, ' | ')),
    ...(stream === null ? [] : [declareType(operation, 'Event', eventType(operation, stream))]),
  ];
  return joinCode(lines);
}

function declareType(operation: Operation, suffix: TypeSuffix, type: Code): Code {
  return code`export type ${typeName(operation, suffix)} = ${type};`;
}

function bodyType({ name }: Operation, mediaType: string): Code {
  return code`NonNullable<operations[${stringLiteral(name)}]["requestBody"]>["content"][${stringLiteral(mediaType)}]`;
}

function eventType(operation: Operation, { protocol, typedBy }: Stream): Code {
  return typedBy === null ? eventTypes[protocol] : contentOf(operation, typedBy, eventStream);
}

function contentOf({ name }: Operation, status: string, mediaType: string): Code {
  return code`operations[${stringLiteral(name)}]["responses"][${stringLiteral(status)}]["content"][${stringLiteral(mediaType)}]`;
}

/** The arguments of a call: of an operation that never streams, of its whole answer, or of its stream. */
function parametersOf(operation: Operation, answer: 'only' | 'whole' | 'streamed'): Code[] {
  const { body, query } = operation;
  const mark = body?.required === true ? code`` : code`?`;
  const form = body?.mediaType.startsWith('multipart/') ? code`FormData | ` : code``;
  const name = typeName(operation, 'Body');
  const type = answer === 'whole' ? code`NotStreamed<${name}>` : name;
  const bodies = body === null ? [] : [code`body${mark}: ${form}${type}`];
  return [...pathArguments(operation), ...bodies, optionsArgument(operation.name, query)];
}

function optionsArgument(name: string, query: Operation['query']): Code {
  const type = code`NonNullable<operations[${stringLiteral(name)}]["parameters"]["query"]>`;
  if (query === null) return code`options?: CallOptions`;
  if (query === 'required') return code`options: CallOptions & { query: ${type} }`;
  return code`options?: CallOptions & { query?: ${type} | undefined }`;
}

function pathArguments({ name, pathParameters }: Operation): Code[] {
  return pathParameters.map((parameter, index) => {
    const type = code`operations[${stringLiteral(name)}]["parameters"]["path"][${stringLiteral(parameter)}]`;
    return code`${pathArgument(index)}: ${type}`;
  });
}

/** Arguments have names of ours: the published ones need not be identifiers, and their types name them. */
function pathArgument(index: number): Code {
  return identifier(index === 0 ? 'id' : `id${index + 1}`);
}

type TypeSuffix = 'Body' | 'Result' | 'Event';

function typeName(operation: Operation, suffix: TypeSuffix): Code {
  return identifier(`${operation.typeName}${suffix}`);
}

function groupType(group: string): Code {
  return identifier(`${pascalCase(group)}Operations`);
}

function describe({ summary, deprecated }: Operation): Code {
  const lines = [
    ...(summary === null ? [] : commentLines(summary)),
    ...(deprecated ? [code`@deprecated`] : []),
  ];
  return lines.length === 0 ? code`` : code`${docComment(lines)}\n`;
}
