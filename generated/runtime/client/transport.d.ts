import { type CallOptions, type Fetch, type Settings } from './settings.js';
/** What is called, and what the document promises of a success beside JSON. */
export interface Promised {
    /** Of an operation that wants its answer whole. */
    readonly path?: string;
    readonly answer?: unknown;
    /** What statuses without content begin with: `202`, `2`, or nothing. */
    readonly empty?: readonly string[];
}
/**
 * A `fetch` that does what every call needs: tries again what can succeed, keeps one deadline over all tries and the
 * body, and turns every answer that is not a success into a `RouterOneError`.
 *
 * A success comes back with its body read to the end and known to be there; an event stream comes back open.
 */
export declare function createTransport(settings: Settings, call?: CallOptions, promised?: Promised): Fetch;
