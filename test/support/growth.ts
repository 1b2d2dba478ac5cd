/** How many times as large the larger of two inputs is. */
const factor = 8;

/** Between growth with the input (8) and growth with its square (64), far from both. */
export const linearGrowth = 24;

/** So many rounds at most: a burst of other work ends within them, growth with the square does not. */
const rounds = 30;

/**
 * How many times as much work eight times the size takes: about 8 where the work grows with its input, 64 where it grows
 * with the square. Each round does the small work eight times, so that both sides take about as long where it is linear
 * and no clock is too coarse for one of them; the least of each side counts. Measured as this process's own processor
 * time, which a busy machine moves little, and looked at again while it moved it too far; a number of milliseconds, or
 * the clock on the wall, would tell how busy the machine is.
 */
export function growthOf(work: (size: number) => void, size: number): number {
  let small = Number.POSITIVE_INFINITY;
  let large = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    small = Math.min(small, processorTimeOf(work, size, factor));
    large = Math.min(large, processorTimeOf(work, size * factor, 1));
    if (round > 0 && (large / small) * factor < linearGrowth) break;
  }
  return (large / small) * factor;
}

/** Microseconds, and never none. */
function processorTimeOf(work: (size: number) => void, size: number, times: number): number {
  const started = process.cpuUsage();
  for (let time = 0; time < times; time++) work(size);
  const { user, system } = process.cpuUsage(started);
  return Math.max(1, user + system);
}
