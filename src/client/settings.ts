import { UsageError } from './errors.ts';

/** Anything that sends a request: `globalThis.fetch`, or a replacement for tests and proxies. */
export type Fetch = (request: Request) => Promise<Response>;

/** How to reach the gateway. Everything is optional when the environment says it. */
export interface RouterOptions {
  /** The key, `sk-…`. Default: `ROUTER_API_KEY`. */
  apiKey?: string | undefined;
  /** Where the gateway is; a trailing `/v1` is dropped where the paths of the API begin with it. Default: `ROUTER_BASE_URL`, else the documented server. */
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
  readonly idempotency?: RouterOptions['idempotency'];
  readonly onResponse?: RouterOptions['onResponse'];
}

/** Ten minutes, as the official SDKs wait: a long answer of a slow model takes several. */
const defaultTimeout = 600_000;

/** As the official SDKs. */
const defaultMaxRetries = 2;

/** Shorter than any key seen; a placeholder such as `sk-xxx` is shorter still. */
const shortestKey = 16;

/** Fills in the options from the environment and the defaults. Throws a `UsageError` for what cannot work. */
export function readSettings(
  options: RouterOptions,
  documentedServer: string | null,
  pathPrefix = '',
): Settings {
  return {
    ...options,
    apiKey: readKey(options.apiKey ?? environment('ROUTER_API_KEY')),
    baseUrl: readBaseUrl(options.baseUrl ?? environment('ROUTER_BASE_URL') ?? documentedServer, pathPrefix),
    fetch: options.fetch ?? ((request) => fetch(request)),
    timeout: readCount(options.timeout, defaultTimeout, 'timeout'),
    maxRetries: readCount(options.maxRetries, defaultMaxRetries, 'maxRetries'),
    headers: options.headers ?? {},
  };
}

/** Timers count in 32 bits and fire at once beyond: some 24 days. */
const longestTimer = 2 ** 31 - 1;

/** Milliseconds or tries, from none to what a timer can wait. */
export function readCount(given: number | undefined, otherwise: number, name: string): number {
  if (given === undefined) return otherwise;
  if (given >= 0 && given <= longestTimer) return given;
  throw new UsageError(`${name} is ${given}: expected a number from 0 to ${longestTimer}`);
}

/** Checks a key's shape. The messages never hold the key or a part of it. */
function readKey(key: string | undefined): string {
  if (!key) {
    throw new UsageError('no API key: pass `apiKey` or set ROUTER_API_KEY', { code: 'missing_api_key' });
  }
  const fault = faultOfKey(key);
  if (fault === null) return key;
  throw new UsageError(`the API key ${fault}; a key looks like sk-rk-…`, { code: 'malformed_api_key' });
}

function faultOfKey(key: string): string | null {
  if (/\s/.test(key)) return 'holds a blank or a line break';
  if (!/^[\x21-\x7e]+$/.test(key)) return 'holds a character that no header can carry';
  if (!key.startsWith('sk-')) return 'does not begin with sk-';
  if (key.includes('...')) return 'is a placeholder from the documentation';
  return key.length < shortestKey ? `has only ${key.length} characters` : null;
}

/** The paths are appended to it, so that what they begin with is not said twice. */
function readBaseUrl(text: string | null, pathPrefix: string): string {
  if (text === null || !/^\s*https?:/i.test(text) || !URL.canParse(text)) {
    throw new UsageError(`baseUrl is not an http(s) address: ${JSON.stringify(text)}`);
  }
  const url = new URL(text);
  if (url.username + url.password + url.search + url.hash !== '') {
    throw new UsageError('baseUrl is an address alone: no credentials, no query, no fragment');
  }
  const address = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  return pathPrefix !== '' && address.endsWith(pathPrefix) ? address.slice(0, -pathPrefix.length) : address;
}

/** Where there is an environment; a browser has none. */
declare const process: { readonly env?: Readonly<Record<string, string | undefined>> } | undefined;

/** A variable of the environment that says something. */
function environment(name: string): string | undefined {
  return (typeof process === 'undefined' ? undefined : process.env?.[name]) || undefined;
}
