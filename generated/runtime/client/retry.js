/** First pause between tries, doubled each time, in milliseconds: the official SDKs' numbers. */
const firstPause = 500;
const longestPause = 8_000;
/** A server that asks for a longer pause than this is not waited for: its wish is in the error. */
const longestWish = 60_000;
/** Statuses after which the same request can succeed. */
export function isRetryable(status) {
    return status === 408 || status === 409 || status === 429 || status >= 500;
}
/**
 * Milliseconds the server asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date. `null` when it does
 * not say, or says nothing that can be read.
 */
export function wishOf(response, now) {
    const inMilliseconds = readNumber(response.headers.get('retry-after-ms'));
    if (inMilliseconds !== null)
        return inMilliseconds;
    const text = response.headers.get('retry-after');
    const seconds = readNumber(text);
    if (seconds !== null)
        return seconds * 1000;
    // Only a date in words: `Date.parse` reads `-5` and `5x` as years.
    const date = text !== null && /^[A-Za-z]{3},/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? null : Math.max(0, date - now);
}
/**
 * Milliseconds to wait before try number `attempt` + 1: what the server asks, else a growing pause shortened by up to a
 * quarter at random. `null` when the server asks for more than is worth waiting.
 */
export function pauseBefore(attempt, wish, random) {
    if (wish !== null)
        return wish <= longestWish ? wish : null;
    return Math.min(firstPause * 2 ** attempt, longestPause) * (1 - random * 0.25);
}
function readNumber(text) {
    return text !== null && /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}
