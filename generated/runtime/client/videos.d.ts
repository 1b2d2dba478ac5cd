import { type CallOptions } from './settings.js';
/** How to wait for a video. */
export interface WaitOptions<State = unknown> extends CallOptions {
    /** Milliseconds between two questions, 3000 or more. Default: 5000. */
    interval?: number | undefined;
    /** Milliseconds for the whole wait. Default: half an hour. */
    maxWait?: number | undefined;
    /** Called with every state, the last included. */
    onProgress?: ((state: State) => void) | undefined;
}
/** Asks for the state of a task until it is completed, and gives that state. Throws a `RouterOneError` if it failed. */
export declare function waitForVideo<State>(ask: (options: CallOptions) => Promise<State>, options?: WaitOptions<State>): Promise<State>;
