import createClient, { defaultPathSerializer } from 'openapi-fetch';
import { fieldOf } from "./fields.js";
import { checkPathValue } from "./path-values.js";
import { createTransport } from "./transport.js";
/** The one door to openapi-fetch: its client over our transport, with the key, and with path values checked. */
export function createFetchClient(settings) {
    return createClient({
        baseUrl: settings.baseUrl,
        headers: { ...settings.headers, authorization: `Bearer ${settings.apiKey}` },
        fetch: createTransport(settings),
        pathSerializer: serializePath,
        // A redirect of an API is a mistake in the address; following it turns POST into GET.
        redirect: 'manual',
    });
}
function serializePath(path, values) {
    for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g))
        checkPathValue(name, fieldOf(values, name));
    return defaultPathSerializer(path, values);
}
