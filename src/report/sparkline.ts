import { compareRationals, distance, multiply, type Rational, whole } from '../catalog/decimal.ts';

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A price that was not published at that time. */
const gap = '·';

/** One bar a value, scaled from the lowest to the highest of them; a `·` for `null`. Equal values give middle bars. */
export function sparkline(values: ReadonlyArray<Rational | null>): string {
  const known = values.filter((value) => value !== null).sort(compareRationals);
  const [lowest, highest] = [known[0], known.at(-1)];
  if (lowest === undefined || highest === undefined) return gap.repeat(values.length);
  return values.map((value) => (value === null ? gap : barOf(value, lowest, highest))).join('');
}

/** The bar is the count of steps, of seven, that the value reaches: steps × span ≤ 7 × height above the lowest. */
function barOf(value: Rational, lowest: Rational, highest: Rational): string {
  const span = distance(highest, lowest);
  if (span.num === 0n) return bars[3] ?? gap;
  const height = multiply(distance(value, lowest), whole(bars.length - 1));
  const reached = bars.findLastIndex((_, step) => compareRationals(multiply(span, whole(step)), height) <= 0);
  return bars[reached] ?? gap;
}
