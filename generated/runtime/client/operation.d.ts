import type { Encode, FieldStyles } from './bodies.js';
import type { CallOptions, Settings } from './settings.js';
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
    readonly encode?: Encode;
    /** How the fields of a form are written that are not as usual, by name. */
    readonly fields?: FieldStyles;
    /** Writes query, cookies and whatever other parameters are not as usual. */
    readonly write?: (options: OperationOptions) => {
        readonly headers?: object;
    };
    /** Where it is answered, if not where the others are. */
    readonly server?: (settings: Settings) => Settings;
    /** How the answer is read where it is not JSON. */
    readonly answer?: 'text' | 'blob' | 'none' | ((response: Response) => Promise<unknown>);
    /** What statuses of success without content begin with, beside those with one: `202`, `2`, or nothing. */
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
/** As `callOperation`, for the open answer itself, with `stream: true` in the body where that is how to ask for one. */
export declare function openOperation(client: object, operation: OperationSpec, args: readonly unknown[]): Promise<Response>;
/** The arguments of a call apart: path values, body, options. */
export declare function readArguments({ parameters, body, bodyIn }: OperationSpec, args: readonly unknown[]): {
    readonly values: object;
    readonly body: unknown;
    readonly options: OperationOptions;
};
