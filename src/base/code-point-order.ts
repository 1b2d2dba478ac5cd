/**
 * Orders two strings by Unicode code point, the one order used for everything that is written.
 *
 * Not `localeCompare`, whose answer depends on the machine, and not `<`, which compares UTF-16 units and so puts
 * U+FFFD after an emoji. For use with `Array.prototype.sort`.
 */
export function compareCodePoints(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index += 1) {
    const difference = rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Moves surrogates above the rest of the basic plane, which is where their code points belong. */
function rank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
