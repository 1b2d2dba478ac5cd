import type { Comparison } from '../../changes/comparison.ts';
import type { Finding } from '../../changes/finding.ts';
import type { Addresses } from '../../diff/contradictions/rule.ts';
import type { Edition } from '../../read/edition.ts';
import { startThread } from '../../read/worker/bounded-thread.ts';
import type { ReadLimits } from '../../read/worker/limits.ts';
import { withinPatience } from '../../read/worker/within-patience.ts';
import type { CompareContext } from '../job.ts';

/** Two editions to compare; plain data, which structured clone copies. */
export interface TwoEditions {
  readonly base: Edition | null;
  readonly next: Edition;
  readonly context: CompareContext;
}

/** One edition, of which is asked what in it contradicts itself. */
export interface OneEdition {
  readonly edition: Edition;
  readonly addresses: Addresses;
}

/** What the thread that compares is sent. */
export type ComparerInput = TwoEditions | OneEdition;

/**
 * Milliseconds for comparing in this thread, many times what editions take that a person has seen, and too few to fill
 * much memory. What does not end by then is compared again where only work counts, and where memory has a bound.
 */
const patience = 1_000;

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
export function compareWithinBounds(
  editions: TwoEditions,
  compare: () => Comparison,
  limits?: Partial<ReadLimits>,
  ms?: number,
): Promise<Comparison> {
  return withinBounds(editions, compare, limits, ms);
}

/** What `find` gives, which looks through this very edition for contradictions, within the same bounds. */
export function contradictionsWithinBounds(
  edition: OneEdition,
  find: () => readonly Finding[],
  limits?: Partial<ReadLimits>,
  ms?: number,
): Promise<readonly Finding[]> {
  return withinBounds(edition, find, limits, ms);
}

/**
 * Compares as `compareEditions` does, in a thread of its own that is stopped when it worked too long and has a limit of
 * memory.
 *
 * @throws {InvalidDocuments} naming the document that was being compared when a limit was reached.
 */
export function compareInWorker(
  base: Edition | null,
  next: Edition,
  context: CompareContext,
  { limits }: { readonly limits?: Partial<ReadLimits> | undefined } = {},
): Promise<Comparison> {
  return inThread<Comparison>({ base, next, context }, limits);
}

async function withinBounds<Result>(
  input: ComparerInput,
  work: () => Result,
  limits?: Partial<ReadLimits>,
  ms = patience,
): Promise<Result> {
  const quick = withinPatience(ms, work);
  return quick === null ? inThread(input, limits) : quick.result;
}

async function inThread<Result>(input: ComparerInput, limits?: Partial<ReadLimits>): Promise<Result> {
  const thread = startThread<ComparerInput, Result>(module, comparing, limits);
  try {
    return await thread.run(input);
  } finally {
    await thread.end();
  }
}
