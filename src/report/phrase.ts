import { grouped } from '../base/words.ts';

/**
 * Sentences that keep our words apart from foreign values, so that every format can mark a value in its own way and
 * escape it by its own encoder.
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

function insertion(value: string | number | undefined): Part[] {
  if (value === undefined) return [];
  return [typeof value === 'number' ? grouped(value) : { code: value }];
}

function rawText(part: Exclude<Part, string>): string {
  return 'code' in part ? part.code : part.foreign;
}
