import { isAbsent } from './absent.ts';
import { foldWords, slugOf } from './plain-text.ts';

/** Words that capability chips are made of; also what glued chips (`chatstreamingvision`) are taken apart by. */
const knownCapabilities = [
  'chat', 'completion', 'completions', 'streaming', 'stream', 'tool_calling', 'tool_use', 'tools', 'function_calling',
  'functions', 'vision', 'reasoning', 'thinking', 'json_mode', 'json', 'json_schema', 'structured_output',
  'structured_outputs', 'response_format', 'embedding', 'embeddings', 'rerank', 'image', 'image_generation',
  'image_editing', 'image_input', 'video', 'video_generation', 'video_input', 'audio', 'audio_input', 'audio_output',
  'speech', 'tts', 'stt', 'transcription', 'realtime', 'web_search', 'search', 'code_execution', 'computer_use',
  'prompt_caching', 'caching', 'cache', 'batch', 'pdf', 'file_input', 'fine_tuning', 'moderation', 'text',
  'image_to_video', 'text_to_video', 'text_to_image',
]; // biome-ignore format: a list of words

/** The same abilities in Chinese. */
const translations: Readonly<Record<string, string>> = {
  对话: 'chat', 聊天: 'chat', 流式: 'streaming', 流式输出: 'streaming', 工具调用: 'tool_calling', 函数调用: 'function_calling',
  视觉: 'vision', 视觉理解: 'vision', 图像理解: 'vision', 推理: 'reasoning', 思考: 'thinking', 深度思考: 'thinking',
  联网搜索: 'web_search', 结构化输出: 'structured_outputs', 嵌入: 'embedding', 向量: 'embedding', 图像生成: 'image_generation',
  视频生成: 'video_generation',
}; // biome-ignore format: a table of words

/** The longest first. */
const chips = [...knownCapabilities].sort((a, b) => b.length - a.length);
const gluedPattern = new RegExp(`^(?:${chips.join('|')})+$`);

const yesWords: ReadonlySet<string> = new Set([
  '✓', '✔', '✔️', '✅', '☑', '☑️', '●', '•', '√', 'yes', 'y', 'true', 'x', '是', '支持', '有', 'supported', '🟢',
  ':white check mark:', ':heavy check mark:', ':ballot box with check:',
]); // biome-ignore format: a list of words
const noWords: ReadonlySet<string> = new Set([
  'no', 'n', 'false', '否', '○', 'unsupported', 'not supported', '🔴', '✕', '☐', ':x:', ':heavy multiplication x:',
  ':no entry:',
]); // biome-ignore format: a list of words

/** The abilities that a cell lists: lower-case words joined by `_`; glued chips are taken apart when nothing is left over. */
export function readCapabilities(text: string): string[] {
  if (isAbsent(text)) return [];
  const found = text.split(/[,;|/·•\n，、；]+|\s+\+\s+/).flatMap(splitChips);
  return [...new Set(found.filter((chip) => chip !== ''))];
}

/** True for words that name an ability and nothing else. */
export function isCapability(text: string): boolean {
  const folded = text.trim().toLowerCase().replace(/[ -]/g, '_');
  return Object.hasOwn(translations, text.trim()) || gluedPattern.test(folded);
}

/** `true` for a check mark or a yes, `false` for a cross, a no or nothing; `null` for any other text. */
export function readCheckMark(text: string): boolean | null {
  const word = foldWords(text);
  if (yesWords.has(word)) return true;
  if (isAbsent(text) || noWords.has(word)) return false;
  // `✅ Yes`, `❌ No`: the same said twice.
  const marks = word.split(' ').map((part) => (yesWords.has(part) ? true : isNo(part) ? false : null));
  const [first = null] = marks;
  return marks.length === 2 && marks[1] === first ? first : null;
}

function isNo(word: string): boolean {
  return noWords.has(word) || isAbsent(word);
}

function splitChips(text: string): string[] {
  const trimmed = text.trim();
  const translated = translations[trimmed];
  if (translated !== undefined) return [translated];
  const folded = trimmed.toLowerCase();
  const words = folded.split(/\s+/);
  if (words.length > 1 && words.every((word) => gluedPattern.test(word))) return words.flatMap(splitGlued);
  return gluedPattern.test(folded) ? splitGlued(folded) : [slugOf(trimmed.replace(/_/g, ' '), '_')];
}

/** Only called for text that is made of known words alone; the longest word that leaves a readable rest wins. */
function splitGlued(text: string): string[] {
  const found: string[] = [];
  for (let rest = text; rest !== ''; rest = rest.slice(found.at(-1)?.length)) {
    const chip = chips.find((word) => rest.startsWith(word) && isGlued(rest.slice(word.length)));
    if (chip === undefined) return [text];
    found.push(chip);
  }
  return found;
}

function isGlued(text: string): boolean {
  return text === '' || gluedPattern.test(text);
}
