import * as z from 'zod';
import { isDecimal } from './decimal.ts';
import { isKeptId } from './model-id.ts';

/** A count of tokens with the precision at which it was written. */
export const tokenCountSchema = z.strictObject({
  /** The count as written, in tokens: `1.0M` is 1000000. */
  tokens: z.int().nonnegative(),
  /** The value of the last digit shown: `1.0M` → 100000, `200k` → 1000, `1048576` → 1. */
  precision: z.int().positive(),
  text: z.string(),
});
export type TokenCount = z.infer<typeof tokenCountSchema>;

/**
 * True if both counts can be roundings of one number: their intervals, half of the precision to each side, meet.
 * `1.0M` and `1048576` can, `200k` and `201k` cannot.
 */
export function canBeEqual(left: TokenCount, right: TokenCount): boolean {
  return 2 * Math.abs(left.tokens - right.tokens) <= left.precision + right.precision;
}

/** The threshold above which a tiered price holds; the price below every threshold has tier `null`. */
export const tierSchema = z.strictObject({ above: z.int().nonnegative(), unit: z.string() });
export type Tier = z.infer<typeof tierSchema>;

/**
 * One price of a model. Its identity within the model is item + unit + tier + currency + effective dates;
 * `amount` and `per.count` are its value.
 */
export const priceSchema = z.strictObject({
  /** `input`, `output`, `cache_read`, `cache_write`, `image`, `video`, `audio`, `request`, or another as found. */
  item: z.string().min(1),
  /** Digits as published, without separators: an exact decimal, never a float. `Free` is `"0"`. */
  amount: z.string().refine(isDecimal, 'an amount is digits with an optional fraction'),
  /** ISO 4217, such as `USD` or `CNY`. */
  currency: z.string().min(1),
  /** What the amount buys, as published: per 1K tokens stays `{ count: 1000, unit: 'token' }`. */
  per: z.strictObject({ count: z.int().positive(), unit: z.string().min(1) }),
  tier: tierSchema.nullable(),
  /** First and last day (`YYYY-MM-DD`) on which the price holds, when published. */
  effective: z
    .strictObject({ from: z.iso.date().nullable(), until: z.iso.date().nullable() })
    .exactOptional(),
  /** The cell's own text for this price. */
  text: z.string(),
});
export type Price = z.infer<typeof priceSchema>;

/** When a model goes and what to use instead, as far as published. */
export const deprecationSchema = z.strictObject({
  date: z.iso.date().nullable(),
  successor: z.string().nullable(),
});
export type Deprecation = z.infer<typeof deprecationSchema>;

/**
 * A cell that could not be read: the field it belongs to and its text. The field is one of the model's own, the item of
 * a price, or `prices` where no single item is meant; what could not be read is then missing there.
 */
export const unreadSchema = z.strictObject({ field: z.string(), text: z.string() });
export type Unread = z.infer<typeof unreadSchema>;

/** One model of a catalog. Facts that were not published are `null` or `[]`, never guessed. */
export const modelSchema = z.strictObject({
  /** Exactly as published. */
  id: z.string().refine(isKeptId, 'not a model id'),
  name: z.string().nullable(),
  /** A lower-case slug: `OpenAI` → `openai`, `Zhipu AI` → `zhipu-ai`. */
  provider: z.string().nullable(),
  /** `text`, `image`, `video`, `audio`, `embedding`, … */
  category: z.string().nullable(),
  /** `active` unless something else was published: `deprecated`, `preview`, … */
  status: z.string(),
  deprecation: deprecationSchema.nullable(),
  /** Lower-case words such as `tool_calling`, in code-point order, each once. */
  capabilities: z.array(z.string()),
  context: tokenCountSchema.nullable(),
  maxOutput: tokenCountSchema.nullable(),
  prices: z.array(priceSchema),
  /** Paths or operations that serve the model, as published. */
  endpoints: z.array(z.string()),
  notes: z.string().nullable(),
  unread: z.array(unreadSchema),
});
export type Model = z.infer<typeof modelSchema>;

/** The shape of `catalog.json` and of `models --json`. */
export const catalogSchema = z.strictObject({
  schemaVersion: z.literal(1),
  models: z.array(modelSchema),
  /** What became of every part of the document: in what `models` prints alone. */
  coverage: z.record(z.string(), z.unknown()).exactOptional(),
});
export type Catalog = z.infer<typeof catalogSchema>;
