import { settingsOf } from './client.ts';
import { UsageError } from './errors.ts';
import { isEventStream } from './fields.ts';
import { toForm } from './form.ts';
import type { CallOptions, Fetch } from './settings.ts';
import { createTransport } from './transport.ts';

/** One operation of the API as the client calls it. */
export interface OperationSpec {
  /** Lower case. */
  readonly method: string;
  /** With its parameters in braces: `/v1/videos/generations/{task_id}`. */
  readonly path: string;
  /** Names of the path's parameters: the first arguments of the call, in this order. */
  readonly parameters: readonly string[];
  /** Media type of the request's body, the next argument; `null` without one. */
  readonly body: string | null;
}

/** Overrides for one call, and its query where the operation has one. */
export interface OperationOptions extends CallOptions {
  query?: object | undefined;
}

/** The `request` of an openapi-fetch client, without the types of a particular API. */
interface Requester {
  request(method: string, path: string, init: object): Promise<{ data?: unknown; response: Response }>;
}

/** Calls an operation with the arguments path values, body, options, and gives the decoded body of the answer. */
export async function callOperation(
  client: object,
  operation: OperationSpec,
  args: readonly unknown[],
): Promise<unknown> {
  const { data } = await request(client, operation, args, 'json');
  return data;
}

/** As `callOperation`, for the open answer itself. */
export async function openOperation(
  client: object,
  operation: OperationSpec,
  args: readonly unknown[],
): Promise<Response> {
  const { response } = await request(client, operation, args, 'stream');
  return response;
}

async function request(
  client: object,
  operation: OperationSpec,
  args: readonly unknown[],
  parseAs: 'json' | 'stream',
): Promise<{ data?: unknown; response: Response }> {
  const { values, body, options } = readArguments(operation, args);
  const { query, signal, headers } = options;
  const transport = createTransport(settingsOf(client), options);
  // The types of a particular API are with the generated functions; here every operation is called alike.
  return (client as Requester).request(operation.method, operation.path, {
    params: { path: values, ...(query === undefined ? {} : { query }) },
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
    ...(headers === undefined ? {} : { headers }),
    parseAs,
    fetch: parseAs === 'stream' ? transport : refusingStreams(transport, operation),
  });
}

/** A stream that nobody asked these functions for would be read to its end and then be no JSON. */
function refusingStreams(transport: Fetch, { path }: OperationSpec): Fetch {
  return async (request) => {
    const response = await transport(request);
    if (!isEventStream(response)) return response;
    await response.body?.cancel();
    throw new UsageError(`${path} streams its answer: use the stream… function of this operation`);
  };
}

function readArguments(operation: OperationSpec, args: readonly unknown[]) {
  const count = operation.parameters.length;
  const values = Object.fromEntries(operation.parameters.map((name, index) => [name, args[index]]));
  const rest = args.slice(count);
  const body = operation.body === null ? undefined : encodeBody(operation.body, rest.shift());
  // The generated declarations give this argument its type.
  const options = (rest[0] ?? {}) as OperationOptions;
  return { values, body, options };
}

function encodeBody(mediaType: string, body: unknown): unknown {
  return mediaType.startsWith('multipart/') ? toForm(body) : body;
}
