import type { Comparison } from '../changes/comparison.ts';
import { nothingCounted } from '../changes/compose.ts';
import { diffApis } from '../diff/api/index.ts';
import { unchangedOperations } from '../diff/unchanged-operations.ts';
import type { Edition } from '../read/edition.ts';
import type { CompareContext } from './job.ts';
import { judgeDifferences } from './judge-differences.ts';

/** True for editions that hold nothing but an API: there is nothing else to compare, and nothing to contradict it. */
export function areApisAlone(...editions: readonly Edition[]): boolean {
  return editions.every(({ catalog, docs, facts }) => catalog === null && docs === null && facts.size === 0);
}

/** `compareEditions` for such editions. It loads none of the hundred files that compare other documents. */
export function compareApis(base: Edition, next: Edition, context: CompareContext): Comparison {
  const findings =
    base.api === null || next.api === null ? [] : diffApis(base.api, next.api, context.preset ?? 'wire');
  const unchanged = { ...nothingCounted, operations: unchangedOperations(base, next, findings) };
  return judgeDifferences(base, next, { findings, open: [], unchanged }, context);
}
