import type { PriceSpec } from './read-prices.ts';

const suffixes = String.raw`(?:_above_(\d+k?)_tokens)?(?:_(batches|flex|priority))?`;

/** `input_cost_per_token`, `output_cost_per_reasoning_token`, `input_cost_per_token_above_200k_tokens_priority`, … */
const costKey = new RegExp(`^(input|output)_cost_per_([a-z_]+?)${suffixes}$`);

/** `cache_read_input_token_cost`, `cache_creation_input_token_cost_above_1hr`, `cache_read_input_audio_token_cost`, … */
const cacheKey = new RegExp(`^cache_(read|creation)_input_(audio_)?token_cost(_above_1hr)?${suffixes}$`);

/** What the last words of a cost key say: the unit, and what is told apart besides input and output. */
const units: Readonly<Record<string, readonly [unit: string, qualifier: string]>> = {
  token: ['token', ''],
  character: ['character', ''],
  reasoning_token: ['token', 'reasoning_'],
  audio_token: ['token', 'audio_'],
  image_token: ['token', 'image_'],
  video_token: ['token', 'video_'],
  image: ['image', 'image_'],
  pixel: ['pixel', 'image_'],
  second: ['second', ''],
  audio_per_second: ['second', 'audio_'],
  video_per_second: ['second', 'video_'],
  query: ['request', ''],
  request: ['request', ''],
};

/** What is bought, whichever side of the exchange names it. */
const wholeItems: Readonly<Record<string, string>> = {
  'output image': 'image',
  'output video_per_second': 'video',
  'input query': 'request',
  'input request': 'request',
};

/** What a key of LiteLLM's cost map pays for; `null` for a key that is no price, or none that we know how to name. */
export function readPriceKey(key: string, mode: string): PriceSpec | null {
  return readCostKey(key, mode) ?? readCacheKey(key);
}

function readCostKey(key: string, mode: string): PriceSpec | null {
  const [, side = '', words = '', threshold, service] = costKey.exec(key) ?? [];
  const [unit, qualifier] = (Object.hasOwn(units, words) ? units[words] : undefined) ?? [];
  if (unit === undefined || qualifier === undefined) return null;
  const item = wholeItem(side, words, mode) ?? qualifier + side;
  return { item: serviceOf(service) + item, per: { count: 1, unit }, tier: tierOf(threshold) };
}

/** Seconds are what a video model sells and what a transcription takes in. */
function wholeItem(side: string, words: string, mode: string): string | null {
  if (words === 'second' && mode === 'video_generation' && side === 'output') return 'video';
  if (words === 'second' && mode === 'audio_transcription' && side === 'input') return 'audio';
  return wholeItems[`${side} ${words}`] ?? null;
}

function readCacheKey(key: string): PriceSpec | null {
  const [found, action, audio = '', hour, threshold, service] = cacheKey.exec(key) ?? [];
  if (found === undefined) return null;
  const item = `${audio}${action === 'read' ? 'cache_read' : 'cache_write'}${hour === undefined ? '' : '_1h'}`;
  return { item: serviceOf(service) + item, per: { count: 1, unit: 'token' }, tier: tierOf(threshold) };
}

function serviceOf(service: string | undefined): string {
  if (service === undefined) return '';
  return service === 'batches' ? 'batch_' : `${service}_`;
}

/** `200k`, `199999`: the tokens above which a price holds. */
function tierOf(threshold: string | undefined): PriceSpec['tier'] {
  if (threshold === undefined) return null;
  return { above: Number(threshold.replace('k', '000')), unit: 'token' };
}
