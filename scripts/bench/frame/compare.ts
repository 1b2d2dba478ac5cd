import { performance } from 'node:perf_hooks';
import type { Result } from './result.ts';

/** One run of what is measured: it may say itself what counts (milliseconds, bytes), else its whole time counts. */
export type Measure = () => Promise<number | undefined>;

/** Two things that are measured alike. */
export interface Pair {
  readonly ours: Measure;
  readonly theirs: Measure;
  /** How often each is run; odd, so that the median is a run. */
  readonly rounds: number;
}

/** The medians of both, in the unit in which they were measured. */
export interface Comparison {
  readonly ours: number;
  readonly theirs: number;
  /** `ours / theirs`. */
  readonly ratio: number;
}

/**
 * Runs both in turn (A B A B …), so that a machine that gets busier slows both down alike, after one run of each that
 * does not count, so that neither pays for cold files.
 */
export async function compare({ ours, theirs, rounds }: Pair): Promise<Comparison> {
  await time(ours);
  await time(theirs);
  const runs: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    runs.push({ ours: await time(ours), theirs: await time(theirs) });
  }
  const [a, b] = [median(runs.map((run) => run.ours)), median(runs.map((run) => run.theirs))];
  return { ours: a, theirs: b, ratio: a / b };
}

/** The result of a promise that ours costs at most so many times theirs, measured in milliseconds. */
export function atMostTimes(limit: number, promise: string, { ours, theirs, ratio }: Comparison): Result {
  const seen = `${ratio.toFixed(2)}× (${ours.toFixed(0)} ms to ${theirs.toFixed(0)} ms, limit ${limit.toFixed(2)}×)`;
  return { promise, seen, met: ratio <= limit };
}

async function time(measure: Measure): Promise<number> {
  const start = performance.now();
  const said = await measure();
  return said ?? performance.now() - start;
}

/** The middle one of an odd number of measurements. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted[middle] ?? Number.NaN;
}
