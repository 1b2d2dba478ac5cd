/** A property of a value that may be anything; `undefined` when it is no object or has no such property of its own. */
export declare function fieldOf(value: unknown, name: string): unknown;
/** As `fieldOf`, for a text. */
export declare function textOf(value: unknown, name: string): string | undefined;
/** True for an answer that comes as server-sent events. */
export declare function isEventStream(response: Response): boolean;
