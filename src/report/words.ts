/**
 * The small grammar of the reports: counted nouns, and sentences that keep our words apart from foreign values, so that
 * every format can mark a value in its own way and escape it by its own encoder.
 */

/** A piece of a sentence: our own words; a value to be set as code; or foreign prose. The last two must be escaped. */
export type Part = string | { readonly code: string } | { readonly foreign: string };

/** A sentence in pieces. */
export type Phrase = readonly Part[];

/** Builds a phrase: the template is ours, and each inserted string is a value. `` say`Replace ${id}.` `` */
export function say(words: TemplateStringsArray, ...values: readonly (string | number)[]): Phrase {
  return words
    .flatMap((word, index): Part[] => [word, ...insertion(values[index])])
    .filter((part) => part !== '');
}

/** A phrase that is one piece of foreign prose, such as a finding's message. */
export function foreign(text: string): Phrase {
  return [{ foreign: text }];
}

/** The phrase as bare text, for sinks without a way to mark code; `encode` is the sink's encoder for foreign text. */
export function spell(phrase: Phrase, encode: (text: string) => string): string {
  return phrase.map((part) => (typeof part === 'string' ? part : encode(rawText(part)))).join('');
}

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

function insertion(value: string | number | undefined): Part[] {
  if (value === undefined) return [];
  return [typeof value === 'number' ? grouped(value) : { code: value }];
}

function rawText(part: Exclude<Part, string>): string {
  return 'code' in part ? part.code : part.foreign;
}
