/** How many times as large the larger of two inputs is. */
const factor = 8;

/** So many runs of each size: the least of them is told, which more runs only make steadier. */
const runs = process.env['LONG'] === undefined ? 4 : 7;

/**
 * How many times as much work eight times the size takes, by the least of several runs each, taken in turns: about 8 where
 * the work grows with its input, 64 where it grows with the square. Measured as this process's own processor time, which
 * a busy machine hardly moves; a number of milliseconds, or the clock on the wall, would tell how busy it is.
 */
export function growthOf(work: (size: number) => void, size: number): number {
  let one = Number.POSITIVE_INFINITY;
  let more = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    one = Math.min(one, processorTimeOf(work, size));
    more = Math.min(more, processorTimeOf(work, size * factor));
  }
  return more / one;
}

/** Between growth with the input and growth with its square, far from both. */
export const linearGrowth = 24;

/** Microseconds, and never none. */
function processorTimeOf(work: (size: number) => void, size: number): number {
  const started = process.cpuUsage();
  work(size);
  const { user, system } = process.cpuUsage(started);
  return Math.max(1, user + system);
}
