/** Remembers what was sent with a request, so that no error shows it when a gateway echoes it. */
export declare function rememberSecrets(request: Request, apiKey: string): void;
/** What is secret in one thing is so in what comes of it. */
export declare function shareSecrets(from: object, to: unknown): void;
/**
 * What an answer says, without what it was asked for with. A text in which that is broken up or escaped is not shown at
 * all, nor an answer that is nested too deeply to be looked through.
 */
export declare function withoutSecrets<Value>(of: object, value: Value): Value;
/** An error of a library without them: its message may quote what came. It is the same error where it shows none. */
export declare function causeWithoutSecrets(of: object, cause: unknown, depth?: number): unknown;
/** The error of a parser, which quotes what it saw, unless that holds what must not be shown. */
export declare function parserError(of: object, text: string, error: unknown): {
    readonly cause?: unknown;
};
