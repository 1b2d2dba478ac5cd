import { type ApiClient } from './openapi-fetch.js';
import { type RouterOneOptions, type Settings } from './settings.js';
/**
 * An openapi-fetch client over `Paths` (`client.GET('/v1/models')`). Unlike plain openapi-fetch it never resolves to an
 * `error`: whatever is not a success is thrown as a `RouterOneError`. `pathPrefix` is what every path begins with (`/v1`), which
 * a base address may therefore end in or not.
 */
export declare function createClient<Paths extends {}>(options?: RouterOneOptions, documentedServer?: string | null, pathPrefix?: string): ApiClient<Paths>;
/** The settings a client was made with. */
export declare function settingsOf(client: object): Settings;
