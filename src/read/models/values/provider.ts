import { longestText, slugOf } from './plain-text.ts';

/** Providers whose names have spellings of their own, and how headings say them. Only headings need the list. */
const knownProviders: ReadonlySet<string> = new Set([
    'openai', 'anthropic', 'google', 'deepseek', 'mistral', 'mistral-ai', 'meta', 'meta-llama', 'meta-ai', 'xai', 'x-ai', 'qwen', 'alibaba', 'alibaba-cloud', 'moonshot', 'moonshot-ai',
    'moonshotai', 'kimi', 'zhipu', 'zhipu-ai', 'z-ai', 'zai', 'minimax', 'bytedance', 'bytedance-seed', 'doubao', 'volcengine', 'baidu', 'tencent', 'stepfun', 'baichuan', '01-ai', 'cohere', 'nvidia',
    'microsoft', 'microsoft-azure', 'azure', 'azure-openai', 'amazon', 'amazon-bedrock', 'aws-bedrock', 'bedrock', 'amazon-nova', 'perplexity', 'groq', 'cerebras', 'together', 'together-ai', 'fireworks',
    'fireworks-ai', 'replicate', 'stability', 'stability-ai', 'black-forest-labs', 'bfl', 'runway', 'runwayml', 'luma', 'luma-ai', 'kling', 'kling-ai', 'kuaishou', 'pika', 'ideogram', 'recraft', 'midjourney',
    'elevenlabs', 'deepgram', 'assemblyai', 'cartesia', 'ai21', 'ai21-labs', 'ibm', 'ibm-granite', 'databricks', 'snowflake', 'inception', 'inflection', 'reka', 'reka-ai', 'liquid', 'liquid-ai', 'nous-research',
    'nousresearch', 'arcee-ai', 'allenai', 'ai2', 'voyage', 'voyage-ai', 'jina', 'jina-ai', 'upstage', 'sakana-ai', 'writer', 'huggingface', 'hugging-face', 'openrouter', 'vertex-ai', 'google-vertex-ai',
    'google-ai-studio', 'google-deepmind', 'siliconflow', 'novita', 'novita-ai', 'deepinfra', 'sambanova', 'hyperbolic', 'nebius', 'cloudflare', 'cloudflare-workers-ai', 'github-copilot', 'vercel', 'suno', 'xiaomi', 'meituan',
    'sensetime', 'iflytek', 'spacexai', 'thinking-machines', 'poolside', 'morph', 'inclusionai', 'ant-group', 'opengvlab', 'baai', 'vidu', 'hailuo', 'hailuo-ai',
]); // biome-ignore format: a list of slugs

const chineseNames: Readonly<Record<string, string>> = {
  智谱: 'zhipu-ai', 智谱ai: 'zhipu-ai', '智谱 ai': 'zhipu-ai', 智谱清言: 'zhipu-ai', 深度求索: 'deepseek', 通义千问: 'qwen', 通义: 'qwen', 千问: 'qwen', 阿里: 'alibaba', 阿里云: 'alibaba', 阿里巴巴: 'alibaba',
  月之暗面: 'moonshot', 字节跳动: 'bytedance', 字节: 'bytedance', 豆包: 'doubao', 火山引擎: 'volcengine', 百度: 'baidu', 文心: 'baidu', 腾讯: 'tencent', 混元: 'tencent', 腾讯混元: 'tencent', 阶跃星辰: 'stepfun',
  零一万物: '01-ai', 百川: 'baichuan', 百川智能: 'baichuan', 谷歌: 'google', 微软: 'microsoft', 亚马逊: 'amazon', 英伟达: 'nvidia', 快手: 'kuaishou', 可灵: 'kling', 商汤: 'sensetime', 科大讯飞: 'iflytek', 讯飞: 'iflytek',
  小米: 'xiaomi', 美团: 'meituan', 稀宇科技: 'minimax',
}; // biome-ignore format: a table of names

const namedInChinese: ReadonlySet<string> = new Set(Object.values(chineseNames));

/** A provider's slug from a cell: `OpenAI` → `openai`, `Zhipu AI` → `zhipu-ai`, `智谱` → `zhipu-ai`; `null` without a word. */
export function providerSlug(text: string): string | null {
  const slug = chineseNames[text.trim().toLowerCase()] ?? slugOf(text, '-');
  return slug === '' ? null : slug;
}

/** The names of collections in resource names (https://google.aip.dev/122): none of them is a provider. */
const ownerCollections: ReadonlySet<string> = new Set(
  'accounts publishers organizations orgs providers'.split(' '),
);
const otherCollections: ReadonlySet<string> = new Set(['models', 'projects', 'deployments', 'endpoints']);

/**
 * A provider's slug from an id's prefix: `google/gemini-3-flash` → `google`, `accounts/acme/models/x` → `acme`; `null`
 * for an id without one, also for `models/x`.
 */
export function providerOfId(id: string): string | null {
  const [first = '', second = '', ...others] = id.split('/');
  if (second === '' || otherCollections.has(first)) return null;
  return providerSlug(ownerCollections.has(first) && others.length > 0 ? second : first);
}

/** A provider's slug from the alternative text of its logo: `OpenAI logo` → `openai`. Long texts describe a picture. */
export function providerOfLogo(alt: string): string | null {
  const words = alt
    .replace(/\b(?:logo|icon|badge|provider)\b|[:_-]/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words.split(' ').length <= 3 ? providerSlug(words) : null;
}

/** The words of a heading without "models", "series", counts and decoration. */
export function bareHeading(text: string): string {
  return text
    .slice(0, longestText)
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\p{Extended_Pictographic}\ufe0f?/gu, ' ')
    .replace(/[（(][^()（）]*[)）]/g, ' ')
    .replace(/^\s*\d+(?:\.\d+)*[.、)]?\s+/, ' ')
    .replace(
      /\b(?:models?|model list|catalog(?:ue)?|pricing|prices?|series|family|provider)\b|模型(?:列表|价格|系列)?|系列|价格|定价/gi,
      ' ',
    )
    .replace(/^[\s:：|—–-]+|[\s:：|—–-]+$/g, '')
    .replace(/\s+/g, ' ');
}

/** The slug of a provider that the list knows, from a heading such as `Anthropic Models` or `智谱系列`. */
export function knownProvider(heading: string): string | null {
  const slug = providerSlug(bareHeading(heading));
  if (slug === null) return null;
  return namedInChinese.has(slug) || knownProviders.has(slug) ? slug : null;
}

/** Those of the list that serve models of others; a page of theirs says nothing of who made a model. */
const hosts: ReadonlySet<string> = new Set([
  'openrouter', 'groq', 'together', 'together-ai', 'fireworks', 'fireworks-ai', 'replicate', 'huggingface', 'hugging-face', 'siliconflow', 'novita',
  'novita-ai', 'deepinfra', 'sambanova', 'hyperbolic', 'nebius', 'cloudflare', 'cloudflare-workers-ai', 'github-copilot', 'vercel', 'cerebras', 'azure',
  'microsoft-azure', 'azure-openai', 'bedrock', 'aws-bedrock', 'amazon-bedrock', 'vertex-ai', 'google-vertex-ai', 'volcengine', 'alibaba-cloud', 'perplexity',
  'databricks', 'snowflake', 'poe',
]); // biome-ignore format: a list of slugs

/** True for a provider that serves models of others. */
export function isHost(provider: string): boolean {
  return hosts.has(provider);
}
