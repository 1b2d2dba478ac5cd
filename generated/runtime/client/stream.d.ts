import { type OperationSpec } from './operation.js';
/** Which events begin, end and fail a stream: the three of the gateway, any other in JSON, or texts. */
export type StreamProtocol = 'chat-completions' | 'messages' | 'responses' | 'events' | 'texts';
/**
 * Calls an operation with `stream: true` and gives its events as they come. The call is made when the first is asked for;
 * leaving the loop early ends the connection.
 *
 * Throws what a plain call throws, a `RouterOneError` for an error event in mid-stream, and a `ConnectionError` for a
 * stream that breaks off.
 */
export declare function streamOperation(client: object, operation: OperationSpec, protocol: StreamProtocol, args: readonly unknown[]): AsyncGenerator<unknown, void, void>;
