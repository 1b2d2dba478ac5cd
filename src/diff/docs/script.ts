/** A system of writing that tells languages apart. */
export type Script = (typeof scripts)[number]['name'];

/**
 * Writing systems with what one letter weighs: a Chinese character is about a word, so that a Chinese text full of
 * English names is still a Chinese text. Kana come first, since a Japanese text has Han characters too.
 */
const scripts = [
  { name: 'Kana', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, weight: 12 },
  { name: 'Han', letters: /\p{Script=Han}/gu, weight: 4 },
  { name: 'Hangul', letters: /\p{Script=Hangul}/gu, weight: 3 },
  { name: 'Cyrillic', letters: /\p{Script=Cyrillic}/gu, weight: 1 },
  { name: 'Greek', letters: /\p{Script=Greek}/gu, weight: 1 },
  { name: 'Arabic', letters: /\p{Script=Arabic}/gu, weight: 1 },
  { name: 'Hebrew', letters: /\p{Script=Hebrew}/gu, weight: 1 },
  { name: 'Devanagari', letters: /\p{Script=Devanagari}/gu, weight: 1 },
  { name: 'Thai', letters: /\p{Script=Thai}/gu, weight: 1 },
  { name: 'Latin', letters: /\p{Script=Latin}/gu, weight: 1 },
] as const;

/** The script of most of a Markdown text, code and addresses aside; `null` for a text without letters. */
export function scriptOf(markdown: string): Script | null {
  const prose = markdown.replace(/`+[^`]*`+/g, ' ').replace(/\bhttps?:\/\/[^\s)>]+/g, ' ');
  let best: { name: Script; share: number } | null = null;
  for (const { name, letters, weight } of scripts) {
    const share = (prose.match(letters)?.length ?? 0) * weight;
    if (share > (best?.share ?? 0)) best = { name, share };
  }
  return best?.name ?? null;
}
