import { type ClientName, type Endpoints, environmentOf } from '../../client/client-env.ts';

/** The variables of a client; only a client that is told the name of its key's variable has the gateway's own one. */
export function clientVariables(
  client: ClientName,
  endpoints: Endpoints,
  key: string,
  keyVariable: string,
): Record<string, string> {
  return client === 'codex' ? { [keyVariable]: key } : environmentOf(client, endpoints, key);
}
