import type { Comparison } from '../../changes/comparison.ts';
import type { Edition } from '../../read/edition.ts';
import { startThread } from '../../read/worker/bounded-thread.ts';
import type { ReadLimits } from '../../read/worker/limits.ts';
import { withinPatience } from '../../read/worker/within-patience.ts';
import type { CompareContext } from '../job.ts';

/** What the worker that compares is sent: plain data, copied by structured clone. */
export interface ComparerInput {
  readonly base: Edition | null;
  readonly next: Edition;
  readonly context: CompareContext;
}

/**
 * Milliseconds for comparing in this thread, many times what editions take that a person has seen. What does not end by
 * then is compared again where only work counts, and where memory has a bound.
 */
const patience = 5_000;

/** Built, it is a file beside the chunks. */
const module = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './comparer.js', import.meta.url);

const comparing = { gerund: 'comparing', infinitive: 'to compare', participle: 'compared' };

/**
 * What `compare` gives, which compares these very editions, within the bounds of reading: two texts can be made so that
 * to tell their differences takes hours, however quickly each is read.
 *
 * @param ms how long comparing may take in this thread
 * @throws {InvalidDocuments} naming the document that was being compared when a limit was reached.
 */
export async function compareWithinBounds(
  editions: ComparerInput,
  compare: () => Comparison,
  limits?: Partial<ReadLimits>,
  ms: number = patience,
): Promise<Comparison> {
  const quick = withinPatience(ms, compare);
  if (quick !== null) return quick.result;
  const thread = startThread<ComparerInput, Comparison>(module, comparing, limits);
  try {
    return await thread.run(editions);
  } finally {
    await thread.end();
  }
}
