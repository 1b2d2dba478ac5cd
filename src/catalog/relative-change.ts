import { compareRationals, distance, divide, multiply, type Rational, toFixed, whole } from './decimal.ts';

/** From this factor on a percentage no longer speaks: `×1000` does, and it is how a slipped unit looks. */
const factorInsteadOfPercent = whole(10);

/** A change below this many decimal places of a percent is only called small. */
const mostPlaces = 6;

/**
 * How far `to` is from `from`: `+50 %`, `−12.5 %`, `×1000`, `÷20`; one decimal place, more only where all before are
 * zero. `null` from or to zero, where no percentage means anything, and when nothing changed.
 */
export function relativeChange(from: Rational, to: Rational): string | null {
  if (from.num === 0n || to.num === 0n) return null;
  const direction = compareRationals(to, from);
  if (direction === 0) return null;
  const factor = direction > 0 ? divide(to, from) : divide(from, to);
  if (compareRationals(factor, factorInsteadOfPercent) >= 0)
    return `${direction > 0 ? '×' : '÷'}${short(factor)}`;
  const percent = multiply(distance(divide(to, from), whole(1)), whole(100));
  return `${direction > 0 ? '+' : '−'}${short(percent)} %`;
}

/** ` (+50 %)` for the end of a message, or nothing. */
export function inParentheses(change: string | null): string {
  return change === null ? '' : ` (${change})`;
}

function short(value: Rational): string {
  for (let places = 1; places <= mostPlaces; places += 1) {
    const text = toFixed(value, places).replace(/\.?0+$/, '');
    if (text !== '0') return text;
  }
  return '0';
}
