import type { ExactObject } from '../../base/exact-json.ts';

const suffixes = String.raw`(?:_above_(\d+k?)_tokens)?(?:_(batches|flex|priority))?`;

/** `input_cost_per_token`, `output_cost_per_reasoning_token`, `input_cost_per_token_above_200k_tokens_priority`, … */
const costKey = new RegExp(`^(input|output)_cost_per_([a-z_]+?)${suffixes}$`);

/** `cache_read_input_token_cost`, `cache_creation_input_token_cost_above_1hr`, `cache_read_input_audio_token_cost`, … */
const cacheKey = new RegExp(`^cache_(read|creation)_input_(audio_)?token_cost(_above_1hr)?${suffixes}$`);

/** What the last words of a cost key say: the unit, and what is told apart besides input and output. */
const costWords: ReadonlyMap<string, readonly [unit: string, qualifier: string]> = new Map([
  ['token', ['token', '']],
  ['character', ['character', '']],
  ['reasoning_token', ['token', 'reasoning_']],
  ['audio_token', ['token', 'audio_']],
  ['image_token', ['token', 'image_']],
  ['video_token', ['token', 'video_']],
  ['image', ['image', 'image_']],
  ['pixel', ['pixel', 'image_']],
  ['second', ['second', '']],
  ['audio_per_second', ['second', 'audio_']],
  ['video_per_second', ['second', 'video_']],
  ['query', ['request', '']],
  ['request', ['request', '']],
]);

/** What is bought, whichever side of the exchange names it; seconds by what the model is for. */
const wholeItems: ReadonlyMap<string, string> = new Map([
  ['output image', 'image'],
  ['output video_per_second', 'video'],
  ['input query', 'request'],
  ['input request', 'request'],
  ['video_generation output second', 'video'],
  ['audio_transcription input second', 'audio'],
]);

/** LiteLLM's word for each ability that others call by another name. */
const abilityWords: ReadonlyMap<string, string> = new Map([
  ['function_calling', 'tool_calling'],
  ['native_streaming', 'streaming'],
  ['response_schema', 'structured_outputs'],
  ['pdf_input', 'file_input'],
]);

/** What a key of LiteLLM means: `supports_vision` an ability, `…_cost…` a price, all in dollars. */
export function meaningOfLiteLlmKey(key: string, model: ExactObject): string | null {
  const ability = /^supports_([a-z0-9_]+)$/.exec(key)?.[1];
  if (ability !== undefined) return `can ${abilityWords.get(ability) ?? ability}`;
  return costMeaning(key, String(model['mode'] ?? '')) ?? cacheMeaning(key);
}

function costMeaning(key: string, mode: string): string | null {
  const [, side = '', words = '', threshold, service] = costKey.exec(key) ?? [];
  const [unit, qualifier = ''] = costWords.get(words) ?? [];
  if (unit === undefined) return null;
  const whole = wholeItems.get(`${side} ${words}`) ?? wholeItems.get(`${mode} ${side} ${words}`);
  return priceMeaning(service, whole ?? qualifier + side, unit, threshold);
}

function cacheMeaning(key: string): string | null {
  const [found, action, audio = '', hour, threshold, service] = cacheKey.exec(key) ?? [];
  if (found === undefined) return null;
  const item = `${audio}cache_${action === 'read' ? 'read' : 'write'}${hour === undefined ? '' : '_1h'}`;
  return priceMeaning(service, item, 'token', threshold);
}

/** The threshold is `200k` or `199999`: the tokens above which the price holds. */
function priceMeaning(service: string | undefined, item: string, unit: string, threshold = ''): string {
  const prefix = service === undefined ? '' : `${service === 'batches' ? 'batch' : service}_`;
  const above = threshold === '' ? '' : ` above ${threshold.replace('k', '000')}`;
  return `${prefix}${item}: USD per ${unit}${above}`;
}
