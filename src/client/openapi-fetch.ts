import createClient, { type Client, defaultPathSerializer } from 'openapi-fetch';
import { fieldOf } from './fields.ts';
import { checkPathValue } from './path-values.ts';
import type { Settings } from './settings.ts';
import { createTransport } from './transport.ts';

/**
 * An openapi-fetch client over the declared paths. Its `data` is what the API documents as JSON: an event stream, which the
 * same address may document beside it, is no answer that these calls decode.
 */
export type ApiClient<Paths extends {}> = Client<Paths, `application/${string}`>;

/** The one door to openapi-fetch: its client over our transport, with the key, and with path values checked. */
export function createFetchClient<Paths extends {}>(settings: Settings): ApiClient<Paths> {
  return createClient<Paths, `application/${string}`>({
    baseUrl: settings.baseUrl,
    headers: { ...settings.headers, authorization: `Bearer ${settings.apiKey}` },
    fetch: createTransport(settings),
    pathSerializer: serializePath,
    // A redirect of an API is a mistake in the address; following it turns POST into GET.
    redirect: 'manual',
  });
}

function serializePath(path: string, values: Record<string, unknown>): string {
  for (const [, name = ''] of path.matchAll(/\{([^{}]+)\}/g)) checkPathValue(name, fieldOf(values, name));
  return defaultPathSerializer(path, values);
}
