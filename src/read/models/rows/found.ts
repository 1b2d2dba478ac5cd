import type { TokenCount, Unread } from '../../../catalog/model.ts';

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
  maxOutput: TokenCount | null;
  endpoints: string[];
  notes: string[];
  readonly unread: Unread[];
}

/** Nothing yet. */
export function nothing(): Found {
  return {
    name: null, provider: null, category: null, status: null, goneOn: null, deprecatedOn: null, successor: null, ends: false,
    capabilities: [], context: null, maxOutput: null, endpoints: [], notes: [], unread: [],
  }; // biome-ignore format: one thing
}

/** Names a cell that could not be read, with what would have been. */
export type TellUnread = (expected: string) => void;
