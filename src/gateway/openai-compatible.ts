import type { Gateway } from './schema.ts';

/** Whatever speaks the API of OpenAI: a list of models and nothing else. `sources.site` says where. */
export const openAiCompatible = {
  name: 'Gateway',
  slug: 'openai-compatible',
  variables: 'GATEWAY',
  site: null,
  documents: { models: { at: '/v1/models', format: 'json', key: true } },
  api: { openai: '/v1', anthropic: null },
  key: { prefix: '', looks: 'your-…', sent: 'bearer' },
} as const satisfies Gateway;
