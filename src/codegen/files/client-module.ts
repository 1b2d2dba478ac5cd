import { namesOf } from '../../gateway/names.ts';
import type { Gateway } from '../../gateway/schema.ts';
import type { JsonObject } from '../../openapi/node.ts';
import type { MediaKind } from '../api/media.ts';
import type { Operation } from '../api/operations.ts';
import { type Code, code, indent, joinCode } from '../print/code.ts';
import { identifier } from '../print/identifier.ts';
import { literal, stringLiteral } from '../print/literal.ts';
import { errorNames, functionNames, groupsOf, oldFunctions, tellsVideoState } from './client-names.ts';
import { fileHeader } from './header.ts';

/** `index.js`: each operation as a function, and the client that has them by group. */
export function clientModule(
  operations: readonly Operation[],
  server: string | null,
  prefix: string,
  gateway: Gateway,
): Code {
  const own = namesOf(gateway);
  const keyPlace = keyPlaceOf(gateway);
  const groups = groupsOf(operations).map(({ name: group, operations: members, old }) => {
    const names = members.flatMap(functionNames).map(identifier);
    const renamed = old.map(({ name, now }) =>
      name === now ? identifier(name) : code`${identifier(name)}: ${identifier(now)}`,
    );
    return code`${identifier(group)}: { ${joinCode([...names, ...renamed], ', ')} },`;
  });
  const old = oldFunctions(operations).map(
    ({ name, now }) => code`export { ${identifier(now)} as ${identifier(name)} };`,
  );
  return code`${fileHeader()}
import { ${joinCode(runtimeNames(operations).map(identifier), ', ')} } from "./runtime/client/index.js";
${keyPlace === null ? code`` : code`import { placeKey } from "./runtime/client/key-place.js";\n`}
export {
${indent(joinCode(errorNames(own).map((name) => code`${identifier(name)},`)))}
} from "./runtime/client/index.js";

export const defaultBaseUrl = ${literal(server)};

export function ${identifier(own.createClient)}(options) {
  return createClient(${keyPlace ?? code`options`}, defaultBaseUrl${prefix === '' ? code`` : code`, ${stringLiteral(prefix)}`});
}

export function ${identifier(own.create)}(options) {
  return bindGroups(${identifier(own.createClient)}(options), {
${indent(joinCode(groups), 4)}
  });
}

${joinCode([...operations.map(printOperation), ...old], '\n\n')}
`;
}

/** Names that the module has by the gateway; no operation may take them. */
export function moduleNames(gateway: Gateway): string[] {
  const { create, createClient } = namesOf(gateway);
  return [create, createClient, ...(gateway.key.sent === 'bearer' ? [] : ['placeKey'])];
}

/** The options with what sends the key to its place; `null` where it is a bearer's, as the runtime sends it. */
function keyPlaceOf({ key: { sent } }: Gateway): Code | null {
  return sent === 'bearer' ? null : code`placeKey(options, ${literal({ ...sent })})`;
}

/** What the functions call: encoders and readers only where an operation needs them. */
function runtimeNames(operations: readonly Operation[]): string[] {
  const specs = operations.map((operation) => specOf(operation).text).join('\n');
  const needed = ['atServer', 'encodeBody', 'parameterWriter', 'readByType', 'readLines'].filter((name) =>
    specs.includes(`: ${name}`),
  );
  return ['bindGroups', 'callOperation', 'createClient', ...needed, 'streamOperation', 'waitForVideo'].sort();
}

function printOperation(operation: Operation): Code {
  const { name, streamName, stream, onlyStreams } = operation;
  const plain = code`export function ${identifier(name)}(router, ...args) {
  return callOperation(router, ${specOf(operation)}, args);
}`;
  if (tellsVideoState(operation)) return code`${plain}\n\n${waitFunction(name)}`;
  if (streamName === null || stream === null) return plain;
  const streamed = code`export function ${identifier(streamName)}(router, ...args) {
  return streamOperation(router, ${specOf(operation, true)}, ${stringLiteral(stream.protocol)}, args);
}`;
  return onlyStreams ? streamed : code`${plain}\n\n${streamed}`;
}

