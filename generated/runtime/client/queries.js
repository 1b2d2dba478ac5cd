/** The pairs of a parameter, encoded. Nothing comes of `undefined` and `null`. */
export function pairsOf(name, value, style) {
    return plainPairs(name, value, style).map(([key, text]) => [encodeURIComponent(key), text]);
}
/** Names as they are, values encoded. */
function plainPairs(name, value, style) {
    if (value === undefined || value === null)
        return [];
    if (style === 'json')
        return [[name, encodeURIComponent(JSON.stringify(value))]];
    if (typeof value !== 'object' || value instanceof Date)
        return [[name, wordOf(value)]];
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
    if (style === 'deep')
        return entries.flatMap(([key, inner]) => plainPairs(`${name}[${key}]`, inner, style));
    if (style === 'form') {
        return entries.map(([key, inner]) => [Array.isArray(value) ? name : key, wordOf(inner)]);
    }
    const words = Array.isArray(value) ? entries.map(([, inner]) => inner) : entries.flat();
    return words.length === 0 ? [] : [[name, words.map(wordOf).join(style)]];
}
/** A single value, encoded: a date as JSON has it, what is composed as JSON. */
export function wordOf(value) {
    return encodeURIComponent(textOf(value));
}
/** A single value as text. */
export function textOf(value) {
    if (value instanceof Date)
        return value.toISOString();
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
