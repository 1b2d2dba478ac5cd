import {
  compareRationals,
  decimalPlaces,
  distance,
  divide,
  multiply,
  type Rational,
  significantDigits,
  toRational,
  whole,
} from '../../catalog/decimal.ts';
import type { Price } from '../../catalog/model.ts';
import { quantityOf, unitPrice } from '../../catalog/price-identity.ts';

/** One digit is too little to round to: `$2` says nothing about `$2.40`. */
const leastDigitsOfRounding = 2;

/** Rounded texts may differ by less than a twentieth (5 %). */
const roundingShare = whole(20);

/** Nobody publishes fifteen digits of a price by hand: that many come from a float. */
const leastDigitsOfFloat = 15;

/** A double carries some sixteen digits; a few calculations later the last four are noise. */
const floatNoiseShare = whole(10n ** 12n);

/**
 * True if two prices of one identity are the same money: equal as exact unit prices (`0.50` and `0.5`, $0.0000005 a
 * token and $0.50 a million), or apart only by what a float's last digits lose (`0.19999999999999998` and `0.2`).
 */
export function isSamePrice(left: Price, right: Price): boolean {
  if (left.amount === right.amount && left.per.count === right.per.count && left.per.unit === right.per.unit)
    return true;
  const [one, other] = [unitPrice(left), unitPrice(right)];
  return (
    compareRationals(one, other) === 0 || isFloatNoise(left, right, distance(one, other), larger(one, other))
  );
}

/**
 * True if one price may be the other one written with fewer digits (`$0.11` of `$0.1125`): the coarser text has two
 * significant digits or more, the finer one rounds to it (a tie rounds either way, since sites do both), and they
 * differ by less than 5 % of the smaller. Which is coarser is told by the value of the last digit in a common unit. A
 * price of one token is a machine's and exact.
 */
export function isRestatedPrice(left: Price, right: Price): boolean {
  if (isOfOneToken(left) && isOfOneToken(right)) return false;
  const order = compareRationals(lastDigit(left), lastDigit(right));
  if (order === 0) return false;
  const coarser = order > 0 ? left : right;
  if (significantDigits(coarser.amount) < leastDigitsOfRounding) return false;
  const [one, other] = [unitPrice(left), unitPrice(right)];
  const apart = distance(one, other);
  return (
    compareRationals(multiply(apart, whole(2)), lastDigit(coarser)) <= 0 &&
    compareRationals(multiply(apart, roundingShare), smaller(one, other)) < 0
  );
}

function isOfOneToken({ per }: Price): boolean {
  return per.unit === 'token' && per.count === 1;
}

function isFloatNoise(left: Price, right: Price, apart: Rational, size: Rational): boolean {
  const digits = Math.max(significantDigits(left.amount), significantDigits(right.amount));
  return digits >= leastDigitsOfFloat && compareRationals(multiply(apart, floatNoiseShare), size) < 0;
}

/** The value of the amount's last digit, for one unit. */
function lastDigit(price: Price): Rational {
  const scale = whole(10n ** BigInt(decimalPlaces(price.amount)));
  return divide(divide(toRational('1'), scale), quantityOf(price));
}

function larger(left: Rational, right: Rational): Rational {
  return compareRationals(left, right) > 0 ? left : right;
}

function smaller(left: Rational, right: Rational): Rational {
  return compareRationals(left, right) > 0 ? right : left;
}
