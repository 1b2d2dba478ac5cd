/** Anything that sends a request: `globalThis.fetch`, or a replacement for tests and proxies. */
export type Fetch = (request: Request) => Promise<Response>;
/** How to reach the gateway. Everything is optional when the environment says it. */
export interface RouterOneOptions {
    /** The key, `sk-…`. Default: `ROUTER_ONE_API_KEY`. */
    apiKey?: string | undefined;
    /** Where the gateway is; a trailing `/v1` is dropped where the paths of the API begin with it. Default: `ROUTER_ONE_BASE_URL`, else the documented server. */
    baseUrl?: string | undefined;
    /** What sends the requests. Default: `globalThis.fetch`. */
    fetch?: Fetch | undefined;
    /** Milliseconds for a whole call, all retries and the body included (for a stream: until it begins). Default: ten minutes. */
    timeout?: number | undefined;
    /** How often a failed call is tried again. Default: 2. */
    maxRetries?: number | undefined;
    /** Sent with every call. */
    headers?: Readonly<Record<string, string>> | undefined;
    /** Give every POST an `Idempotency-Key` that stays the same over its retries. Default: no. */
    idempotency?: boolean | undefined;
    /** Called with every answer, each failed try included. Must not read the body: take a `clone()`. */
    onResponse?: ((response: Response, request: Request) => void) | undefined;
}
/** Overrides for one call. */
export interface CallOptions {
    signal?: AbortSignal | undefined;
    timeout?: number | undefined;
    maxRetries?: number | undefined;
    headers?: Readonly<Record<string, string>> | undefined;
    /** The `Idempotency-Key` of this call. */
    idempotencyKey?: string | undefined;
}
/** Options with every default filled in. */
export interface Settings {
    readonly apiKey: string;
    /** Without a trailing slash, and without what the paths begin with. */
    readonly baseUrl: string;
    readonly fetch: Fetch;
    readonly timeout: number;
    readonly maxRetries: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly idempotency?: RouterOneOptions['idempotency'];
    readonly onResponse?: RouterOneOptions['onResponse'];
}
/** Fills in the options from the environment and the defaults. Throws a `UsageError` for what cannot work. */
export declare function readSettings(options: RouterOneOptions, documentedServer: string | null, pathPrefix?: string): Settings;
/** Milliseconds or tries, from none to what a timer can wait. */
export declare function readCount(given: number | undefined, otherwise: number, name: string): number;
