import { isDecimal } from '../../../catalog/decimal.ts';

/**
 * The digits of an amount as published, without separators: `1,000` → `1000`, `.50` → `0.50`, `2.250` → `2.250`.
 * `null` for anything else: a sign, an exponent, a decimal comma, groups that are not of three digits.
 */
export function readAmount(text: string): string | null {
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text);
  const digits = grouped ? text.replaceAll(',', '') : text;
  const complete = digits.startsWith('.') ? `0${digits}` : digits;
  return isDecimal(complete) ? complete : null;
}

/** No price has more digits than this on either side of the point; `1e400` would need a line of them. */
const largestExponent = 40;

/**
 * A number as JSON writes it (`7e-7`, `0.10`, `1.5E+3`) as a plain decimal (`0.0000007`, `0.10`, `1500`): the same value,
 * digit for digit. `null` for a sign, for words, and for exponents that no price has.
 */
export function exactDecimal(text: string): string | null {
  if (isDecimal(text)) return text;
  const [found, whole = '', fraction = '', power] = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,4})$/.exec(text) ?? [];
  const exponent = Number(power);
  return found === undefined || Math.abs(exponent) > largestExponent
    ? null
    : movePoint(whole, fraction, exponent);
}

function movePoint(whole: string, fraction: string, exponent: number): string {
  const digits = '0'.repeat(Math.max(0, -exponent)) + whole + fraction + '0'.repeat(Math.max(0, exponent));
  const point = Math.max(0, -exponent) + whole.length + exponent;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point, point + Math.max(0, fraction.length - exponent));
  return right === '' ? left : `${left}.${right}`;
}
