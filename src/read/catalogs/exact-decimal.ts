import { isDecimal } from '../../catalog/decimal.ts';

/** No price has more digits than this on either side of the point; `1e400` would need a line of them. */
const largestExponent = 40;

const scientific = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,4})$/;

/**
 * A number as written in JSON or in a text (`7e-7`, `0.10`, `1.5E+3`) as a plain decimal (`0.0000007`, `0.10`, `1500`):
 * the same value, digit for digit. `null` for a sign, for words, and for exponents that no price has.
 */
export function exactDecimal(text: string): string | null {
  if (isDecimal(text)) return text;
  const match = scientific.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = '', exponentText = ''] = match;
  const exponent = Number(exponentText);
  return Math.abs(exponent) > largestExponent ? null : movePoint(whole, fraction, exponent);
}

function movePoint(whole: string, fraction: string, exponent: number): string {
  const digits = '0'.repeat(Math.max(0, -exponent)) + whole + fraction + '0'.repeat(Math.max(0, exponent));
  const point = Math.max(0, -exponent) + whole.length + exponent;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point, point + Math.max(0, fraction.length - exponent));
  return right === '' ? left : `${left}.${right}`;
}
