/** A program that speaks to the gateway once its settings say so. */
export type ClientName = 'openai' | 'claude-code' | 'codex';
/** The clients for which there are settings. */
export declare const clientNames: readonly ClientName[];
/** The two addresses of the gateway, as the facts name them. */
export interface Endpoints {
    /** Ends in `/v1`. */
    readonly openai: string;
    /** Without a path: the client adds its own. */
    readonly anthropic: string;
}
/** The variables of the environment that a client is set up with. */
export declare function environmentOf(client: ClientName, { openai, anthropic }: Endpoints, apiKey: string): Record<string, string>;
