import { foldWords, slugOf } from './plain-text.ts';

/** The words of each category, in headings and in cells. */
const categoryWords: ReadonlyArray<readonly [words: RegExp, category: string]> = [
  [/^(?:embeddings?|text embeddings?|vector|向量|嵌入|文本嵌入|文本向量|向量化)$/, 'embedding'],
  [/^(?:re-?rank(?:er|ers|ing)?|重排|重排序)$/, 'rerank'],
  [/^(?:moderation|safety|guard|guardrails?|内容审核|审核)$/, 'moderation'],
  [/^(?:images?|image generation|image editing|text[- ]to[- ]image|visual generation|图像|图片|绘图|绘画|图像生成|图片生成|文生图|生图)$/, 'image'],
  [/^(?:videos?|video generation|text[- ]to[- ]video|image[- ]to[- ]video|视频|视频生成|文生视频)$/, 'video'],
  [/^(?:audio|speech|voice|tts|stt|asr|text[- ]to[- ]speech|speech[- ]to[- ]text|transcription|speech recognition|audio and speech|语音|音频|语音合成|语音识别)$/, 'audio'],
  [/^(?:music|音乐)$/, 'music'],
  [/^(?:text|chat|language|llms?|text generation|language model|large language|chat completions?|text and chat|conversational|文本|对话|聊天|语言|大语言|文本生成|文字|大模型)$/, 'text'],
]; // biome-ignore format: a table of words

/** The category that a short text names (`Image generation` → `image`, `对话` → `text`), or `null`. */
export function categoryOf(text: string): string | null {
  const word = foldWords(text)
    .replace(/\s*(?:models?|模型)$/, '')
    .trim();
  return categoryWords.find(([words]) => words.test(word))?.[1] ?? null;
}

/** The category in a category column: a known one, or the published word in lower case. */
export function categoryAsFound(text: string): string {
  return categoryOf(text) ?? slugOf(text, '-');
}
