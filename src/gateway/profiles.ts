import { UsageFailure } from '../base/failure.ts';
import type { Gateway } from './schema.ts';

/** Router One, the gateway that this tool was made for, and its default. */
const routerOne = {
  name: 'Router One',
  slug: 'router-one',
  site: 'https://router.one',
  documents: {
    openapi: { at: '/docs/openapi.json' },
    docs: { at: '/docs.md' },
    models: { at: '/models.md' },
    facts: { at: '/facts/integrations.md' },
  },
  moreFacts: '/facts/TOPIC.md',
  live: { base: 'https://api.router.one', at: '/v1/models' },
  key: { prefix: 'sk-', looks: 'sk-rk-…', shortest: 16, sent: 'bearer' },
  routingWords: ['auto'],
  factKeys: { openai: '^openai.*base url', anthropic: '^anthropic.*base url' },
} as const satisfies Gateway;

/**
 * OpenRouter: its list of models is its catalog, and needs no key. `docs/gateways.md` says how sure each address is.
 */
export const openRouter = {
  name: 'OpenRouter',
  slug: 'openrouter',
  site: 'https://openrouter.ai',
  documents: {
    openapi: { at: '/openapi.json' },
    models: { at: '/api/v1/models', format: 'json' },
  },
  api: { base: 'https://openrouter.ai/api', openai: '/v1', anthropic: '' },
  key: { prefix: 'sk-or-', looks: 'sk-or-v1-…', shortest: 16, sent: 'bearer' },
  routingWords: ['openrouter/auto'],
} as const satisfies Gateway;

/** Vercel's AI Gateway: a list of models with prices, and no OpenAPI document that we know of. */
const vercel = {
  name: 'Vercel AI Gateway',
  slug: 'vercel-ai-gateway',
  variables: 'AI_GATEWAY',
  site: 'https://ai-gateway.vercel.sh',
  documents: { models: { at: '/v1/models', format: 'json' } },
  api: { openai: '/v1', anthropic: '' },
  // Keys of two sorts are taken (its own, and tokens of a deployment), so nothing is known of their beginning.
  key: { prefix: '', looks: 'your-…', sent: 'bearer' },
} as const satisfies Gateway;

/** LiteLLM's proxy, which everybody hosts for themselves: `sources.site` says where. */
const liteLlm = {
  name: 'LiteLLM',
  slug: 'litellm',
  site: null,
  documents: {
    openapi: { at: '/openapi.json' },
    models: { at: '/model/info', format: 'json', key: true },
  },
  api: { openai: '/v1', anthropic: '' },
  // `sk-1234` is the master key of its own examples.
  key: { prefix: 'sk-', looks: 'sk-…', shortest: 4, sent: 'bearer' },
} as const satisfies Gateway;

/** Whatever speaks the API of OpenAI: a list of models and nothing else. `sources.site` says where. */
const openAiCompatible = {
  name: 'Gateway',
  slug: 'openai-compatible',
  variables: 'GATEWAY',
  site: null,
  documents: { models: { at: '/v1/models', format: 'json', key: true } },
  api: { openai: '/v1', anthropic: null },
  key: { prefix: '', looks: 'your-…', sent: 'bearer' },
} as const satisfies Gateway;

/** The profiles that come with the tool. A new one is a constant above, and its name here. */
export const profiles: readonly Gateway[] = [routerOne, openRouter, vercel, liteLlm, openAiCompatible];

/** The names under which a profile is asked for. */
export const profileNames: readonly string[] = profiles.map(({ slug }) => slug);

/** The gateway where nothing names another. */
export const defaultGateway: Gateway = routerOne;

/** The profile of a name, or the one that was given whole; the default for nothing. */
export function gatewayOf<Given extends Gateway>(given: string | Given | undefined): Gateway | Given {
  if (given === undefined) return defaultGateway;
  if (typeof given !== 'string') return given;
  const found = profiles.find(({ slug }) => slug === given);
  if (found !== undefined) return found;
  throw new UsageFailure(`There is no gateway "${given}".`, {
    advice: `Name one of ${profileNames.join(', ')}, or give a profile in the configuration (docs/gateways.md).`,
  });
}
