import { settingsOf } from "./client.js";
import { UsageError } from "./errors.js";
import { isEventStream } from "./fields.js";
import { toForm } from "./form.js";
import { createTransport } from "./transport.js";
/** Calls an operation with the arguments path values, body, options, and gives the decoded body of the answer. */
export async function callOperation(client, operation, args) {
    const { data } = await request(client, operation, args, 'json');
    return data;
}
/** As `callOperation`, for the open answer itself. */
export async function openOperation(client, operation, args) {
    const { response } = await request(client, operation, args, 'stream');
    return response;
}
async function request(client, operation, args, parseAs) {
    const { values, body, options } = readArguments(operation, args);
    const { query, signal, headers } = options;
    const transport = createTransport(settingsOf(client), options);
    // The types of a particular API are with the generated functions; here every operation is called alike.
    return client.request(operation.method, operation.path, {
        params: { path: values, ...(query === undefined ? {} : { query }) },
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
        ...(headers === undefined ? {} : { headers }),
        parseAs,
        fetch: parseAs === 'stream' ? transport : refusingStreams(transport, operation),
    });
}
/** A stream that nobody asked these functions for would be read to its end and then be no JSON. */
function refusingStreams(transport, { path }) {
    return async (request) => {
        const response = await transport(request);
        if (!isEventStream(response))
            return response;
        await response.body?.cancel();
        throw new UsageError(`${path} streams its answer: use the stream… function of this operation`);
    };
}
function readArguments(operation, args) {
    const count = operation.parameters.length;
    const values = Object.fromEntries(operation.parameters.map((name, index) => [name, args[index]]));
    const rest = args.slice(count);
    const body = operation.body === null ? undefined : encodeBody(operation.body, rest.shift());
    // The generated declarations give this argument its type.
    const options = (rest[0] ?? {});
    return { values, body, options };
}
function encodeBody(mediaType, body) {
    return mediaType.startsWith('multipart/') ? toForm(body) : body;
}
