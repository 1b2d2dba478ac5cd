import { type Client } from 'openapi-fetch';
import type { Settings } from './settings.js';
/**
 * An openapi-fetch client over the declared paths. Its `data` is what the API documents as JSON: an event stream, which the
 * same address may document beside it, is no answer that these calls decode.
 */
export type ApiClient<Paths extends {}> = Client<Paths, `application/${string}`>;
/** The one door to openapi-fetch: its client over our transport, with the key, and with path values checked. */
export declare function createFetchClient<Paths extends {}>(settings: Settings): ApiClient<Paths>;
