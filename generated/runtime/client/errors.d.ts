/** What is known of a failed call. */
export interface ErrorDetails {
    /** HTTP status, or `null` when no answer came. */
    readonly status?: number | null;
    /** The gateway's own `error.type`, such as `billing_error`. */
    readonly type?: string | null;
    /** The gateway's own `error.code`, such as `insufficient_balance`. */
    readonly code?: string | null;
    /** The `x-request-id` of the answer, for support. */
    readonly requestId?: string | null;
    /** Milliseconds that the gateway asks to wait, when it says so. */
    readonly retryAfter?: number | null;
    /** The decoded body of the answer. */
    readonly body?: unknown;
    readonly cause?: unknown;
}
/** Every failure of a call is one of these; the API key is never part of it. */
export declare class RouterOneError extends Error {
    readonly name: string;
    readonly status: number | null;
    readonly type: string | null;
    readonly code: string | null;
    readonly requestId: string | null;
    readonly retryAfter: number | null;
    readonly body: unknown;
    constructor(message: string, details?: ErrorDetails);
}
/** The client was set up or called in a way that cannot work: no key, a broken address, a path value of `..`. */
export declare class UsageError extends RouterOneError {
    readonly name = "UsageError";
}
/** 401 and 403: the key is missing, wrong, or not allowed to do this. */
export declare class AuthenticationError extends RouterOneError {
    readonly name = "AuthenticationError";
}
/** 402: the balance does not cover the call. */
export declare class BillingError extends RouterOneError {
    readonly name = "BillingError";
}
/** 429: too many calls; `retryAfter` says for how long to wait. */
export declare class RateLimitError extends RouterOneError {
    readonly name = "RateLimitError";
}
/** 404 and 410: no such address, model or task. */
export declare class NotFoundError extends RouterOneError {
    readonly name = "NotFoundError";
}
/** Any other 4xx: the request itself is wrong. */
export declare class InvalidRequestError extends RouterOneError {
    readonly name = "InvalidRequestError";
}
/** 5xx, an error event in a stream, or an answer that is not what the API documents (a page, a redirect, a cut body). */
export declare class ServerError extends RouterOneError {
    readonly name = "ServerError";
}
/** No answer: the connection could not be made or broke. */
export declare class ConnectionError extends RouterOneError {
    readonly name = "ConnectionError";
}
/** No answer within the timeout. */
export declare class TimeoutError extends RouterOneError {
    readonly name = "TimeoutError";
}
/** The error for an answer's status and body. */
export declare function errorOfResponse(response: Response, answer: unknown, retryAfter: number | null): RouterOneError;
/** The error for an error event in a stream, whose status was a success when it began. */
export declare function errorOfEvent(response: Response, answer: unknown): RouterOneError;
/** The members in which servers say the status that the answer would have had. */
export declare function statusesOf(value: unknown): unknown[];
/** What a body says of an error: the gateway's envelope, or whatever else servers and proxies send in its place. */
export declare function envelopeOf(body: unknown): {
    readonly message: string | null;
    readonly type: string | null;
    readonly code: string | null;
};
/** The id by which the gateway knows the call. */
export declare function requestIdOf(response: Response): string | null;
