import type { Deprecation, TokenCount, Unread } from '../../../catalog/model.ts';
import type { Spot } from '../problems.ts';
import type { PublishedPrice } from '../values/price-cell.ts';

/** A price on its way: item and tier are known, currency and unit may still have to come from around the cell. */
export interface DraftPrice extends PublishedPrice {
  readonly item: string;
  /** The column it stands in, `TABLE:COLUMN`, whose other prices may publish what this one leaves out. */
  readonly column: string;
  readonly table: number;
  readonly spot: Spot;
  readonly cellText: string;
}

/** What one row says of one model. */
export interface Draft {
  readonly id: string;
  readonly line: number;
  /** What tells this row apart from others of the same model: `720p`; empty when something does that has no name. */
  readonly variant: string | null;
  /** What else tells it apart: a version, a region, in columns that are no facts or in a remark. */
  readonly apart: string;
  /** Number of the table, in the order of the document. */
  readonly table: number;
  readonly name: string | null;
  readonly provider: string | null;
  readonly category: string | null;
  readonly status: string | null;
  readonly deprecation: Deprecation | null;
  readonly capabilities: readonly string[];
  readonly context: TokenCount | null;
  /** The context, where nothing says it. */
  readonly maxInput: TokenCount | null;
  readonly maxOutput: TokenCount | null;
  readonly prices: readonly DraftPrice[];
  readonly endpoints: readonly string[];
  readonly notes: readonly string[];
  readonly unread: readonly Unread[];
}

/** What a row says, before it is known whom it is about. */
export type Facts = Omit<Draft, 'id'>;

/** What is found in the cells of a row, one after the other. */
export interface Found {
  name: string | null;
  provider: string | null;
  category: string | null;
  status: string | null;
  goneOn: string | null;
  deprecatedOn: string | null;
  successor: string | null;
  ends: boolean;
  capabilities: string[];
  context: TokenCount | null;
  maxInput: TokenCount | null;
  maxOutput: TokenCount | null;
  endpoints: string[];
  notes: string[];
  readonly unread: Unread[];
}

/** Nothing yet. */
export function nothing(): Found {
  return {
    name: null, provider: null, category: null, status: null, goneOn: null, deprecatedOn: null, successor: null, ends: false,
    capabilities: [], context: null, maxInput: null, maxOutput: null, endpoints: [], notes: [], unread: [],
  }; // biome-ignore format: one thing
}

/** Names a cell that could not be read, with what would have been. */
export type TellUnread = (expected: string) => void;
