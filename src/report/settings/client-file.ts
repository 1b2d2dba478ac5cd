import { type ClientName, type Endpoints, environmentOf } from '../../client/client-env.ts';
import { namesOf } from '../../gateway/names.ts';
import type { Gateway } from '../../gateway/schema.ts';

/** The settings file of a client: where it is, relative to the home folder, and its text. */
export interface ClientFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The client's own settings file; `null` for a client that has none. It never holds the key, but where the client finds
 * it: Codex by the name of the variable, Claude Code by a command that prints it.
 */
export function clientFileOf(
  client: ClientName,
  endpoints: Endpoints,
  gateway: Pick<Gateway, 'name' | 'slug' | 'variables'>,
): ClientFile | null {
  if (client === 'openai') return null;
  if (client === 'codex') return { path: '.codex/config.toml', text: codexConfig(endpoints, gateway) };
  return { path: '.claude/settings.json', text: claudeSettings(endpoints, namesOf(gateway).apiKey) };
}

/** Codex speaks the responses protocol to a provider that its configuration describes. */
function codexConfig({ openai }: Endpoints, gateway: Pick<Gateway, 'name' | 'slug' | 'variables'>): string {
  const { name, slug } = gateway;
  return [
    `model_provider = ${tomlString(slug)}`,
    '',
    `[model_providers.${slug}]`,
    `name = ${tomlString(name)}`,
    `base_url = ${tomlString(openai)}`,
    `env_key = ${tomlString(namesOf(gateway).apiKey)}`,
    'wire_api = "responses"',
    '',
  ].join('\n');
}

/** The values of `env` are taken as they are, so a reference to a variable would be sent as the key. */
function claudeSettings({ anthropic }: Endpoints, keyVariable: string): string {
  const settings = { apiKeyHelper: `printenv ${keyVariable}`, env: { ANTHROPIC_BASE_URL: anthropic } };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** A basic string of TOML: JSON's escapes, and DEL, which JSON lets stand. */
function tomlString(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

/** The variables of a client; only a client that is told the name of its key's variable has the gateway's own one. */
export function clientVariables(
  client: ClientName,
  endpoints: Endpoints,
  key: string,
  keyVariable: string,
): Record<string, string> {
  return client === 'codex' ? { [keyVariable]: key } : environmentOf(client, endpoints, key);
}
