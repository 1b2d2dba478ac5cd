/**
 * How many times as long the work takes for four times the size, by the best of seven runs each, taken in turns.
 * About 4 where the work grows with its input, 16 where it grows with the square: a bound between tells them apart on
 * any machine, which no number of milliseconds does.
 */
export function growthOf(work: (size: number) => void, size: number): number {
  const times = { one: Number.POSITIVE_INFINITY, four: Number.POSITIVE_INFINITY };
  for (let run = 0; run < 7; run++) {
    times.one = Math.min(
      times.one,
      timeOf(() => work(size)),
    );
    times.four = Math.min(
      times.four,
      timeOf(() => work(size * 4)),
    );
  }
  return times.four / times.one;
}

/** Between growth with the input and growth with its square, with room for a noisy machine. */
export const linearGrowth = 10;

function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
