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
