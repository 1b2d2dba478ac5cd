import type { Gateway } from './schema.ts';

/** Vercel's AI Gateway: a list of models with prices, and no OpenAPI document that we know of. */
export const vercel = {
  name: 'Vercel AI Gateway',
  slug: 'vercel-ai-gateway',
  variables: 'AI_GATEWAY',
  site: 'https://ai-gateway.vercel.sh',
  documents: { models: { at: '/v1/models', format: 'json' } },
  api: { openai: '/v1', anthropic: '' },
  // Keys of two sorts are taken (its own, and tokens of a deployment), so nothing is known of their beginning.
  key: { prefix: '', looks: 'your-…', sent: 'bearer' },
} as const satisfies Gateway;
