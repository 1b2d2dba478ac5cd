import { halfWidth } from './plain-text.ts';

/** Words that name what is paid for, in the languages of the catalogs, as the words that the rules below know. */
const translations: ReadonlyArray<readonly [pattern: RegExp, words: string]> = [
  [/\b(?:non|un|not)[- ]?cached\b/gi, ' '],
  [/\bfree[- ]tier\b/gi, ' freetier '],
  [
    /\bincl(?:uding|udes|\.)?\s+(?:thinking|reasoning)(?:\s+tokens?)?|[含包]{1,2}括?思[考维][^()（）]{0,8}/gi,
    ' ',
  ],
  [/\bcontext[- ](?=cach)|上下文(?=缓存)/gi, ' '],
  [/除[^()（）]{1,8}[以之]?外/g, ' '],
  [/キャッシュ/g, ' cache '],
  [/入力/g, ' input '],
  [/出力/g, ' output '],
  [/缓存(?:未命中|不命中)/g, ' cache miss '],
  [/(?:命中缓存|缓存命中|缓存读取?|读取?缓存|缓存输入|输入缓存)/g, ' cache read '],
  [/(?:缓存写入?|写入?缓存|缓存创建|创建缓存|缓存构建)/g, ' cache write '],
  [/缓存存储/g, ' cache storage '],
  [/缓存/g, ' cache '],
  [/(?:输入|提示词?)/g, ' input '],
  [/(?:输出|补全)/g, ' output '],
  [/(?:批量|批处理)/g, ' batch '],
  [/(?:图片|图像|每张)/g, ' image '],
  [/视频/g, ' video '],
  [/(?:音频|语音)/g, ' audio '],
  [/(?:文本|文字)/g, ' text '],
  [/模态/g, ' '],
  [/(?:思考|思维链)/g, ' reasoning '],
  [/(?:请求|每次|调用)/g, ' request '],
  [/(?:价格|单价|定价|费用|计费|收费|成本|售价|价)/g, ' price '],
];

const synonyms: Readonly<Record<string, string>> = {
  freetier: 'free_tier',
  in: 'input', inputs: 'input', prompt: 'input', prompts: 'input', out: 'output', outputs: 'output', completion: 'output',
  completions: 'output', cached: 'cache', caching: 'cache', caches: 'cache', hit: 'read', hits: 'read', reads: 'read',
  reading: 'read', refresh: 'read', refreshes: 'read', writes: 'write', writing: 'write', creation: 'write', create: 'write',
  images: 'image', img: 'image', videos: 'video', requests: 'request', call: 'request', calls: 'request',
  thinking: 'reasoning', speech: 'audio', searches: 'search',
}; // biome-ignore format: a table of words

/** Words that say that something is a price without saying of what. */
const priceWords: ReadonlySet<string> = new Set([
  'price', 'prices', 'pricing', 'cost', 'costs', 'rate', 'rates', 'fee', 'fees', 'charge', 'charges', 'billing', 'tariff',
]); // biome-ignore format: a list of words

/** Words that change nothing. `text` is the plain case: only other modalities are told apart. */
const fillers: ReadonlySet<string> = new Set([
  'token', 'tokens', 'base', 'standard', 'regular', 'normal', 'text', 'api', 'the', 'of', 'for', 'per', 'and', 'usage', 'unit',
  'model', 'with', 'our',
]); // biome-ignore format: a list of words

const mains: ReadonlySet<string> = new Set(['input', 'output', 'cache_read', 'cache_write', 'cache_storage']);
const modalities: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'request', 'search']);
const qualifiers: ReadonlySet<string> = new Set([
  'batch', 'flex', 'priority', 'fast', 'reasoning', 'training', 'realtime', 'image', 'video', 'audio', 'free_tier',
]); // biome-ignore format: a list of words

/** What a header or a label says of the thing that is paid for. */
export interface ItemReading {
  /** `input`, `cache_read`, `batch_output`, `image`, …; `null` when no item is named. */
  readonly item: string | null;
  /** Words that are neither item nor filler. */
  readonly rest: readonly string[];
  /** True when a word says that it is a price. */
  readonly priced: boolean;
}

/** Reads `Cached input`, `缓存写入`, `1h cache writes`, `Batch output price`, `INPUT PRICE (CACHE MISS)`. */
export function readItem(text: string): ItemReading {
  const words = wordsOf(text);
  const priced = words.some((word) => priceWords.has(word));
  const telling = words.filter((word) => !priceWords.has(word) && !fillers.has(word));
  const durations = telling.filter((word) => /^\d+(?:m|h|min|minutes?|hours?)$/.test(word));
  const { main, others } = foldCache(telling.filter((word) => !durations.includes(word)));
  const named = main ?? others.find((word) => mains.has(word)) ?? null;
  const around = others.filter((word) => word !== named);
  if (named !== null) return { ...withQualifiers(named, around, durations, words.includes('text')), priced };
  const modality = around.find((word) => modalities.has(word)) ?? null;
  const rest = [...around.filter((word) => word !== modality), ...durations];
  return { item: modality, rest, priced };
}

function wordsOf(text: string): string[] {
  const english = translations.reduce(
    (result, [pattern, words]) => result.replace(pattern, words),
    halfWidth(text),
  );
  const words = english.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => synonyms[word] ?? word);
}

/** `cache` with `read`, `write`, `storage` or `miss` is one thing; alone, or beside `input`, it is the read price. */
function foldCache(words: readonly string[]): { main: string | null; others: readonly string[] } {
  if (!words.includes('cache')) return { main: null, others: words };
  if (words.includes('r') || words.includes('w'))
    return foldCache(words.map((word) => (word === 'r' ? 'read' : word === 'w' ? 'write' : word)));
  const without = (...drop: string[]): string[] => words.filter((word) => !drop.includes(word));
  if (words.includes('miss')) return { main: 'input', others: without('cache', 'miss', 'input') };
  if (words.includes('write')) return { main: 'cache_write', others: without('cache', 'write', 'input') };
  if (words.includes('storage'))
    return { main: 'cache_storage', others: without('cache', 'storage', 'input') };
  return { main: 'cache_read', others: without('cache', 'read', 'input') };
}

function withQualifiers(
  main: string,
  around: readonly string[],
  durations: readonly string[],
  withText: boolean,
): Omit<ItemReading, 'priced'> {
  // "Input (text, image, video)" is one price for all of them and not an image price.
  const known = around.filter((word) => qualifiers.has(word) && !(withText && modalities.has(word)));
  const rest = around.filter((word) => !qualifiers.has(word));
  return { item: [...new Set(known), main, ...durations].join('_'), rest };
}
