import type { Gateway } from './schema.ts';

/** LiteLLM's proxy, which everybody hosts for themselves: `sources.site` says where. */
export const liteLlm = {
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
