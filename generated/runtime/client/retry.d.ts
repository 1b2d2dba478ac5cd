/** Statuses after which the same request can succeed. */
export declare function isRetryable(status: number): boolean;
/**
 * Milliseconds the server asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date. `null` when it does
 * not say, or says nothing that can be read.
 */
export declare function wishOf(response: Response, now: number): number | null;
/**
 * Milliseconds to wait before try number `attempt` + 1: what the server asks, else a growing pause shortened by up to a
 * quarter at random. `null` when the server asks for more than is worth waiting.
 */
export declare function pauseBefore(attempt: number, wish: number | null, random: number): number | null;
