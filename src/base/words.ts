/** The small grammar of everything that is told: counted nouns, lists, quotations, and a sentence on one line. */

/** Longer foreign texts say nothing more in a message; the whole value is in `from` and `to` of its finding. */
const longestQuote = 80;

/** `1 model`, `2 models`, `1,049 models`. The plural may be given where an `s` does not make it. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** Digits in groups of three: `1,049`. Not `toLocaleString`, whose answer depends on the machine. */
export function grouped(count: number | bigint | string): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The message of a finding: on one line, whatever the foreign texts in it are. */
export function sentence(subject: string, says: string): string {
  return `${subject}: ${says}`.replace(/\s+/gu, ' ');
}

/** What a message says of its subject: all behind it. */
export function saysOf({ subject, message }: { readonly subject: string; readonly message: string }): string {
  const head = [`${subject}: `, sentence(subject, '')].find((each) => message.startsWith(each)) ?? '';
  return message.slice(head.length);
}

/** A foreign text in quotes on one line, cut to a readable length. The sinks escape it; this only keeps it readable. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > longestQuote ? `“${characters.slice(0, longestQuote).join('')}…”` : `“${line}”`;
}

/** True when a quotation shows the whole text. */
export function fitsQuote(text: string): boolean {
  return [...text.trim()].length <= longestQuote;
}
