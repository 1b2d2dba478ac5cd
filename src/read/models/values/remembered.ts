/** How many texts are remembered: a catalog repeats its headers and prices, and a hostile one must not fill the memory. */
const mostTexts = 1_000;

/**
 * The same reader, which reads a text that it has met before only once: headers come back with every table, prices and
 * limits with every other row. `read` must be pure, and what it gives must never be changed.
 */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.value;
    const value = read(text);
    if (known.size < mostTexts) known.set(text, { value });
    return value;
  };
}
