import { splitPointer } from '../../base/json-pointer.ts';
import { isMeaning, tokenCount } from './meanings.ts';
import { currencyOf, priceInName, unitOf, unitWords } from './told-by-name.ts';

/** `{/price/type}: USD per 1M tokens`: an item, a currency, a unit or a threshold that another field says. */
const form =
  /^(\{[^{}]+\}|[a-z0-9_]+): (\{[^{}]+\}|[A-Z]{3}) per (\{[^{}]+\}(?: [a-z]+)?|[^:{}]+?)(?: above (\{[^{}]+\}|\d+))?$/;

const blank = /\{([^{}]+)\}/;

/** What stands for the key, or the number, that the last star of a pointer stood for. */
const key = '*';

/** True for a meaning in words that leaves something to another field. */
export function hasBlanks(meaning: string): boolean {
  return blank.test(meaning);
}

/** The meaning with usual words for its blanks; `null` where they are not those of a price. */
export function sampleOf(meaning: string): string | null {
  const parts = form.exec(meaning)?.slice(1);
  const isWrong = pointersIn(meaning).some((at) => at !== key && !splitPointer(at)?.length);
  return parts === undefined || isWrong ? null : wordsOf(parts, ['input', 'USD', 'token', '0']);
}

/** The fields that a meaning leaves something to; `*` for the key. */
export function pointersIn(meaning: string): string[] {
  return [...meaning.matchAll(new RegExp(blank, 'g'))].flatMap(([, at]) => at ?? []);
}

/** What gave a part of a meaning its value, in words. */
export interface FilledMeaning {
  readonly means: string;
  /** For item, currency and unit: the field that says it; nothing where the meaning itself does. */
  readonly from: { readonly [part in 'item' | 'currency' | 'unit']: string | null };
}

/** A meaning with what the fields say; `null` where one of them says nothing that can be understood. */
export function filled(meaning: string, textAt: (pointer: string) => string | null): FilledMeaning | null {
  const parts: readonly (string | undefined)[] = form.exec(meaning)?.slice(1) ?? [];
  const said = parts.map((part, index) => {
    const at = blank.exec(part ?? '')?.[1];
    return at === undefined ? part : (read[index]?.(part ?? '', textAt(at)) ?? null);
  });
  if (said.includes(null)) return null;
  const [item, currency, unit] = parts.map((part) => blank.exec(part ?? '')?.[1] ?? null);
  const from = { item: item ?? null, currency: currency ?? null, unit: unit ?? null };
  const means = wordsOf(
    parts,
    said.map((one) => one ?? ''),
  );
  // A unit such as a token for an hour has no words that a meaning takes.
  return isMeaning(means) ? { means, from } : null;
}

/** `said` replaces the parts that are blanks. */
function wordsOf(parts: readonly (string | undefined)[], said: readonly string[]): string {
  const [item, currency, unit, above] = parts.map((part, index) =>
    part !== undefined && blank.test(part) ? said[index] : part,
  );
  return `${item}: ${currency} per ${unit}${above === undefined || above === '' ? '' : ` above ${above}`}`;
}

/** How what a field says is read, in the order of the parts: an item, a currency, a unit, a threshold. */
const read: readonly ((part: string, text: string | null) => string | null)[] = [
  (_part, text) => (text === null ? null : itemOf(text)),
  (_part, text) => (text === null ? null : currencyOf(text)),
  (part, text) => {
    const unit = text === null ? null : unitOf(part.replace(blank, () => text));
    return unit === null ? null : unitWords(unit);
  },
  (_part, text) => (text === null ? '' : thresholdOf(text)),
];

/** An item that we know by other words, or the words themselves. */
function itemOf(text: string): string | null {
  const slug = text
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (slug === '' || slug.length > longestItem) return null;
  return priceInName(`/${slug}`)?.item ?? slug;
}

/** Longer texts are sentences. */
const longestItem = 40;

/** The lowest tier has no threshold. */
function thresholdOf(text: string): string | null {
  const count = tokenCount.safeParse(text);
  if (!count.success) return null;
  return count.data === null ? '' : String(count.data.tokens);
}
