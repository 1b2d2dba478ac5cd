import { UsageError } from './errors.ts';
import { type ApiClient, createFetchClient } from './openapi-fetch.ts';
import { type RouterOptions, readSettings, type Settings } from './settings.ts';

/** The settings of each client; kept apart from it, so that printing a client shows no key. */
const settingsByClient = /* @__PURE__ */ new WeakMap<object, Settings>();

/**
 * An openapi-fetch client over `Paths` (`client.GET('/v1/models')`). Unlike plain openapi-fetch it never resolves to an
 * `error`: whatever is not a success is thrown as a `RouterError`. `pathPrefix` is what every path begins with (`/v1`), which
 * a base address may therefore end in or not.
 */
export function createClient<Paths extends {}>(
  options: RouterOptions = {},
  documentedServer: string | null = null,
  pathPrefix = '',
): ApiClient<Paths> {
  const settings = readSettings(options, documentedServer, pathPrefix);
  const client = createFetchClient<Paths>(settings);
  settingsByClient.set(client, settings);
  return client;
}

/** The settings a client was made with. */
export function settingsOf(client: object): Settings {
  const settings = settingsByClient.get(client);
  if (settings === undefined) throw new UsageError('expected a client made by createRouter');
  return settings;
}
