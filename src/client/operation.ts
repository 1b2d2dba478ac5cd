import type { Encode, EncodedBody, FieldStyles } from './bodies.ts';
import { settingsOf } from './client.ts';
import type { CallOptions, Settings } from './settings.ts';
import { createTransport, type Promised } from './transport.ts';

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
  readonly encode?: Encode;
  /** How the fields of a form are written that are not as usual, by name. */
  readonly fields?: FieldStyles;
  /** Writes query, cookies and whatever other parameters are not as usual. */
  readonly write?: (options: OperationOptions) => { readonly headers?: object };
  /** Where it is answered, if not where the others are. */
  readonly server?: (settings: Settings) => Settings;
  /** How the answer is read where it is not JSON. */
  readonly answer?: 'text' | 'blob' | 'none' | ((response: Response) => Promise<unknown>);
  /** What statuses of success without content begin with, beside those with one: `202`, `2`, or nothing. */
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
  const isNamed = typeof answer === 'string' && answer !== 'none';
  const { data, response } = await request(client, operation, args, isNamed ? answer : 'stream', operation);
  return isNamed ? data : answer === 'none' ? undefined : answer(response);
}

/** As `callOperation`, for the open answer itself, with `stream: true` in the body where that is how to ask for one. */
export async function openOperation(
  client: object,
  operation: OperationSpec,
  args: readonly unknown[],
): Promise<Response> {
  const ask = operation.asks === false ? undefined : asking;
  const { response } = await request(client, acceptingEvents(operation), args, 'stream', {}, ask);
  return response;
}

/** Some servers go by what is accepted, whatever the body says. */
function acceptingEvents(operation: OperationSpec): OperationSpec {
  const write = (options: OperationOptions) => {
    const written = operation.write?.(options);
    return { ...written, headers: { accept: 'text/event-stream', ...options.headers, ...written?.headers } };
  };
  return { ...operation, write };
}

async function request(
  client: object,
  operation: OperationSpec,
  args: readonly unknown[],
  parseAs: 'json' | 'text' | 'blob' | 'stream',
  promised: Promised,
  ask?: (body: unknown) => unknown,
): Promise<{ data?: unknown; response: Response }> {
  const { values, body, options } = readArguments(operation, args);
  const { query, signal, headers } = options;
  const own = settingsOf(client);
  const settings = operation.server?.(own) ?? own;
  const { type, init } = await write(operation, ask ? ask(body) : body);
  const written = operation.write?.(options);
  // The types of a particular API are with the generated functions; here every operation is called alike.
  return (client as Requester).request(operation.method, operation.path, {
    ...init,
    params: { path: values, query },
    signal,
    baseUrl: settings.baseUrl,
    parseAs,
    fetch: createTransport(settings, options, promised),
    ...written,
    headers: { 'content-type': type, ...headers, ...written?.headers },
  });
}

/** JSON is left to openapi-fetch; what an operation's own encoder has written goes as it is. */
async function write({ body: types, encode, fields }: OperationSpec, body: unknown): Promise<EncodedBody> {
  const all = [types ?? []].flat();
  if (body === undefined) return { type: undefined, init: {} };
  return encode === undefined ? { type: all[0], init: { body } } : encode(body, all, fields);
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
  // The generated declarations give this argument its type; nothing becomes an empty object.
  const options: OperationOptions = Object(rest[0]);
  return { values: Object(values), body: bodyIn ? options.body : first, options };
}
