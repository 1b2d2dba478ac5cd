import type { DocumentName } from '../../base/document.ts';
import {
  type ExactObject,
  type ExactValue,
  isExactObject,
  printExact,
  readExactJson,
} from '../../base/json/exact-json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { errorAt } from '../../base/problem-at.ts';
import type { Reading } from '../../base/reading.ts';
import type { Tier } from '../../catalog/model.ts';
import type { CatalogReading } from '../edition.ts';
import { providerOfId } from '../models/values/provider.ts';
import { collectModels, type ForeignEntry, type ForeignModel, type ModelFacts } from './collect-models.ts';
import { field, readFields, unreadField } from './fields.ts';
import { capabilitiesOfInputs, categoryOfOutputs } from './modalities.ts';
import { type PriceReading, type PriceSpec, readPrices } from './read-prices.ts';
import { flag, list, object, text as textField, tokenCount, words } from './schemas.ts';

/**
 * models.dev's `api.json`: providers with their models, prices in dollars per million tokens. A model's id is
 * `PROVIDER/KEY`, since the same key is sold by many. See https://github.com/sst/models.dev.
 */
export function readModelsDev(text: string, document: DocumentName): Reading<CatalogReading> {
  const json = readExactJson(text, document);
  if (json.problems.length > 0) return { value: null, problems: json.problems };
  if (!isExactObject(json.value)) {
    return {
      value: null,
      problems: [errorAt(document, { line: 1 }, printExact(json.value), expectedShape)],
    };
  }
  const providers = Object.entries(json.value);
  const wrong = providers.filter(([, provider]) => modelsOf(provider) === null);
  const problems = wrong.map(([key, provider]) =>
    errorAt(document, null, `${key}: ${printExact(provider)}`, expectedShape),
  );
  if (problems.length > 0) return { value: null, problems };
  return collectModels(providers.flatMap(listModels), readModel, { text, document });
}

const expectedShape = '{"PROVIDER": {"models": {"KEY": {…}}}}';

function modelsOf(provider: ExactValue): ExactObject | null {
  const models = isExactObject(provider) ? provider['models'] : null;
  return isExactObject(models) ? models : null;
}

function listModels([provider, value]: readonly [string, ExactValue]): ForeignEntry[] {
  const parent = joinPointer(joinPointer('', provider), 'models');
  return Object.entries(modelsOf(value) ?? {}).map(([key, entry]) => ({
    id: `${provider}/${key}`,
    pointer: joinPointer(parent, key),
    entry,
  }));
}

const specs = {
  // The key again.
  id: field('id', textField),
  name: field('name', textField),
  attachment: field('capabilities', flag),
  reasoning: field('capabilities', flag),
  tool_call: field('capabilities', flag),
  structured_output: field('capabilities', flag),
  modalities: field('capabilities', object),
  limit: field('context', object),
  cost: field('prices', object),
  status: field('status', textField),
};

const modalitySpecs = { input: field('capabilities', words), output: field('category', words) };
const limitSpecs = { context: field('context', tokenCount), output: field('maxOutput', tokenCount) };

function readModel({ id, fields }: ForeignModel): ModelFacts {
  const own = readFields(fields, specs);
  const modalities = readFields(own.values.modalities ?? {}, modalitySpecs);
  const limit = readFields(own.values.limit ?? {}, limitSpecs);
  const cost = readCost(own.values.cost ?? {});
  const facts = {
    name: own.values.name ?? null,
    provider: providerOfId(id),
    category: categoryOfOutputs(modalities.values.output ?? []),
    status: own.values.status?.toLowerCase() ?? 'active',
    capabilities: [
      ...capabilitiesOfInputs(modalities.values.input ?? []),
      ...capabilitiesOfFlags(own.values),
    ],
    context: limit.values.context ?? null,
    maxOutput: limit.values.output ?? null,
    prices: [...cost.prices],
  };
  return {
    facts,
    unread: [...own.unread, ...modalities.unread, ...limit.unread, ...cost.unread],
    ignored: [
      ...own.ignored,
      ...modalities.ignored.map((key) => `modalities.${key}`),
      ...limit.ignored.map((key) => `limit.${key}`),
      ...cost.ignored.map((key) => `cost.${key}`),
    ],
  };
}

interface Flags {
  readonly attachment?: boolean;
  readonly reasoning?: boolean;
  readonly tool_call?: boolean;
  readonly structured_output?: boolean;
}

function capabilitiesOfFlags(flags: Flags): string[] {
  return [
    ...(flags.attachment === true ? ['file_input'] : []),
    ...(flags.reasoning === true ? ['reasoning'] : []),
    ...(flags.tool_call === true ? ['tool_calling'] : []),
    ...(flags.structured_output === true ? ['structured_outputs'] : []),
  ];
}

/** What each key of `cost` pays for. */
const paidItems: Readonly<Record<string, string>> = {
  input: 'input',
  output: 'output',
  reasoning: 'reasoning_output',
  cache_read: 'cache_read',
  cache_write: 'cache_write',
  input_audio: 'audio_input',
  output_audio: 'audio_output',
};

function specOf(key: string, tier: Tier | null): PriceSpec | null {
  const item = Object.hasOwn(paidItems, key) ? paidItems[key] : undefined;
  return item === undefined ? null : { item, per: { count: 1_000_000, unit: 'token' }, tier };
}

/** The older `context_over_200k` says a tier again when there are `tiers`: then only these are read. */
function readCost({ tiers = null, context_over_200k: over200k = null, ...base }: ExactObject): PriceReading {
  const own = readPrices(base, (key) => specOf(key, null));
  const higher = tiers === null ? readOver200k(over200k) : readTiers(tiers);
  const readings = [own, ...higher];
  const repeated = tiers !== null && over200k !== null ? ['context_over_200k'] : [];
  return {
    prices: readings.flatMap(({ prices }) => prices),
    unread: readings.flatMap(({ unread }) => unread),
    ignored: [...readings.flatMap(({ ignored }) => ignored), ...repeated],
  };
}

function readOver200k(prices: ExactValue): PriceReading[] {
  if (prices === null) return [];
  const tier = { above: 200_000, unit: 'token' };
  if (isExactObject(prices)) return [readPrices(prices, (key) => specOf(key, tier))];
  return [unreadCost(prices, 'prices above 200,000 tokens')];
}

function readTiers(tiers: ExactValue): PriceReading[] {
  const result = list.safeParse(tiers);
  if (result.success) return result.data.map(readTier);
  return [{ prices: [], unread: [unreadField('prices', tiers, result.error)], ignored: [] }];
}

/** `{ "tier": { "type": "context", "size": 200000 }, "input": 4, … }`. */
function readTier(value: ExactValue): PriceReading {
  const { tier, ...prices } = isExactObject(value) ? value : {};
  const size = isExactObject(tier) && tier['type'] === 'context' ? tokenCount.safeParse(tier['size']) : null;
  if (size?.success !== true || size.data === null) return unreadCost(value, 'prices of a context tier');
  const above = { above: size.data.tokens, unit: 'token' };
  return readPrices(prices, (key) => specOf(key, above));
}

function unreadCost(value: ExactValue, expected: string): PriceReading {
  return { prices: [], unread: [{ field: 'prices', text: printExact(value), expected }], ignored: [] };
}
