import type { CallOptions } from './settings.js';
/** One operation of the API as the client calls it. */
export interface OperationSpec {
    /** Lower case. */
    readonly method: string;
    /** With its parameters in braces: `/v1/videos/generations/{task_id}`. */
    readonly path: string;
    /** Names of the path's parameters: the first arguments of the call, in this order. */
    readonly parameters: readonly string[];
    /** Media type of the request's body, the next argument; `null` without one. */
    readonly body: string | null;
}
/** Overrides for one call, and its query where the operation has one. */
export interface OperationOptions extends CallOptions {
    query?: object | undefined;
}
/** Calls an operation with the arguments path values, body, options, and gives the decoded body of the answer. */
export declare function callOperation(client: object, operation: OperationSpec, args: readonly unknown[]): Promise<unknown>;
/** As `callOperation`, for the open answer itself. */
export declare function openOperation(client: object, operation: OperationSpec, args: readonly unknown[]): Promise<Response>;
