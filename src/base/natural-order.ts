import { compareCodePoints } from './code-point-order.ts';

/** `Call 2` before `Call 10`: numbers in a text by their value, everything else by code points. */
export function compareNaturally(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareNumbers(part, other) || compareCodePoints(part, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function partsOf(text: string): string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

/** 0 where one of them is no number: a text of other characters may stand before or after it. */
function compareNumbers(left: string, right: string): number {
  return /^\d/.test(left) && /^\d/.test(right) ? Number(left) - Number(right) : 0;
}
