/** The clients for which there are settings. */
export const clientNames = ['openai', 'claude-code', 'codex'];
/** The variable that holds a Router One key, and that Codex is told to take it from. */
const keyVariable = 'ROUTER_ONE_API_KEY';
/** The variables of the environment that a client is set up with. */
export function environmentOf(client, { openai, anthropic }, apiKey) {
    if (client === 'openai')
        return { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: openai };
    if (client === 'codex')
        return { [keyVariable]: apiKey };
    return { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_AUTH_TOKEN: apiKey, ANTHROPIC_BASE_URL: anthropic };
}
