/**
 * Exact decimals. Money is a string of digits as published (`"0.1125"`, `"2.50"`) and is compared as a rational number,
 * so that no amount ever becomes a float.
 */

/** A non-negative rational number; `den` is positive. Not reduced: only comparisons are made of it. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

const decimalPattern = /^\d+(?:\.\d+)?$/;

/** True for digits with an optional fraction: no sign, no exponent, no separators, digits on both sides of the point. */
export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/** The exact value of a decimal text. Throws a `RangeError` on anything `isDecimal` refuses: check at the edge. */
export function toRational(decimal: string): Rational {
  if (!isDecimal(decimal)) throw new RangeError(`not a decimal: ${JSON.stringify(decimal)}`);
  const [whole = '', fraction = ''] = decimal.split('.');
  return { num: BigInt(whole + fraction), den: 10n ** BigInt(fraction.length) };
}

/** Negative, zero or positive, as `left` is less than, equal to or greater than `right`. */
export function compareRationals(left: Rational, right: Rational): number {
  const difference = left.num * right.den - right.num * left.den;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** `left + right`. */
export function add(left: Rational, right: Rational): Rational {
  return { num: left.num * right.den + right.num * left.den, den: left.den * right.den };
}

/** `left × right`. */
export function multiply(left: Rational, right: Rational): Rational {
  return { num: left.num * right.num, den: left.den * right.den };
}

/** `left ÷ right`. Throws a `RangeError` when `right` is zero. */
export function divide(left: Rational, right: Rational): Rational {
  if (right.num === 0n) throw new RangeError('division by zero');
  return { num: left.num * right.den, den: left.den * right.num };
}

/** `|left − right|`. */
export function distance(left: Rational, right: Rational): Rational {
  const num = left.num * right.den - right.num * left.den;
  return { num: num < 0n ? -num : num, den: left.den * right.den };
}

/** A whole number as a rational. */
export function whole(count: number | bigint): Rational {
  return { num: BigInt(count), den: 1n };
}

/** The value rounded half up to `places` decimal places, as a decimal text with exactly that many. */
export function toFixed(value: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const rounded = (value.num * scale * 2n + value.den) / (value.den * 2n);
  const digits = rounded.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * The value as a decimal text without needless zeros: exact where it has an end, else rounded half up to `places`
 * decimal places (`1/3` → `"0.333333333333"`).
 */
export function toDecimal(value: Rational, places = 12): string {
  const exact = placesOf(value);
  const text = toFixed(value, exact ?? places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Decimal places that write a value exactly; `null` when no number of them does. */
function placesOf({ num, den }: Rational): number | null {
  let rest = den / greatestCommonDivisor(num, den);
  let places = 0;
  for (; rest % 10n === 0n; rest /= 10n) places += 1;
  for (const factor of [2n, 5n]) for (; rest % factor === 0n; rest /= factor) places += 1;
  return rest === 1n ? places : null;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestCommonDivisor(right, left % right);
}

/** Digits after the point: `decimalPlaces("0.1125")` is 4. */
export function decimalPlaces(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

/** Digits from the first that is not zero: `significantDigits("0.110")` is 3, of `"0"` it is 0. */
export function significantDigits(decimal: string): number {
  return decimal.replace('.', '').replace(/^0+/, '').length;
}
