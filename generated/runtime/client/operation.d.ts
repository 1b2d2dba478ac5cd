import type { EncodedBody } from './bodies.js';
import type { CallOptions } from './settings.js';
/** One operation of the API as the client calls it. */
export interface OperationSpec {
    /** Lower case. */
    readonly method: string;
    /** With its parameters in braces: `/v1/videos/generations/{task_id}`. */
    readonly path: string;
    /** Names of the path's parameters: one is the first argument of the call, several are one object by their names. */
    readonly parameters: readonly string[];
    /** Media type of the request's body, the next argument, or all that it may have; `null` without one. */
    readonly body: string | readonly string[] | null;
    /** The body is given as `body` among the options: the operation had none when it was first called. */
    readonly bodyIn?: 'options';
    /** Writes a body that is not JSON. */
    readonly encode?: (body: unknown, types: readonly string[]) => Promise<EncodedBody>;
    /** Writes the query as the document says. */
    readonly query?: (query: object) => string;
    /** Writes the cookies that the document names. */
    readonly cookie?: (cookies: object) => string;
    /** How the answer is read where it is not JSON. */
    readonly answer?: 'text' | 'blob' | 'none' | ((response: Response) => Promise<unknown>);
    /** Statuses of success without content, beside those with one. */
    readonly empty?: readonly string[];
    /** The stream comes without a `stream` in the body. */
    readonly asks?: false;
}
/** Overrides for one call, and its parameters where the operation has some. */
export interface OperationOptions extends CallOptions {
    query?: object | undefined;
    cookies?: object | undefined;
    body?: unknown;
}
/** Calls an operation with the arguments path values, body, options, and gives the decoded body of the answer. */
export declare function callOperation(client: object, operation: OperationSpec, args: readonly unknown[]): Promise<unknown>;
/** As `callOperation`, for the open answer itself. */
export declare function openOperation(client: object, operation: OperationSpec, args: readonly unknown[]): Promise<Response>;
/** The arguments of a call apart: path values, body, options. */
export declare function readArguments({ parameters, body, bodyIn }: OperationSpec, args: readonly unknown[]): {
    readonly values: object;
    readonly body: unknown;
    readonly options: OperationOptions;
};
