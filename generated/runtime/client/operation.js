import { settingsOf } from "./client.js";
import { createTransport } from "./transport.js";
/** Calls an operation with the arguments path values, body, options, and gives the decoded body of the answer. */
export async function callOperation(client, operation, args) {
    const { answer = 'json' } = operation;
    const isNamed = typeof answer === 'string' && answer !== 'none';
    const { data, response } = await request(client, operation, args, isNamed ? answer : 'stream', operation);
    return isNamed ? data : answer === 'none' ? undefined : answer(response);
}
/** As `callOperation`, for the open answer itself, with `stream: true` in the body where that is how to ask for one. */
export async function openOperation(client, operation, args) {
    const ask = operation.asks === false ? undefined : asking;
    const { response } = await request(client, acceptingEvents(operation), args, 'stream', {}, ask);
    return response;
}
/** Some servers go by what is accepted, whatever the body says. */
function acceptingEvents(operation) {
    const write = (options) => {
        const written = operation.write?.(options);
        return { ...written, headers: { accept: 'text/event-stream', ...options.headers, ...written?.headers } };
    };
    return { ...operation, write };
}
async function request(client, operation, args, parseAs, promised, ask) {
    const { values, body, options } = readArguments(operation, args);
    const { query, signal, headers } = options;
    const own = settingsOf(client);
    const settings = operation.server?.(own) ?? own;
    const { type, init } = await write(operation, ask ? ask(body) : body);
    const written = operation.write?.(options);
    // The types of a particular API are with the generated functions; here every operation is called alike.
    return client.request(operation.method, operation.path, {
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
async function write({ body: types, encode, fields }, body) {
    const all = [types ?? []].flat();
    if (body === undefined)
        return { type: undefined, init: {} };
    return encode === undefined ? { type: all[0], init: { body } } : encode(body, all, fields);
}
/** The body with `stream: true` in it. */
function asking(body) {
    return body instanceof FormData || typeof body !== 'object' ? body : { ...body, stream: true };
}
/** The arguments of a call apart: path values, body, options. */
export function readArguments({ parameters, body, bodyIn }, args) {
    const rest = [...args];
    const [name = ''] = parameters;
    const given = name === '' ? {} : rest.shift();
    const values = parameters.length === 1 ? { [name]: given } : given;
    const first = body === null || bodyIn ? undefined : rest.shift();
    // The generated declarations give this argument its type; nothing becomes an empty object.
    const options = Object(rest[0]);
    return { values: Object(values), body: bodyIn ? options.body : first, options };
}
