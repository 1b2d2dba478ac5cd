import { UsageError } from "./errors.js";
/** Ten minutes, as the official SDKs wait: a long answer of a slow model takes several. */
const defaultTimeout = 600_000;
/** As the official SDKs. */
const defaultMaxRetries = 2;
/** Shorter than any key seen; a placeholder such as `sk-xxx` is shorter still. */
const shortestKey = 16;
/** Fills in the options from the environment and the defaults. Throws a `UsageError` for what cannot work. */
export function readSettings(options, documentedServer, pathPrefix = '') {
    return {
        ...options,
        apiKey: readKey(options.apiKey ?? environment('ROUTER_ONE_API_KEY')),
        baseUrl: readBaseUrl(options.baseUrl ?? environment('ROUTER_ONE_BASE_URL') ?? documentedServer, pathPrefix),
        fetch: options.fetch ?? ((request) => fetch(request)),
        timeout: readCount(options.timeout, defaultTimeout, 'timeout'),
        maxRetries: readCount(options.maxRetries, defaultMaxRetries, 'maxRetries'),
        headers: options.headers ?? {},
    };
}
/** Timers count in 32 bits and fire at once beyond: some 24 days. */
const longestTimer = 2 ** 31 - 1;
/** Milliseconds or tries, from none to what a timer can wait. */
export function readCount(given, otherwise, name) {
    if (given === undefined)
        return otherwise;
    if (given >= 0 && given <= longestTimer)
        return given;
    throw new UsageError(`${name} is ${given}: expected a number from 0 to ${longestTimer}`);
}
/** Checks a key's shape. The messages never hold the key or a part of it. */
function readKey(key) {
    if (!key) {
        throw new UsageError('no API key: pass `apiKey` or set ROUTER_ONE_API_KEY', { code: 'missing_api_key' });
    }
    const fault = faultOfKey(key);
    if (fault === null)
        return key;
    throw new UsageError(`the API key ${fault}; a key looks like sk-rk-…`, { code: 'malformed_api_key' });
}
function faultOfKey(key) {
    if (/\s/.test(key))
        return 'holds a blank or a line break';
    if (!/^[\x21-\x7e]+$/.test(key))
        return 'holds a character that no header can carry';
    if (!key.startsWith('sk-'))
        return 'does not begin with sk-';
    if (key.includes('...'))
        return 'is a placeholder from the documentation';
    return key.length < shortestKey ? `has only ${key.length} characters` : null;
}
/** The paths are appended to it, so that what they begin with is not said twice. */
function readBaseUrl(text, pathPrefix) {
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
/** A variable of the environment that says something. */
function environment(name) {
    return (typeof process === 'undefined' ? undefined : process.env?.[name]) || undefined;
}
