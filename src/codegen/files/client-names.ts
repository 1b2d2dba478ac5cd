import { compareCodePoints } from '../../base/code-point-order.ts';
import type { GatewayNames } from '../../gateway/names.ts';
import type { Operation } from '../api/operations.ts';
import type { Alias } from '../names/remembered.ts';

const errors =
  `AuthenticationError BillingError ConnectionError InvalidRequestError NotFoundError RateLimitError
  ServerError TimeoutError UsageError`.split(/\s+/);

/** The errors of the runtime that the package hands on, with the one that all of them are. */
export function errorNames({ error }: GatewayNames): string[] {
  return [...errors, error].sort(compareCodePoints);
}

/** The function that waits for a video. */
export const waitName = 'waitForVideoGeneration';

/** True for the operation that tells the state of a video by its id. */
export function tellsVideoState({ name, named, pathParameters, body }: Operation): boolean {
  const names = [name, ...named.aliases.map((alias) => alias.name)];
  return names.includes('getVideoGeneration') && pathParameters.length === 1 && body === null;
}

/** A group of the client: the operations in it, and the old names that still lead to others. */
export interface Group {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly old: readonly OldName[];
}

/** A function that has another name or stands in another group by now. */
export interface OldName {
  readonly name: string;
  /** What it is called now, and in which group. */
  readonly now: string;
  readonly group: string;
}

/** The groups in the order in which their operations first appear, those of old names alone last. */
export function groupsOf(operations: readonly Operation[]): Group[] {
  const old = operations.flatMap((operation) =>
    operation.named.aliases.flatMap((alias) =>
      oldNames(operation, alias).map((each) => ({ ...each, in: alias.group })),
    ),
  );
  const names = new Set([...operations.map(({ group }) => group), ...old.map((each) => each.in)]);
  return [...names].map((name) => {
    const members = operations.filter(({ group }) => group === name);
    const taken = new Set(members.flatMap(functionNames));
    return {
      name,
      operations: members,
      old: old.filter((each) => each.in === name && !taken.has(each.name)).map(({ in: _, ...each }) => each),
    };
  });
}

/** The old names of an operation's functions, each with the one of now. */
function oldNames(operation: Operation, alias: Alias): OldName[] {
  const { name, group, streamName, onlyStreams } = operation;
  return [
    ...(onlyStreams ? [] : [{ name: alias.name, now: name, group }]),
    ...(alias.stream === null || streamName === null ? [] : [{ name: alias.stream, now: streamName, group }]),
    ...(tellsVideoState(operation) ? [{ name: waitName, now: waitName, group }] : []),
  ];
}

/** The exported functions that have another name by now, each once. */
export function oldFunctions(operations: readonly Operation[]): OldName[] {
  const old = operations.flatMap((operation) =>
    operation.named.aliases.flatMap((alias) => oldNames(operation, alias)),
  );
  const taken = new Set(operations.flatMap(functionNames));
  return [...new Map(old.map((each) => [each.name, each])).values()].filter(({ name }) => !taken.has(name));
}

/** The names of an operation's functions. */
export function functionNames(operation: Operation): string[] {
  const { name, streamName, onlyStreams } = operation;
  return [
    ...(onlyStreams ? [] : [name]),
    ...(streamName === null ? [] : [streamName]),
    ...(tellsVideoState(operation) ? [waitName] : []),
  ];
}
