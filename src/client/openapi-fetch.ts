import createClient, { type Client, defaultBodySerializer, defaultPathSerializer } from 'openapi-fetch';
import { requestIdOf, ServerError } from './errors.ts';
import { checkPathValue } from './path-values.ts';
import type { Fetch, Settings } from './settings.ts';
import { createTransport } from './transport.ts';

/**
 * An openapi-fetch client over the declared paths. Its `data` is what the API documents as JSON: an event stream, which the
 * same address may document beside it, is no answer that these calls decode.
 */
export type ApiClient<Paths extends {}> = Client<Paths, `application/${string}`>;

/** The one door to openapi-fetch: its client over our transport, with the key, and with path values checked. */
export function createFetchClient<Paths extends {}>(settings: Settings): ApiClient<Paths> {
  const transport = createTransport(settings);
  const client = createClient<Paths, `application/${string}`>({
    baseUrl: settings.baseUrl,
    headers: { ...settings.headers, authorization: `Bearer ${settings.apiKey}` },
    fetch: transport,
    pathSerializer: serializePath,
    bodySerializer: serializeBody,
    // A redirect of an API is a mistake in the address; following it turns POST into GET.
    redirect: 'manual',
  });
  const calls = Object.entries(client).filter(([name]) => name === 'request' || /^[A-Z]+$/.test(name));
  return Object.assign(
    client,
    Object.fromEntries(calls.map(([name, call]) => [name, namingBadJson(call, transport)])),
  );
}

/** A method of an openapi-fetch client: method and path, or the path alone, and what belongs to the request. */
type Call = (...args: unknown[]) => Promise<unknown>;

/** The same call; the parser's own error for a body that is not JSON, which openapi-fetch lets through, is named. */
function namingBadJson(call: Call, transport: Fetch): Call {
  return async (...args) => {
    let answer: Response | undefined;
    const init = args.find((arg): arg is { fetch?: Fetch } => typeof arg === 'object' && arg !== null);
    const words = args.filter((arg) => typeof arg === 'string');
    const fetch: Fetch = async (request) => {
      answer = await (init?.fetch ?? transport)(request);
      return answer;
    };
    try {
      return await call(...words, { ...init, fetch });
    } catch (cause) {
      if (!(cause instanceof SyntaxError) || answer === undefined) throw cause;
      const { status } = answer;
      const message = `the gateway's answer to ${words.at(-1)} is not JSON`;
      throw new ServerError(message, { status, requestId: requestIdOf(answer), cause });
    }
  };
}

function serializePath(path: string, values: Record<string, unknown>): string {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  for (const name of names) checkPathValue(name, Object.hasOwn(values, name) ? values[name] : undefined);
  return defaultPathSerializer(path, values);
}

/** Files go as a form, everything else as JSON. */
function serializeBody(body: unknown): unknown {
  return body instanceof FormData ? body : defaultBodySerializer(body);
}
