/** A program that speaks to the gateway once its settings say so. */
export type ClientName = 'openai' | 'claude-code' | 'codex';

/** The clients for which there are settings. */
export const clientNames: readonly ClientName[] = ['openai', 'claude-code', 'codex'];

/** The two addresses of the gateway, as the facts name them. */
export interface Endpoints {
  /** Ends in `/v1`. */
  readonly openai: string;
  /** Without a path: the client adds its own. */
  readonly anthropic: string;
}

/** The variable that holds a Router key, and that Codex is told to take it from. */
const keyVariable = 'ROUTER_API_KEY';

/** The variables of the environment that a client is set up with. */
export function environmentOf(
  client: ClientName,
  { openai, anthropic }: Endpoints,
  apiKey: string,
): Record<string, string> {
  if (client === 'openai') return { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: openai };
  if (client === 'codex') return { [keyVariable]: apiKey };
  return { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_AUTH_TOKEN: apiKey, ANTHROPIC_BASE_URL: anthropic };
}
