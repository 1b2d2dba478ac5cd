import { z } from 'zod';
import { type ExactObject, type ExactValue, isExactObject, JsonNumber } from '../../base/json/exact-json.ts';
import type { TokenCount } from '../../catalog/model.ts';
import { exactDecimal } from './exact-decimal.ts';

/** How foreign catalogs write a price or a count: a number, or digits in a text. */
const written = z.union([z.instanceof(JsonNumber).transform(({ text }) => text), z.string()]);

/** An amount of money as an exact decimal, with its own text. A negative one is OpenRouter's word for "it depends". */
export const amount = z
  .union([z.string(), z.instanceof(JsonNumber)], 'a price in digits')
  .pipe(written)
  .transform((text, context) => {
    const decimal = exactDecimal(text.trim());
    if (decimal !== null) return { amount: decimal, text };
    context.addIssue('a price in digits, not negative');
    return z.NEVER;
  });

/**
 * A count of tokens, exact to the last. These catalogs write 0 where a model has no such limit (an image model's
 * context), which we write as `null`.
 */
export const tokenCount = z
  .union([z.string(), z.instanceof(JsonNumber)], 'a count of tokens')
  .pipe(written)
  .transform((text, context): TokenCount | null => {
    const decimal = exactDecimal(text.trim())?.replace(/\.0+$/, '') ?? '';
    const tokens = Number(decimal);
    if (/^\d+$/.test(decimal) && Number.isSafeInteger(tokens)) {
      return tokens === 0 ? null : { tokens, precision: 1, text };
    }
    context.addIssue('a whole count of tokens');
    return z.NEVER;
  });

/** A text. */
export const text = z.string('a text');

/** A list of words. */
export const words = z.array(z.string(), 'a list of words');

/** True or false. */
export const flag = z.boolean('true or false');

/** A day, `YYYY-MM-DD`, alone or with a time of day after it. */
export const day = z
  .string('a day: YYYY-MM-DD')
  .transform((value) => value.replace(/T.*$/s, ''))
  .pipe(z.iso.date('a day: YYYY-MM-DD'));

/** An object, to be read field by field. */
export const object = z.custom<ExactObject>(isExactObject, 'an object');

/** A list, to be read element by element. */
export const list = z.custom<ExactValue[]>(Array.isArray, 'a list');
