/**
 * The text with full-width ASCII (`（`, `：`, `￥`, `０`) as plain ASCII, character for character: positions in the result
 * are positions in the original, which is what a price's own text is cut from.
 */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\uffe5\u3001\u3002]/g, (character) => {
    if (character === '\u3000') return ' ';
    if (character === '\uffe5') return '¥';
    if (character === '\u3001') return ',';
    if (character === '\u3002') return '.';
    return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
  });
}

/** Lower case, half width, single spaces: the form in which words are looked up. */
export function foldWords(text: string): string {
  return halfWidth(text).toLowerCase().replace(/_/g, ' ').replace(/\s+/g, ' ').trim();
}

/** Lower-case words of letters and digits joined by `separator`; empty when there are none. */
export function slugOf(text: string, separator: string): string {
  const words = halfWidth(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).join(separator);
}

/**
 * The longest text that any rule for cells, headers or sentences looks at, in characters. Ten times longer than the
 * longest cell seen; it bounds the time of rules that look ahead from every position. What is longer is unread.
 */
export const longestText = 2_000;
