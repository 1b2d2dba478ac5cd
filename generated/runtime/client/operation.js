import { settingsOf } from "./client.js";
import { createTransport } from "./transport.js";
/** Calls an operation with the arguments path values, body, options, and gives the decoded body of the answer. */
export async function callOperation(client, operation, args) {
    const { answer = 'json' } = operation;
    const { data, response } = await request(client, operation, args, typeof answer === 'string' ? answer : 'stream');
    return typeof answer === 'string' ? data : answer(response);
}
/** As `callOperation`, for the open answer itself. */
export async function openOperation(client, operation, args) {
    const { response } = await request(client, operation, args, 'events');
    return response;
}
async function request(client, operation, args, wanted) {
    const { values, body, options } = readArguments(operation, args);
    const { query, signal, headers, cookies } = options;
    const isStreamed = wanted === 'events';
    const sent = isStreamed && operation.asks !== false ? asking(body) : body;
    const { type, init } = await write(operation, sent);
    // The types of a particular API are with the generated functions; here every operation is called alike.
    const answered = await client.request(operation.method, operation.path, {
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
async function write({ body: types, encode }, body) {
    const all = [types ?? []].flat();
    if (body === undefined)
        return { type: undefined, init: {} };
    return encode === undefined ? { type: all[0], init: { body } } : encode(body, all);
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
    const options = isOptions(rest[0]) ? rest[0] : {};
    return { values: isOptions(values) ? values : {}, body: bodyIn ? options.body : first, options };
}
/** The generated declarations give this argument its type. */
function isOptions(value) {
    return typeof value === 'object' && value !== null;
}
