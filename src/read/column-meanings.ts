/** The headers that say what a mapping says of a column. Prices are written out. */
const headers: ReadonlyMap<string, string> = new Map([
  ['name', 'Name'],
  ['provider', 'Provider'],
  ['category', 'Category'],
  ['mode', 'Category'],
  ['capabilities', 'Capabilities'],
  ['status', 'Status'],
  ['context', 'Context'],
  ['longest output', 'Max output'],
  ['last day', 'Shutdown date'],
  ['successor', 'Replacement'],
  ['endpoints', 'Endpoints'],
  ['nothing new', 'Description'],
]);

/** True for a meaning that a column can have: other words are about fields of JSON. */
export function isMeaningOfColumn(meaning: string): boolean {
  return headers.has(meaning) || (meaning.includes(': ') && !meaning.includes('{'));
}

/** `input: USD per 1M tokens` → `input price (USD per 1M tokens)`. */
export function headerFor(meaning: string): string {
  const [item = '', unit = ''] = meaning.split(': ');
  return headers.get(meaning) ?? `${item.replaceAll('_', ' ')} price (${unit})`;
}
