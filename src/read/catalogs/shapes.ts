import type { ExactObject } from '../../base/exact-json.ts';
import { meaningOfLiteLlmKey } from './litellm-keys.ts';

/** Prices by the length of the prompt, each with a threshold of its own. */
export interface TierList {
  /** The list, and in each of its elements the count of tokens above which its prices hold. */
  readonly at: string;
  readonly above: string;
  /** What else a member must say, for its threshold to be one of tokens. */
  readonly when?: readonly [pointer: string, value: string];
  /** True if a threshold of zero is the lowest tier; otherwise it is a mistake. */
  readonly fromZero?: true;
  /** True if a member that is neither the threshold nor a price is another condition. */
  readonly alone?: true;
  /** An older field that says a tier again: with this list, it is left out. */
  readonly replaces?: string;
  readonly expected: string;
}

/** Where a catalog in JSON has its models and what its fields mean, as data for one reader. */
export interface JsonShape {
  /** Where the models are; a `*` stands for every element or member. */
  readonly list: string;
  /** Where in a model its id is; `null` if the keys that the stars stand for make it, joined by `/`. */
  readonly id: string | null;
  /** What the whole looks like, for people. */
  readonly looks: string;
  /** Members beside the models that are none. */
  readonly aside?: string;
  /** True if whose model it is is told by a field rather than by the id. */
  readonly ownProvider?: true;
  /** Pointer within a model → meaning. Of several fields that give one fact the first counts. */
  readonly fields: Readonly<Record<string, string>>;
  /** The meaning of further keys of a model. */
  readonly keys?: (key: string, model: ExactObject) => string | null;
  readonly tiers?: TierList;
}

const dataList = { list: '/data/*', id: '/id', looks: '{"data": [models]}' };

/** Every catalog in JSON that is read. A new one is a new row. */
export const jsonShapes = {
  /**
   * The gateway's own `GET /v1/models`: exact contexts, and no prices. Elsewhere `max_tokens` may stand for the longest
   * output: a context under its own name goes before it.
   */
  'models-json': {
    ...dataList,
    fields: {
      '/object': 'nothing new',
      '/name': 'name',
      '/owned_by': 'provider',
      '/category': 'category',
      '/status': 'status',
      '/capabilities': 'capabilities',
      '/context_length': 'context',
      '/context_window': 'context',
      '/max_tokens': 'context',
      '/max_output_tokens': 'longest output',
      '/max_completion_tokens': 'longest output',
    },
  },
  /**
   * OpenRouter's `GET /api/v1/models`: prices per token as decimal texts, `-1` where a router decides, and overrides for
   * long prompts (tiers) and for times of day, which a Model has no place for and which are named as unread.
   * See https://openrouter.ai/docs/api-reference/models.
   */
  openrouter: {
    ...dataList,
    fields: {
      '/name': 'name',
      '/context_length': 'context',
      '/expiration_date': 'last day',
      '/architecture/output_modalities': 'outputs',
      '/architecture/input_modalities': 'inputs',
      '/supported_parameters': 'parameters',
      '/top_provider/max_completion_tokens': 'longest output',
      '/pricing/prompt': 'input: USD per token',
      '/pricing/completion': 'output: USD per token',
      '/pricing/request': 'request: USD per request',
      '/pricing/image': 'image: USD per image',
      '/pricing/image_token': 'image_input: USD per token',
      '/pricing/image_output': 'image_output: USD per token',
      '/pricing/audio': 'audio_input: USD per token',
      '/pricing/audio_output': 'audio_output: USD per token',
      '/pricing/input_audio_cache': 'audio_cache_read: USD per token',
      '/pricing/input_cache_read': 'cache_read: USD per token',
      '/pricing/input_cache_write': 'cache_write: USD per token',
      '/pricing/input_cache_write_1h': 'cache_write_1h: USD per token',
      '/pricing/web_search': 'web_search: USD per request',
      '/pricing/internal_reasoning': 'reasoning_output: USD per token',
    },
    tiers: {
      ...{ at: '/pricing/overrides', above: '/min_prompt_tokens', alone: true },
      expected: 'an override by min_prompt_tokens alone',
    },
  },
  /**
   * LiteLLM's cost map (`model_prices_and_context_window.json`): one object with a member for each model, prices in
   * dollars per token, with `_above_200k_tokens` and the like for tiers. `sample_spec` explains the fields.
   * See https://docs.litellm.ai/docs/provider_registration/add_model_pricing.
   */
  litellm: {
    ...{ list: '/*', id: null, looks: '{"MODEL": {…}}', aside: 'sample_spec', ownProvider: true },
    fields: {
      '/litellm_provider': 'provider',
      '/mode': 'mode',
      '/max_input_tokens': 'context',
      '/max_output_tokens': 'longest output',
      '/deprecation_date': 'last day',
      '/supported_endpoints': 'endpoints',
    },
    keys: meaningOfLiteLlmKey,
    tiers: {
      ...{ at: '/tiered_pricing', above: '/range/0', fromZero: true },
      expected: 'prices of a range of tokens',
    },
  },
  /**
   * models.dev's `api.json`: providers with their models, prices in dollars per million tokens. A model's id is
   * `PROVIDER/KEY`, since the same key is sold by many. See https://github.com/sst/models.dev.
   */
  'models-dev': {
    ...{ list: '/*/models/*', id: null, looks: '{"PROVIDER": {"models": {"KEY": {…}}}}' },
    fields: {
      '/id': 'nothing new',
      '/name': 'name',
      '/attachment': 'can file_input',
      '/reasoning': 'can reasoning',
      '/tool_call': 'can tool_calling',
      '/structured_output': 'can structured_outputs',
      '/status': 'status',
      '/modalities/input': 'inputs',
      '/modalities/output': 'outputs',
      '/limit/context': 'context',
      '/limit/output': 'longest output',
      ...modelsDevPrices('/cost', ''),
      ...modelsDevPrices('/cost/context_over_200k', ' above 200000'),
    },
    tiers: {
      ...{ at: '/cost/tiers', above: '/tier/size', when: ['/tier/type', 'context'] },
      replaces: '/cost/context_over_200k',
      expected: 'prices of a context tier',
    },
  },
} as const satisfies Readonly<Record<string, JsonShape>>;

function modelsDevPrices(at: string, tier: string): Record<string, string> {
  const items = {
    ...{ input: 'input', output: 'output', reasoning: 'reasoning_output' },
    ...{
      cache_read: 'cache_read',
      cache_write: 'cache_write',
      input_audio: 'audio_input',
      output_audio: 'audio_output',
    },
  };
  const rows = Object.entries(items).map(([key, item]) => [
    `${at}/${key}`,
    `${item}: USD per 1M tokens${tier}`,
  ]);
  return Object.fromEntries(rows);
}
