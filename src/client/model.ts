/** A model of the catalog: the shape of an entry of `catalog.json`. Facts that were not published are `null` or `[]`. */
export interface Model {
  /** Exactly as published. */
  readonly id: string;
  readonly name: string | null;
  /** A lower-case slug: `openai`, `zhipu-ai`. */
  readonly provider: string | null;
  /** `text`, `image`, `video`, … */
  readonly category: string | null;
  /** `active`, `deprecated`, `preview`, or as published. */
  readonly status: string;
  readonly deprecation: { readonly date: string | null; readonly successor: string | null } | null;
  /** Lower-case words such as `tool_calling`. */
  readonly capabilities: readonly string[];
  readonly context: TokenCount | null;
  readonly maxOutput: TokenCount | null;
  readonly prices: readonly Price[];
  /** Paths or operations that serve the model, as published. */
  readonly endpoints: readonly string[];
  readonly notes: string | null;
  /** Cells that could not be read, with their text. */
  readonly unread: readonly { readonly field: string; readonly text: string }[];
}

/** A count of tokens with the value of the last digit shown: `1.0M` is 1000000 with precision 100000. */
export interface TokenCount {
  readonly tokens: number;
  readonly precision: number;
  readonly text: string;
}

/** One price: `amount` (an exact decimal) of `currency` for `per.count` of `per.unit`. */
export interface Price {
  /** `input`, `output`, `cache_read`, `cache_write`, `image`, `video`, `audio`, `request`, or another as published. */
  readonly item: string;
  readonly amount: string;
  readonly currency: string;
  readonly per: { readonly count: number; readonly unit: string };
  /** Holds above so many units of input; `null` below every threshold. */
  readonly tier: { readonly above: number; readonly unit: string } | null;
  /** First and last day (`YYYY-MM-DD`) on which the price holds, when published. */
  readonly effective?: { readonly from: string | null; readonly until: string | null } | undefined;
  readonly text: string;
}

/** A model that is gone: the day it went and what to use instead, when known. */
export interface RemovedModel {
  readonly removed: string;
  readonly successor: string | null;
}
