import type { Policy } from '../changes/policy.ts';
import type { Preset } from '../diff/api/rules/rule.ts';
import type { Addresses } from '../diff/contradictions/rule.ts';
import type { Ignore } from '../diff/ignores.ts';
import type { HistoryEntry } from '../history/entry.ts';
import type { Accept } from '../judge/accept.ts';
import type { Limits } from '../judge/limits.ts';

/** How a configuration judges; what is left out is judged by default. */
export interface Judgement {
  readonly policy?: Policy;
  /** Whether changes of an API are looked at for deployed callers (`wire`, the default) or for compiled code. */
  readonly preset?: Preset;
  /** Changes of an API that are known and wanted. */
  readonly ignores?: readonly Ignore[];
  /** Replaces single limits. */
  readonly limits?: Partial<Limits>;
}

/** What a comparison may know beside its two editions. */
export interface CompareContext extends Judgement {
  readonly history: readonly HistoryEntry[];
  readonly accepts: readonly Accept[];
  /** Sentences for the report's reader about this comparison. */
  readonly notes: readonly string[];
  /** From where the documents of either edition were fetched, where that is known. */
  readonly addresses?: { readonly base: Addresses; readonly next: Addresses };
}
