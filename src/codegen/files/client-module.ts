import type { Operation } from '../api/operations.ts';
import { type Code, code, indent, joinCode } from '../print/code.ts';
import { identifier } from '../print/identifier.ts';
import { literal, stringLiteral } from '../print/literal.ts';
import { errorNames, groupsOf, namesOf, tellsVideoState } from './client-names.ts';
import { fileHeader } from './header.ts';

/** `index.js`: each operation as a function, and the client that has them by group. */
export function clientModule(operations: readonly Operation[], server: string | null): Code {
  const groups = groupsOf(operations).map(([group, members]) => {
    const names = members.flatMap(namesOf).map(identifier);
    return code`${identifier(group)}: { ${joinCode(names, ', ')} },`;
  });
  return code`${fileHeader()}
import { bindGroups, callOperation, createClient, streamOperation, waitForVideo } from "./runtime/client/index.js";

export {
${indent(joinCode(errorNames.map((name) => code`${identifier(name)},`)))}
} from "./runtime/client/index.js";

export const defaultBaseUrl = ${literal(server)};

export function createRouterOneClient(options) {
  return createClient(options, defaultBaseUrl);
}

export function createRouterOne(options) {
  return bindGroups(createRouterOneClient(options), {
${indent(joinCode(groups), 4)}
  });
}

${joinCode(operations.map(printOperation), '\n\n')}
`;
}

function printOperation(operation: Operation): Code {
  const { name, streamName, stream, method, path, pathParameters, body } = operation;
  const spec = literal({ method, path, parameters: [...pathParameters], body: body?.mediaType ?? null });
  const plain = code`export function ${identifier(name)}(router, ...args) {
  return callOperation(router, ${spec}, args);
}`;
  if (tellsVideoState(operation)) return code`${plain}\n\n${waitFunction}`;
  if (streamName === null || stream === null) return plain;
  return code`${plain}

export function ${identifier(streamName)}(router, ...args) {
  return streamOperation(router, ${spec}, ${stringLiteral(stream.protocol)}, args);
}`;
}

const waitFunction = code`export function waitForVideoGeneration(router, id, options) {
  return waitForVideo((call) => getVideoGeneration(router, id, call), options);
}`;
