import type { Comparison, Unchanged } from '../changes/comparison.ts';
import type { Finding } from '../changes/finding.ts';
import { orderFindings } from '../changes/order.ts';
import type { Bump } from '../changes/severity.ts';
import { stepForCode } from '../diff/api/index.ts';
import { foldContradictions } from '../diff/contradictions/fold.ts';
import { sift } from '../diff/ignores.ts';
import { recall } from '../history/recall.ts';
import { judge } from '../judge/judge.ts';
import type { Edition } from '../read/edition.ts';
import type { CompareContext } from './job.ts';
import { policyForCode, wholePolicy } from './policy.ts';
import { withoutIgnored } from './without-ignored.ts';

/** What is found between two editions, before anything is known of it. */
export interface Differences {
  readonly findings: readonly Finding[];
  /** Contradictions between the documents of the newer edition that the older one had already. */
  readonly open: readonly Finding[];
  readonly unchanged: Unchanged;
  /** Sentences about the two editions, to stand last. */
  readonly notes?: readonly string[];
}

/** recall → judge: what the log knows of differences, what the configuration leaves out, and the verdict. */
export function judgeDifferences(
  base: Edition,
  next: Edition,
  differences: Differences,
  context: CompareContext,
): Comparison {
  const { preset = 'wire', ignores = [], addresses: _, ...judged } = context;
  const told = { findings: orderFindings(differences.findings), open: differences.open };
  const { findings: found, open, ignored, notes } = withoutIgnored(told, ignores, next.date);
  const recalled = (some: readonly Finding[]) =>
    next.date === null ? some : recall(some, context.history, next.date);
  return judge({
    base,
    next,
    findings: recalled(foldContradictions(found)),
    ignored: recalled(ignored),
    unchanged: differences.unchanged,
    open: foldContradictions(open),
    policy: wholePolicy(preset),
    asks: stepOfApis(base, next, context),
    ...judged,
    notes: [...context.notes, ...notes, ...(differences.notes ?? [])],
  });
}

/** The version is about compiled code, whatever the report is about. */
function stepOfApis(
  base: Edition,
  next: Edition,
  { policy, preset = 'wire', ignores = [] }: CompareContext,
): Bump {
  if (preset === 'codegen' || base.api === null || next.api === null) return 'none';
  const counts = (found: Finding) => sift([found], ignores, next.date).findings.length > 0;
  return stepForCode(base.api, next.api, policyForCode(policy ?? wholePolicy(preset), preset), counts);
}
