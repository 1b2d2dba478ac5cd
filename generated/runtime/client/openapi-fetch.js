import createClient, { defaultBodySerializer, defaultPathSerializer } from 'openapi-fetch';
import { requestIdOf, ServerError } from "./errors.js";
import { checkPathValue } from "./path-values.js";
import { createTransport } from "./transport.js";
/** The one door to openapi-fetch: its client over our transport, with the key, and with path values checked. */
export function createFetchClient(settings) {
    const transport = createTransport(settings);
    const client = createClient({
        baseUrl: settings.baseUrl,
        headers: { ...settings.headers, authorization: `Bearer ${settings.apiKey}` },
        fetch: transport,
        pathSerializer: serializePath,
        bodySerializer: serializeBody,
        // A redirect of an API is a mistake in the address; following it turns POST into GET.
        redirect: 'manual',
    });
    const calls = Object.entries(client).filter(([name]) => name === 'request' || /^[A-Z]+$/.test(name));
    return Object.assign(client, Object.fromEntries(calls.map(([name, call]) => [name, namingBadJson(call, transport)])));
}
/** The same call; the parser's own error for a body that is not JSON, which openapi-fetch lets through, is named. */
function namingBadJson(call, transport) {
    return async (...args) => {
        let answer;
        const init = args.find((arg) => typeof arg === 'object' && arg !== null);
        const words = args.filter((arg) => typeof arg === 'string');
        const fetch = async (request) => {
            answer = await (init?.fetch ?? transport)(request);
            return answer;
        };
        try {
            return await call(...words, { ...init, fetch });
        }
        catch (cause) {
            if (!(cause instanceof SyntaxError) || answer === undefined)
                throw cause;
            const { status } = answer;
            const message = `the gateway's answer to ${words.at(-1)} is not JSON`;
            throw new ServerError(message, { status, requestId: requestIdOf(answer), cause });
        }
    };
}
function serializePath(path, values) {
    const names = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
    for (const name of names)
        checkPathValue(name, Object.hasOwn(values, name) ? values[name] : undefined);
    return defaultPathSerializer(path, values);
}
/** Files go as a form, everything else as JSON. */
function serializeBody(body) {
    return body instanceof FormData ? body : defaultBodySerializer(body);
}
