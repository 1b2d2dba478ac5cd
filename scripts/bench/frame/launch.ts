import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type Comparison, compare, median } from './compare.ts';
import { makeScratch, runNode } from './processes.ts';
import type { Result } from './result.ts';

/** A Node process to measure, from its start to its end. */
export interface Launch {
  readonly args: readonly string[];
  /** Gives the folder to run in; called before the clock starts, so it may make a new one each time. */
  readonly folder: () => string;
}

/** What a process took. */
export interface Cost {
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Milliseconds of all threads. */
  readonly processor: number;
  /** Bytes: the most memory that it had at a time. */
  readonly peak: number;
}

const hook = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = { processor: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024 };
  require('node:fs').writeFileSync(process.env.BENCH_COST, JSON.stringify(cost));
});`;

/** Runs a process to its end and says what it took. Throws if it fails. */
export async function launch({ args, folder }: Launch): Promise<Cost> {
  using scratch = makeScratch();
  const told = scratch.write('cost.json', '');
  const withHook = ['--require', scratch.write('hook.cjs', hook), ...args];
  const cwd = folder();
  const start = performance.now();
  await runNode(withHook, cwd, { BENCH_COST: told });
  const wall = performance.now() - start;
  return { wall, ...JSON.parse(readFileSync(told, 'utf8')) };
}

/** Both in turn, for each of what they cost. */
export async function compareLaunches(
  ours: Launch,
  theirs: Launch,
  rounds: number,
): Promise<Readonly<Record<keyof Cost, Comparison>>> {
  const costs: { readonly ours: Cost[]; readonly theirs: Cost[] } = { ours: [], theirs: [] };
  const measure = (side: 'ours' | 'theirs', of: Launch) => async () => {
    const cost = await launch(of);
    costs[side].push(cost);
    return cost.wall;
  };
  const wall = await compare({ ours: measure('ours', ours), theirs: measure('theirs', theirs), rounds });
  const medians = (key: keyof Cost): Comparison => {
    // The first run of each does not count, as in `compare`.
    const [a, b] = [costs.ours, costs.theirs].map((all) => median(all.slice(1).map((cost) => cost[key])));
    return { ours: a ?? Number.NaN, theirs: b ?? Number.NaN, ratio: (a ?? Number.NaN) / (b ?? Number.NaN) };
  };
  return { wall, processor: medians('processor'), peak: medians('peak') };
}

/** A promise on the clock's time; the processor's is told too, since other work on the machine moves it less. */
export function inTime(
  limit: number,
  promise: string,
  { wall, processor }: Record<keyof Cost, Comparison>,
): Result {
  const seen = `${times(wall)} (${wall.ours.toFixed(0)} ms to ${wall.theirs.toFixed(0)} ms); processor ${times(processor)}`;
  return { promise, seen, met: wall.ratio <= limit };
}

/** A promise on the peak of memory. */
export function inMemory(limit: number, promise: string, { peak }: Record<keyof Cost, Comparison>): Result {
  return {
    promise,
    seen: `${times(peak)} (${megabytes(peak.ours)} to ${megabytes(peak.theirs)})`,
    met: peak.ratio <= limit,
  };
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}

function times({ ratio }: Comparison): string {
  return `${ratio.toFixed(2)}×`;
}
