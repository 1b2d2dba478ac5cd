import { UsageError } from "./errors.js";
import { createFetchClient } from "./openapi-fetch.js";
import { readSettings } from "./settings.js";
/** The settings of each client; kept apart from it, so that printing a client shows no key. */
const settingsByClient = /* @__PURE__ */ new WeakMap();
/**
 * An openapi-fetch client over `Paths` (`client.GET('/v1/models')`). Unlike plain openapi-fetch it never resolves to an
 * `error`: whatever is not a success is thrown as a `RouterOneError`. `pathPrefix` is what every path begins with (`/v1`), which
 * a base address may therefore end in or not.
 */
export function createClient(options = {}, documentedServer = null, pathPrefix = '') {
    const settings = readSettings(options, documentedServer, pathPrefix);
    const client = createFetchClient(settings);
    settingsByClient.set(client, settings);
    return client;
}
/** The settings a client was made with. */
export function settingsOf(client) {
    const settings = settingsByClient.get(client);
    if (settings === undefined)
        throw new UsageError('expected a client made by createRouterOne');
    return settings;
}
