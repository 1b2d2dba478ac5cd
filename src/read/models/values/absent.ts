import { foldWords } from './plain-text.ts';

/** How people write "there is no value". `TBD` is no value yet. */
const absentWords: ReadonlySet<string> = new Set([
  '', '-', '--', '---', '–', '—', '――', '−', '/', '\\', '.', '*', '?', '·', '…', '...', '✗', '✘', '×', '❌', '✖', '✖️',
  'n/a', 'na', 'n.a.', 'nan', '#n/a', 'none', 'null', 'nil', 'not available', 'not applicable', 'not published', 'not disclosed', 'not specified', 'undisclosed', 'unspecified', 'unknown', 'tbd', 'tba',
  '无', '暂无', '没有', '不支持', '未公布', '未知', '待定', '不适用', '不涉及',
]); // biome-ignore format: a list of words

/** No such word has more characters, brackets and blanks included: other texts are not looked up. */
const longestWord = 24;

/** True for a cell that says that there is nothing to say. */
export function isAbsent(text: string): boolean {
  if (text.length > longestWord) return false;
  const word = foldWords(text);
  return absentWords.has(word) || absentWords.has(word.replace(/^[([]\s*([^()[\]]+?)\s*[)\]]$/, '$1'));
}
