/** The last line of a message that its chat's limit cuts. */
export const restInReport = '… the rest is in the report';

/**
 * As many items as fit, from the first on and whole, for a chat that refuses or cuts what is longer.
 *
 * @param size of a message with these items; more of them never make it smaller.
 */
export function withinLimit<Item>(
  items: readonly Item[],
  rest: Item,
  limit: number,
  size: (items: readonly Item[]) => number,
): readonly Item[] {
  if (size(items) <= limit) return items;
  let count = items.length - 1;
  while (count > 0 && size([...items.slice(0, count), rest]) > limit) count -= 1;
  return [...items.slice(0, count), rest];
}