/** The operation as the runtime calls it; what is usual is not said. */
function specOf(operation: Operation, isStreamed = false): Code {
  const { method, path, pathParameters, body, stream, empty, successes, server } = operation;
  const fields = body?.fields ?? {};
  // A range of types in JSON is none that could be sent.
  const types = (body?.media ?? []).map(({ mediaType }) => mediaType.replace('*+', ''));
  const [only = null] = types;
  const isPlain = types.length <= 1 && body?.media[0]?.kind !== undefined && body.media[0].kind === 'json';
  const members = [
    code`method: ${literal(method)}`,
    code`path: ${literal(path)}`,
    code`parameters: ${literal([...pathParameters])}`,
    code`body: ${literal(types.length > 1 ? types : only)}`,
    ...(operation.named.body === 'option' ? [code`bodyIn: "options"`] : []),
    ...(body === null || isPlain ? [] : [code`encode: encodeBody`]),
    ...(Object.keys(fields).length === 0 ? [] : [code`fields: ${literal({ ...fields })}`]),
    ...writeOf(operation, isStreamed),
    ...(server === null ? [] : [code`server: atServer(${stringLiteral(server)}, defaultBaseUrl)`]),
    ...(operation.onlyStreams ? [] : answerOf(successes.map(({ kind }) => kind))),
    ...(empty.length === 0 || successes.length === 0
      ? []
      : [code`empty: ${literal(empty.map(beginningOf))}`]),
    ...(stream !== null && !stream.asked ? [code`asks: false`] : []),
  ];
  return code`{ ${joinCode(members, ', ')} }`;
}

/** What statuses begin with: `202`, `2` for `2XX`, nothing for `default`. */
function beginningOf(status: string): string {
  return status.replace(/XX$|^default$/i, '');
}

/** How the parameters are written; nothing where openapi-fetch does it as the document says. */
function writeOf({ path, query, cookies, styles, ...operation }: Operation, isStreamed: boolean): Code[] {
  const fixed = /\?([^#]*)/s.exec(path)?.[1] ?? '';
  const told = Object.entries(styles).filter(([, own]) => Object.keys(own).length > 0);
  const accept = isStreamed ? '' : acceptOf(operation);
  if (query === null && cookies === null && told.length === 0 && accept === '') return [];
  const printed = told.map(([place, own]): [string, JsonObject] => [place, { ...own }]);
  const all = {
    ...Object.fromEntries(printed),
    ...(fixed !== '' && { fixed }),
    ...(accept !== '' && { accept }),
  };
  return [code`write: parameterWriter(${literal(all)})`];
}

/** What a whole answer is, where a stream is another one that the request does not ask for by its body. */
function acceptOf({
  stream,
  onlyStreams,
  successes,
}: Pick<Operation, 'stream' | 'onlyStreams' | 'successes'>): string {
  if (stream === null || stream.asked || onlyStreams) return '';
  return [...new Set(successes.map(({ mediaType }) => mediaType))].join(', ');
}

/** How the answer is read. */
function answerOf(kinds: readonly MediaKind[]): Code[] {
  const [first, ...others] = new Set(kinds);
  if (first === undefined) return [code`answer: "none"`];
  if (others.length > 0 || first === 'any') return [code`answer: readByType`];
  if (first === 'json') return [];
  if (first === 'lines') return [code`answer: readLines`];
  return [
    first === 'text' || first === 'form' || first === 'urlencoded'
      ? code`answer: "text"`
      : code`answer: "blob"`,
  ];
}

function waitFunction(name: string): Code {
  return code`export function waitForVideoGeneration(router, id, options) {
  return waitForVideo((call) => ${identifier(name)}(router, id, call), options);
}`;
}
