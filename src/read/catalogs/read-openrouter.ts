import type { DocumentName } from '../../base/document.ts';
import {
  type ExactObject,
  type ExactValue,
  isExactObject,
  printExact,
  readExactJson,
} from '../../base/json/exact-json.ts';
import type { Reading } from '../../base/reading.ts';
import type { Tier } from '../../catalog/model.ts';
import type { CatalogReading } from '../edition.ts';
import { providerOfId } from '../models/values/provider.ts';
import { collectModels, type ForeignModel, type ModelFacts } from './collect-models.ts';
import { field, readFields, unreadField } from './fields.ts';
import { listData } from './list-models.ts';
import { capabilitiesOfInputs, categoryOfOutputs } from './modalities.ts';
import { type PriceReading, type PriceSpec, readPrices } from './read-prices.ts';
import { day, list, object, text as textField, tokenCount, words } from './schemas.ts';

/**
 * OpenRouter's `GET /api/v1/models`: prices per token as decimal texts, `-1` where a router decides, and overrides for
 * long prompts (tiers) and for times of day, which a Model has no place for and which are named as unread.
 * See https://openrouter.ai/docs/api-reference/models.
 */
export function readOpenRouter(text: string, document: DocumentName): Reading<CatalogReading> {
  const json = readExactJson(text, document);
  if (json.problems.length > 0) return { value: null, problems: json.problems };
  const models = listData(json.value, document);
  if (models.value === null) return { value: null, problems: models.problems };
  return collectModels(models.value, readModel, { text, document });
}

const specs = {
  id: field('id', textField),
  name: field('name', textField),
  context_length: field('context', tokenCount),
  architecture: field('category', object),
  pricing: field('prices', object),
  top_provider: field('maxOutput', object),
  supported_parameters: field('capabilities', words),
  expiration_date: field('deprecation', day),
};

const architectureSpecs = {
  input_modalities: field('capabilities', words),
  output_modalities: field('category', words),
};

const topProviderSpecs = { max_completion_tokens: field('maxOutput', tokenCount) };

function readModel({ id, fields }: ForeignModel): ModelFacts {
  const own = readFields(fields, specs);
  const architecture = readFields(own.values.architecture ?? {}, architectureSpecs);
  const top = readFields(own.values.top_provider ?? {}, topProviderSpecs);
  const pricing = readPricing(own.values.pricing ?? {});
  const { expiration_date: expires, supported_parameters: parameters = [] } = own.values;
  const facts = {
    name: own.values.name ?? null,
    provider: providerOfId(id),
    category: categoryOfOutputs(architecture.values.output_modalities ?? []),
    deprecation: expires === undefined ? null : { date: expires, successor: null },
    capabilities: [
      ...capabilitiesOfInputs(architecture.values.input_modalities ?? []),
      ...capabilitiesOfParameters(parameters),
    ],
    context: own.values.context_length ?? null,
    maxOutput: top.values.max_completion_tokens ?? null,
    prices: [...pricing.prices],
  };
  return {
    facts,
    unread: [...own.unread, ...architecture.unread, ...top.unread, ...pricing.unread],
    ignored: [
      ...own.ignored,
      ...architecture.ignored.map((key) => `architecture.${key}`),
      ...top.ignored.map((key) => `top_provider.${key}`),
      ...pricing.ignored.map((key) => `pricing.${key}`),
    ],
  };
}

/** Request parameters that say what a model can do; the others say how it is asked. */
const parameterCapabilities: Readonly<Record<string, string>> = {
  tools: 'tool_calling',
  reasoning: 'reasoning',
  structured_outputs: 'structured_outputs',
  web_search_options: 'web_search',
};

function capabilitiesOfParameters(parameters: readonly string[]): string[] {
  return parameters.flatMap((parameter) => {
    const capability = Object.hasOwn(parameterCapabilities, parameter)
      ? parameterCapabilities[parameter]
      : undefined;
    return capability === undefined ? [] : [capability];
  });
}

/** What each key of `pricing` pays for, one unit at a time. */
const paidItems: Readonly<Record<string, readonly [item: string, unit: string]>> = {
  prompt: ['input', 'token'],
  completion: ['output', 'token'],
  request: ['request', 'request'],
  image: ['image', 'image'],
  image_token: ['image_input', 'token'],
  image_output: ['image_output', 'token'],
  audio: ['audio_input', 'token'],
  audio_output: ['audio_output', 'token'],
  input_audio_cache: ['audio_cache_read', 'token'],
  input_cache_read: ['cache_read', 'token'],
  input_cache_write: ['cache_write', 'token'],
  input_cache_write_1h: ['cache_write_1h', 'token'],
  web_search: ['web_search', 'request'],
  internal_reasoning: ['reasoning_output', 'token'],
};

function specOf(key: string, tier: Tier | null): PriceSpec | null {
  const paid = Object.hasOwn(paidItems, key) ? paidItems[key] : undefined;
  return paid === undefined ? null : { item: paid[0], per: { count: 1, unit: paid[1] }, tier };
}

function readPricing(pricing: ExactObject): PriceReading {
  const { overrides = null, ...base } = pricing;
  const readings = [readPrices(base, (key) => specOf(key, null)), ...readOverrides(overrides)];
  return {
    prices: readings.flatMap(({ prices }) => prices),
    unread: readings.flatMap(({ unread }) => unread),
    ignored: readings.flatMap(({ ignored }) => ignored),
  };
}

function readOverrides(overrides: ExactValue): PriceReading[] {
  if (overrides === null) return [];
  const result = list.safeParse(overrides);
  if (result.success) return result.data.map(readOverride);
  return [{ prices: [], unread: [unreadField('prices', overrides, result.error)], ignored: [] }];
}

/** An override whose only condition is the length of the prompt is a tier; any other condition has no place. */
function readOverride(override: ExactValue): PriceReading {
  const { min_prompt_tokens: minimum, ...prices } = isExactObject(override) ? override : {};
  const count = tokenCount.safeParse(minimum);
  const others = Object.keys(prices).filter((key) => specOf(key, null) === null);
  if (count.success && count.data !== null && others.length === 0) {
    const tier = { above: count.data.tokens, unit: 'token' };
    return readPrices(prices, (key) => specOf(key, tier));
  }
  const expected = 'an override by min_prompt_tokens alone';
  return { prices: [], unread: [{ field: 'prices', text: printExact(override), expected }], ignored: [] };
}
