/**
 * Exact decimals. Money is a string of digits as published (`"0.1125"`, `"2.50"`) and is compared as a rational number,
 * so that no amount ever becomes a float.
 */
/** A non-negative rational number; `den` is positive. Not reduced: only comparisons are made of it. */
export interface Rational {
    readonly num: bigint;
    readonly den: bigint;
}
/** True for digits with an optional fraction: no sign, no exponent, no separators, digits on both sides of the point. */
export declare function isDecimal(text: string): boolean;
/** The exact value of a decimal text. Throws a `RangeError` on anything `isDecimal` refuses: check at the edge. */
export declare function toRational(decimal: string): Rational;
/** Negative, zero or positive, as `left` is less than, equal to or greater than `right`. */
export declare function compareRationals(left: Rational, right: Rational): number;
/** `left + right`. */
export declare function add(left: Rational, right: Rational): Rational;
/** `left × right`. */
export declare function multiply(left: Rational, right: Rational): Rational;
/** `left ÷ right`. Throws a `RangeError` when `right` is zero. */
export declare function divide(left: Rational, right: Rational): Rational;
/** `|left − right|`. */
export declare function distance(left: Rational, right: Rational): Rational;
/** A whole number as a rational. */
export declare function whole(count: number | bigint): Rational;
/** The value rounded half up to `places` decimal places, as a decimal text with exactly that many. */
export declare function toFixed(value: Rational, places: number): string;
/**
 * The value as a decimal text without needless zeros: exact where it has an end, else rounded half up to `places`
 * decimal places (`1/3` → `"0.333333333333"`).
 */
export declare function toDecimal(value: Rational, places?: number): string;
/** Digits after the point: `decimalPlaces("0.1125")` is 4. */
export declare function decimalPlaces(decimal: string): number;
/** Digits from the first that is not zero: `significantDigits("0.110")` is 3, of `"0"` it is 0. */
export declare function significantDigits(decimal: string): number;
