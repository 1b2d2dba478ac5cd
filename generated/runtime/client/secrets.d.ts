/** Remembers what a request sends that no error may show when a gateway echoes it. */
export declare function rememberSecrets({ headers }: Request): void;
/**
 * What an answer says, without what was sent. Where that is broken up or escaped nothing is shown, nor of an answer that is
 * nested too deeply to be looked through.
 */
export declare function withoutSecrets<Value>(value: Value): Value;
/** The error of a parser or a library, which may quote a piece of `seen`: another one where that holds a secret. */
export declare function causeOf(error: unknown, seen?: string): unknown;
