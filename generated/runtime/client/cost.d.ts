import type { Model } from './model.js';
/** What a call used. Every count is a whole number; what is left out is zero. */
export interface Usage {
    /** Tokens of the prompt that were neither read from a cache nor written to one. */
    readonly inputTokens?: number | undefined;
    readonly outputTokens?: number | undefined;
    readonly cacheReadTokens?: number | undefined;
    readonly cacheWriteTokens?: number | undefined;
    readonly images?: number | undefined;
    /** Seconds of video. */
    readonly videoSeconds?: number | undefined;
    /** Minutes of audio. */
    readonly audioMinutes?: number | undefined;
    /** Characters of text to speak. */
    readonly characters?: number | undefined;
    readonly requests?: number | undefined;
}
/** What a call costs, exactly. */
export interface Cost {
    /** A decimal; what is `unpriced` is not part of it. */
    readonly amount: string;
    readonly currency: string;
    /** Parts of the usage for which the catalog has no price. */
    readonly unpriced: readonly (keyof Usage)[];
}
/** How to choose among prices. */
export interface CostOptions {
    /** Default: `USD`. */
    readonly currency?: string | undefined;
    /** The day (`YYYY-MM-DD`) whose prices hold. Default: today in UTC. */
    readonly date?: string | undefined;
}
/**
 * What a usage of a model costs by the catalog. Above a tier's threshold the whole call is paid at that tier's prices, as
 * providers do. Throws a `RangeError` for a count that is negative or not whole.
 */
export declare function costOf(model: Model, usage: Usage, options?: CostOptions): Cost;
