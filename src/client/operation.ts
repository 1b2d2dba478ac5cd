import type { EncodedBody } from './bodies.ts';
import { settingsOf } from './client.ts';
import type { CallOptions } from './settings.ts';
import { createTransport } from './transport.ts';

/** One operation of the API as the client calls it. */
export interface OperationSpec {
  /** Lower case. */
  readonly method: string;
  /** With its parameters in braces: `/v1/videos/generations/{task_id}`. */
  readonly path: string;
  /** Names of the path's parameters: one is the first argument of the call, several are one object by their names. */
  readonly parameters: readonly string[];
  /** Media type of the request's body, the next argument, or all that it may have; `null` without one. */
  readonly body: string | readonly string[] | null;
  /** The body is given as `body` among the options: the operation had none when it was first called. */
  readonly bodyIn?: 'options';
  /** Writes a body that is not JSON. */
  readonly encode?: (body: unknown, types: readonly string[]) => Promise<EncodedBody>;
  /** Writes the query as the document says. */
  readonly query?: (query: object) => string;
  /** Writes the cookies that the document names. */
  readonly cookie?: (cookies: object) => string;
  /** How the answer is read where it is not JSON. */
  readonly answer?: 'text' | 'blob' | 'none' | ((response: Response) => Promise<unknown>);
  /** Statuses of success without content, beside those with one. */
  readonly empty?: readonly string[];
  /** The stream comes without a `stream` in the body. */
  readonly asks?: false;
}

/** Overrides for one call, and its parameters where the operation has some. */
export interface OperationOptions extends CallOptions {
  query?: object | undefined;
  cookies?: object | undefined;
  body?: unknown;
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
  const { answer = 'json' } = operation;
  const { data, response } = await request(
    client,
    operation,
    args,
    typeof answer === 'string' ? answer : 'stream',
  );
  return typeof answer === 'string' ? data : answer(response);
}

/** As `callOperation`, for the open answer itself. */
export async function openOperation(
  client: object,
  operation: OperationSpec,
  args: readonly unknown[],
): Promise<Response> {
  const { response } = await request(client, operation, args, 'events');
  return response;
}

async function request(
  client: object,
  operation: OperationSpec,
  args: readonly unknown[],
  wanted: 'json' | 'text' | 'blob' | 'none' | 'stream' | 'events',
): Promise<{ data?: unknown; response: Response }> {
  const { values, body, options } = readArguments(operation, args);
  const { query, signal, headers, cookies } = options;
  const isStreamed = wanted === 'events';
  const sent = isStreamed && operation.asks !== false ? asking(body) : body;
  const { type, init } = await write(operation, sent);
  // The types of a particular API are with the generated functions; here every operation is called alike.
  const answered = await (client as Requester).request(operation.method, operation.path, {
    ...init,
    params: { path: values, query },
    signal,
    querySerializer: operation.query,
    headers: { 'content-type': type, cookie: cookies && operation.cookie?.(cookies), ...headers },
    parseAs: isStreamed || wanted === 'none' ? 'stream' : wanted,
    fetch: createTransport(settingsOf(client), options, isStreamed ? {} : operation),
  });
  return wanted === 'none' ? { response: answered.response } : answered;
}

/** JSON is left to openapi-fetch; what an operation's own encoder has written goes as it is. */
async function write({ body: types, encode }: OperationSpec, body: unknown): Promise<EncodedBody> {
  const all = [types ?? []].flat();
  if (body === undefined) return { type: undefined, init: {} };
  return encode === undefined ? { type: all[0], init: { body } } : encode(body, all);
}

/** The body with `stream: true` in it. */
function asking(body: unknown): unknown {
  return body instanceof FormData || typeof body !== 'object' ? body : { ...body, stream: true };
}

/** The arguments of a call apart: path values, body, options. */
export function readArguments(
  { parameters, body, bodyIn }: OperationSpec,
  args: readonly unknown[],
): { readonly values: object; readonly body: unknown; readonly options: OperationOptions } {
  const rest = [...args];
  const [name = ''] = parameters;
  const given = name === '' ? {} : rest.shift();
  const values = parameters.length === 1 ? { [name]: given } : given;
  const first = body === null || bodyIn ? undefined : rest.shift();
  const options = isOptions(rest[0]) ? rest[0] : {};
  return { values: isOptions(values) ? values : {}, body: bodyIn ? options.body : first, options };
}

/** The generated declarations give this argument its type. */
function isOptions(value: unknown): value is OperationOptions {
  return typeof value === 'object' && value !== null;
}
