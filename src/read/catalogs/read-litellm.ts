import type { DocumentName } from '../../base/document.ts';
import { type ExactObject, isExactObject, printExact, readExactJson } from '../../base/json/exact-json.ts';
import { joinPointer } from '../../base/json-pointer.ts';
import { errorAt } from '../../base/problem-at.ts';
import type { Reading } from '../../base/reading.ts';
import type { CatalogReading } from '../edition.ts';
import { providerOfId, providerSlug } from '../models/values/provider.ts';
import { collectModels, type ForeignEntry, type ForeignModel, type ModelFacts } from './collect-models.ts';
import { field, readFields } from './fields.ts';
import { readPriceKey } from './litellm-price.ts';
import { readLiteLlmTiers, tiersKey } from './litellm-tiers.ts';
import { readPrices } from './read-prices.ts';
import { day, flag, text as textField, tokenCount, words } from './schemas.ts';

/** Not a model: the entry that explains the fields. It is counted with what is left out. */
const sampleKey = 'sample_spec';

/**
 * LiteLLM's cost map (`model_prices_and_context_window.json`): one object with a member for each model, prices in
 * dollars per token, with `_above_200k_tokens` and the like for tiers. Its numbers are read as they are written.
 * See https://docs.litellm.ai/docs/provider_registration/add_model_pricing.
 */
export function readLiteLlm(text: string, document: DocumentName): Reading<CatalogReading> {
  const json = readExactJson(text, document);
  if (json.problems.length > 0) return { value: null, problems: json.problems };
  if (!isExactObject(json.value)) {
    const seen = printExact(json.value);
    return { value: null, problems: [errorAt(document, { line: 1 }, seen, '{"MODEL": {…}}')] };
  }
  const reading = collectModels(listModels(json.value), readModel, { text, document });
  return Object.hasOwn(json.value, sampleKey) ? countSample(reading) : reading;
}

function listModels(root: ExactObject): ForeignEntry[] {
  const entries = Object.entries(root).filter(([key]) => key !== sampleKey);
  return entries.map(([id, entry]) => ({ id, pointer: joinPointer('', id), entry }));
}

function countSample(reading: Reading<CatalogReading>): Reading<CatalogReading> {
  if (reading.value === null) return reading;
  const ignoredFields = new Map(reading.value.ignoredFields).set(sampleKey, 1);
  return { ...reading, value: { ...reading.value, ignoredFields } };
}

const specs = {
  litellm_provider: field('provider', textField),
  mode: field('category', textField),
  max_input_tokens: field('context', tokenCount),
  max_output_tokens: field('maxOutput', tokenCount),
  deprecation_date: field('deprecation', day),
  supported_endpoints: field('endpoints', words),
};

function readModel({ id, fields }: ForeignModel): ModelFacts {
  const own = readFields(fields, specs);
  const { mode = '', deprecation_date: date } = own.values;
  const abilities = readAbilities(pick(fields, own.ignored));
  const { [tiersKey]: tiers = null, ...others } = pick(fields, abilities.ignored);
  const pricing = [readPrices(others, (key) => readPriceKey(key, mode)), ...readLiteLlmTiers(tiers, mode)];
  const facts = {
    provider: providerSlug(own.values.litellm_provider ?? '') ?? providerOfId(id),
    category: mode === '' ? null : categoryOf(mode),
    deprecation: date === undefined ? null : { date, successor: null },
    capabilities: abilities.capabilities,
    context: own.values.max_input_tokens ?? null,
    maxOutput: own.values.max_output_tokens ?? null,
    endpoints: own.values.supported_endpoints ?? [],
    prices: pricing.flatMap(({ prices }) => prices),
  };
  return {
    facts,
    unread: [...own.unread, ...abilities.unread, ...pricing.flatMap(({ unread }) => unread)],
    ignored: pricing.flatMap(({ ignored }) => ignored),
  };
}

function pick(fields: ExactObject, keys: readonly string[]): ExactObject {
  return Object.fromEntries(keys.map((key) => [key, fields[key] ?? null]));
}

/** LiteLLM's word for each ability that others call by another name. */
const abilityWords: Readonly<Record<string, string>> = {
  function_calling: 'tool_calling',
  native_streaming: 'streaming',
  response_schema: 'structured_outputs',
  pdf_input: 'file_input',
};

/** `supports_vision: true` is the ability `vision`; `false` is known and says nothing. */
function readAbilities(fields: ExactObject) {
  const names = Object.keys(fields).filter((key) => key.startsWith('supports_'));
  const specsOfFlags = Object.fromEntries(names.map((key) => [key, field('capabilities', flag)]));
  const { values, unread, ignored } = readFields(fields, specsOfFlags);
  const capabilities = names
    .filter((key) => values[key] === true)
    .map((key) => key.slice('supports_'.length))
    .map((word) => (Object.hasOwn(abilityWords, word) ? (abilityWords[word] ?? word) : word));
  return { capabilities, unread, ignored };
}

/** The first pattern that a mode matches; a mode that we do not know is a category of its own. */
const categories: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:chat|completion|responses)$/, 'text'],
  [/^image_/, 'image'],
  [/^video_/, 'video'],
  [/^audio_/, 'audio'],
];

function categoryOf(mode: string): string {
  return categories.find(([pattern]) => pattern.test(mode))?.[1] ?? mode.toLowerCase();
}
