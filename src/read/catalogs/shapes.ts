import { type ExactObject, isExactObject } from '../../base/exact-json.ts';
import { isPlainObject } from '../../base/json.ts';
import type { JsonCatalogKind } from '../edition.ts';
import type { IdPart } from './find-list.ts';
import { meaningOfLiteLlmKey } from './litellm-keys.ts';

/** Prices by the length of the prompt, each with a threshold of its own. */
export interface TierList {
  /** The list, and in each of its elements the count of tokens above which its prices hold. */
  readonly at: string;
  readonly above: string;
  /** The prices of an element; by default those of the fields beside the list. */
  readonly prices?: Readonly<Record<string, string>>;
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

/** What a field means, with what its amount is multiplied by and when it holds. */
export interface FullMeaning {
  readonly means: string;
  /** Decimals, or pointers to fields of the same model that hold one. */
  readonly times?: readonly string[] | undefined;
  /** Only where that field of the model has that value, or none. */
  readonly when?: readonly [pointer: string, value: string | null] | undefined;
}

/** What a field means: in words, in full, or one thing under each of several conditions. */
export type Meaning = string | FullMeaning | readonly FullMeaning[];

/** Where a catalog in JSON has its models and what its fields mean, as data for one reader. */
export interface JsonShape {
  /** Where the models are; a `*` stands for every element or member. */
  readonly list: string;
  /** For each star where its part of the id is; what is beyond the stars stands in the model. */
  readonly id: readonly IdPart[];
  /** What stands between the parts of an id. Default: `/`. */
  readonly join?: string | undefined;
  /** What the whole looks like, for people. */
  readonly looks: string;
  /** Members beside the models that are none. */
  readonly aside?: string;
  /** Pointer within a model to the lasting name that the gateway has for it: what two ids of one model share. */
  readonly canonical?: string;
  /** True if whose model it is is told by a field rather than by the id. */
  readonly ownProvider?: true;
  /** True if several entries may be one model, such as its deployments; or a model has what all of its entries say. */
  readonly repeats?: true | 'agreed' | undefined;
  /** Pointer within a model → meaning. Of several fields that give one fact the first counts. */
  readonly fields: Readonly<Record<string, Meaning>>;
  /** The meaning of further keys of the object at a pointer of a model. */
  readonly keys?: {
    readonly at: string;
    readonly meaning: (key: string, model: ExactObject) => string | null;
  };
  readonly tiers?: readonly TierList[];
  /** Fields that a configuration names: one that no model has is a mistake. */
  readonly own?: readonly string[];
  /** True for a list that was found by itself: members on the way to it may be something else. */
  readonly isFound?: true;
  /** The currency and unit of prices whose fields say none, as a configuration has it. */
  readonly prices?: string | undefined;
  /** True for what only a model of this catalog has. */
  readonly isOne: (model: Readonly<Record<string, unknown>>) => boolean;
}

const dataList = { list: '/data/*', id: ['/id'], looks: '{"data": [models]}' };

const hasAny =
  (...keys: readonly string[]) =>
  (model: Readonly<Record<string, unknown>>): boolean =>
    keys.some((key) => Object.hasOwn(model, key));

/** True for a model whose prices stand under `pricing` and have one of the keys, written as texts or as numbers. */
const isPricedBy =
  (type: 'string' | 'number', ...keys: readonly string[]) =>
  ({ pricing }: Readonly<Record<string, unknown>>): boolean =>
    isPlainObject(pricing) && keys.some((key) => typeof pricing[key] === type);

const perMillion = 'USD per 1M tokens';
const inputs = `input: ${perMillion}`;
const outputs = `output: ${perMillion}`;
const perToken = ['/quota_type', '0'] as const;

/** A list of prices of one item by the length of the prompt, from the lowest on. */
function tierList(at: string, above: string, price: string, means: string): TierList {
  return {
    at,
    above,
    prices: { [price]: means },
    fromZero: true,
    expected: 'prices by the length of the prompt',
  };
}

const genaiItems = [
  ['input_mtok', 'input'],
  ['output_mtok', 'output'],
  ['cache_read_mtok', 'cache_read'],
  ['cache_write_mtok', 'cache_write'],
  ['cache_write_1h_mtok', 'cache_write_1h'],
  ['input_audio_mtok', 'audio_input'],
  ['output_audio_mtok', 'audio_output'],
  ['input_image_mtok', 'image_input'],
  ['output_image_mtok', 'image_output'],
  ['input_video_mtok', 'video_input'],
  ['cache_audio_read_mtok', 'audio_cache_read'],
] as const;

function genaiPrices(rows: (key: string, means: string) => [string, string][]): Record<string, string> {
  return Object.fromEntries(genaiItems.flatMap(([key, item]) => rows(key, `${item}: ${perMillion}`)));
}

function portkeyPrices(): Record<string, Meaning> {
  const items = {
    ...{ request_token: 'input', response_token: 'output', request_audio_token: 'audio_input' },
    ...{ response_audio_token: 'audio_output', cache_read_input_token: 'cache_read' },
    ...{ cache_write_input_token: 'cache_write', 'additional_units/cache_write_1h': 'cache_write_1h' },
  };
  const ways = { pay_as_you_go: '', batch_config: 'batch_' };
  const rows = Object.entries(ways).flatMap(([way, prefix]) =>
    Object.entries(items).map(([key, item]): [string, Meaning] => [
      `/pricing_config/${way}/${key}/price`,
      { means: `${prefix}${item}: USD per token`, times: ['0.01'] },
    ]),
  );
  return Object.fromEntries(rows);
}

/** Every catalog in JSON that is read, the particular ones first. A new one is a new row. */
export const jsonShapes = {
  /**
   * OpenRouter's `GET /api/v1/models`: prices per token as decimal texts, `-1` where a router decides, and overrides for
   * long prompts (tiers) and for times of day, which a Model has no place for and which are named as unread.
   * See https://openrouter.ai/docs/api-reference/models.
   */
  openrouter: {
    ...dataList,
    canonical: '/canonical_slug',
    fields: {
      '/name': 'name',
      '/canonical_slug': 'nothing new',
      '/context_length': 'context',
      '/top_provider/context_length': 'context',
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
    tiers: [
      {
        ...{ at: '/pricing/overrides', above: '/min_prompt_tokens', alone: true },
        expected: 'an override by min_prompt_tokens alone',
      },
    ],
    isOne: (model) => hasAny('architecture')(model) || isPricedBy('string', 'prompt', 'completion')(model),
  },
  /**
   * LiteLLM's cost map (`model_prices_and_context_window.json`): one object with a member for each model, prices in
   * dollars per token, with `_above_200k_tokens` and the like for tiers. `sample_spec` explains the fields.
   * See https://docs.litellm.ai/docs/provider_registration/add_model_pricing.
   */
  litellm: {
    ...{ list: '/*', id: [null], looks: '{"MODEL": {…}}', aside: 'sample_spec', ownProvider: true },
    fields: {
      '/litellm_provider': 'provider',
      '/mode': 'mode',
      '/max_input_tokens': 'context',
      '/max_output_tokens': 'longest output',
      '/max_tokens': 'a limit again',
      '/deprecation_date': 'last day',
      '/supported_endpoints': 'endpoints',
      '/search_context_cost_per_query/search_context_size_low': 'web_search_low: USD per request',
      '/search_context_cost_per_query/search_context_size_medium': 'web_search_medium: USD per request',
      '/search_context_cost_per_query/search_context_size_high': 'web_search_high: USD per request',
    },
    keys: { at: '', meaning: meaningOfLiteLlmKey },
    tiers: [
      {
        ...{ at: '/tiered_pricing', above: '/range/0', fromZero: true },
        expected: 'prices of a range of tokens',
      },
    ],
    isOne: hasAny('litellm_provider'),
  },
  /**
   * models.dev's `api.json`: providers with their models, prices in dollars per million tokens. A model's id is
   * `PROVIDER/KEY`, since the same key is sold by many. See https://github.com/sst/models.dev.
   */
  'models-dev': {
    ...{ list: '/*/models/*', id: [null, null], looks: '{"PROVIDER": {"models": {"KEY": {…}}}}' },
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
    tiers: [
      {
        ...{ at: '/cost/tiers', above: '/tier/size', when: ['/tier/type', 'context'] },
        replaces: '/cost/context_over_200k',
        expected: 'prices of a context tier',
      },
    ],
    isOne: (model) =>
      Object.keys(model).length === 0 ||
      hasAny('cost', 'limit', 'modalities', 'tool_call', 'attachment', 'release_date')(model),
  },
  /** The answer of a LiteLLM proxy to `/model/info`: the entries of the cost map, one a deployment. */
  'litellm-proxy': {
    ...{
      list: '/data/*',
      id: ['/model_name'],
      looks: '{"data": [{"model_name", "model_info"}]}',
      repeats: true,
    },
    fields: {
      '/model_info/litellm_provider': 'provider',
      '/model_info/mode': 'mode',
      '/model_info/max_input_tokens': 'context',
      '/model_info/max_output_tokens': 'longest output',
      '/model_info/max_tokens': 'a limit again',
      '/model_info/deprecation_date': 'last day',
      '/model_info/supported_endpoints': 'endpoints',
    },
    keys: {
      at: '/model_info',
      meaning: (key, { model_info: info = null }) =>
        meaningOfLiteLlmKey(key, isExactObject(info) ? info : {}),
    },
    isOne: hasAny('model_info'),
  },
  /** new-api's `/api/pricing`: a ratio of 1 is $2 per 1M tokens, and output is priced by a ratio of input. */
  'new-api': {
    ...{
      list: '/data/*',
      id: ['/model_name'],
      looks: '{"data": [{"model_name", "quota_type", "model_ratio"}]}',
    },
    fields: {
      '/owner_by': 'provider',
      '/supported_endpoint_types': 'endpoints',
      '/quota_type': 'nothing new',
      '/model_ratio': { means: inputs, times: ['2'], when: perToken },
      '/completion_ratio': { means: outputs, times: ['2', '/model_ratio'], when: perToken },
      '/cache_ratio': { means: `cache_read: ${perMillion}`, times: ['2', '/model_ratio'], when: perToken },
      '/create_cache_ratio': {
        means: `cache_write: ${perMillion}`,
        times: ['2', '/model_ratio'],
        when: perToken,
      },
      '/model_price': { means: 'request: USD per request', when: ['/quota_type', '1'] },
    },
    isOne: (model) => hasAny('model_ratio', 'quota_type')(model),
  },
  /** Vercel's AI Gateway, `/v1/models`: prices per token as texts. */
  'vercel-gateway': {
    ...dataList,
    fields: {
      '/object': 'nothing new',
      '/name': 'name',
      '/owned_by': 'provider',
      '/type': 'mode',
      '/tags': 'capabilities',
      '/context_window': 'context',
      '/max_tokens': 'longest output',
      '/pricing/input': 'input: USD per token',
      '/pricing/output': 'output: USD per token',
      '/pricing/input_cache_read': 'cache_read: USD per token',
      '/pricing/input_cache_write': 'cache_write: USD per token',
      '/pricing/image': 'image: USD per image',
      '/pricing/web_search': 'web_search: USD per 1000 requests',
    },
    tiers: [
      tierList('/pricing/input_tiers', '/min', '/cost', 'input: USD per token'),
      tierList('/pricing/output_tiers', '/min', '/cost', 'output: USD per token'),
      tierList('/pricing/input_cache_read_tiers', '/min', '/cost', 'cache_read: USD per token'),
      tierList('/pricing/input_cache_write_tiers', '/min', '/cost', 'cache_write: USD per token'),
    ],
    isOne: isPricedBy('string', 'input', 'output', 'input_cache_read'),
  },
  /** Together's `/v1/models`: a list of its own, prices per 1M tokens as numbers. */
  together: {
    ...{ list: '/*', id: ['/id'], looks: '[models]' },
    fields: {
      '/object': 'nothing new',
      '/display_name': 'name',
      '/organization': 'provider',
      '/type': 'mode',
      '/context_length': 'context',
      '/pricing/input': inputs,
      '/pricing/output': outputs,
      '/pricing/cached_input': `cache_read: ${perMillion}`,
    },
    isOne: (model) =>
      hasAny('id')(model) &&
      (hasAny('organization')(model) || isPricedBy('number', 'input', 'output', 'hourly')(model)),
  },
  /** Google's `/v1beta/models`. */
  google: {
    ...{ list: '/models/*', id: ['/name'], looks: '{"models": [{"name", "inputTokenLimit"}]}' },
    fields: {
      '/displayName': 'name',
      '/inputTokenLimit': 'context',
      '/outputTokenLimit': 'longest output',
      '/supportedGenerationMethods': 'endpoints',
      '/thinking': 'can reasoning',
    },
    isOne: hasAny('inputTokenLimit', 'supportedGenerationMethods'),
  },
  /** Ollama's `/api/tags`: what is installed. */
  ollama: {
    ...{ list: '/models/*', id: ['/name'], looks: '{"models": [{"name", "digest"}]}' },
    fields: { '/model': 'nothing new', '/context_length': 'context', '/capabilities': 'capabilities' },
    isOne: hasAny('digest', 'modified_at'),
  },
  /** `data.json` of genai-prices: providers with their models, prices in dollars per million tokens. */
  'genai-prices': {
    ...{ list: '/*/models/*', id: ['/id', '/id'], looks: '[{"id", "models": [{"id", "prices"}]}]' },
    fields: {
      '/name': 'name',
      '/context_window': 'context',
      '/deprecated': 'is deprecated',
      ...genaiPrices((key, means) => [
        [`/prices/${key}`, means],
        [`/prices/${key}/base`, means],
      ]),
      '/prices/requests_kcount': 'request: USD per 1000 requests',
      '/prices/web_searches_kcount': 'web_search: USD per 1000 requests',
    },
    tiers: genaiItems.map(([key, item]) =>
      tierList(`/prices/${key}/tiers`, '/start', '/price', `${item}: ${perMillion}`),
    ),
    isOne: hasAny('prices'),
  },
  /** Portkey's price lists, a file a provider: prices in cents per token. */
  portkey: {
    ...{ list: '/*', id: [null], looks: '{"MODEL": {"pricing_config": {…}}}', aside: 'default' },
    fields: { '/pricing_config/currency': 'US dollars', ...portkeyPrices() },
    isOne: hasAny('pricing_config'),
  },
  /**
   * `GET /v1/models` of a gateway or a server (Mistral, vLLM, LM Studio): no prices. `max_tokens` is the
   * context, and the longest output where a context stands under its own name.
   */
  'models-json': {
    ...dataList,
    fields: {
      '/object': 'nothing new',
      '/name': 'name',
      '/display_name': 'name',
      '/owned_by': 'provider',
      '/publisher': 'provider',
      '/category': 'category',
      '/type': 'mode',
      '/status': 'status',
      '/deprecated': 'is deprecated',
      '/capabilities': 'capabilities',
      '/context_length': 'context',
      '/context_window': 'context',
      '/max_context_length': 'context',
      '/max_model_len': 'context',
      '/max_input_tokens': 'context',
      '/max_output_tokens': 'longest output',
      '/max_completion_tokens': 'longest output',
      '/max_tokens': 'context, or longest output',
      '/deprecation': 'last day',
      '/deprecation_date': 'last day',
      '/expiration_date': 'last day',
      '/deprecation_replacement_model': 'successor',
    },
    isOne: () => true,
  },
} satisfies Readonly<Record<JsonCatalogKind, JsonShape>>;

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
