import type { Gateway } from './schema.ts';

/** Router One, the gateway that this tool was made for, and its default. */
export const routerOne = {
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
