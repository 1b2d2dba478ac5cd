import type { Gateway } from './schema.ts';

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
