import type { Operation } from '../api/operations.ts';

/** The errors of the runtime that the package hands on. */
export const errorNames =
  `AuthenticationError BillingError ConnectionError InvalidRequestError NotFoundError RateLimitError
  RouterOneError ServerError TimeoutError UsageError`.split(/\s+/);

/** The function that waits for a video. */
export const waitName = 'waitForVideoGeneration';

/** True for the operation that tells the state of a video by its id. */
export function tellsVideoState({ name, pathParameters, body }: Operation): boolean {
  return name === 'getVideoGeneration' && pathParameters.length === 1 && body === null;
}

/** The operations by group, in the order in which the groups first appear. */
export function groupsOf(operations: readonly Operation[]): [string, Operation[]][] {
  const names = [...new Set(operations.map(({ group }) => group))];
  return names.map((name) => [name, operations.filter(({ group }) => group === name)]);
}

/** The names of an operation's functions. */
export function namesOf(operation: Operation): string[] {
  const { name, streamName, onlyStreams } = operation;
  return [
    ...(onlyStreams ? [] : [name]),
    ...(streamName === null ? [] : [streamName]),
    ...(tellsVideoState(operation) ? [waitName] : []),
  ];
}
