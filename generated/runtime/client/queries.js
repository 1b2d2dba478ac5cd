/** Writes a query in which some parameters are not simply a name with a value, or with several. */
export function queryWriter(styles) {
    return (query) => Object.entries(query)
        .flatMap(([name, value]) => pairsOf(name, value, styles[name] ?? 'form'))
        .map(([name, value]) => `${encodeURIComponent(name)}=${value}`)
        .join('&');
}
/** Names as they are, values encoded. */
function pairsOf(name, value, style) {
    if (value === undefined || value === null)
        return [];
    if (style === 'json')
        return [[name, encodeURIComponent(JSON.stringify(value))]];
    if (typeof value !== 'object' || value instanceof Date)
        return [[name, wordOf(value)]];
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
    if (style === 'deep')
        return entries.flatMap(([key, inner]) => pairsOf(`${name}[${key}]`, inner, style));
    if (style === 'form') {
        return entries.map(([key, inner]) => [Array.isArray(value) ? name : key, wordOf(inner)]);
    }
    const words = Array.isArray(value) ? entries.map(([, inner]) => inner) : entries.flat();
    return words.length === 0 ? [] : [[name, words.map(wordOf).join(style)]];
}
function wordOf(value) {
    const text = value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : value;
    return encodeURIComponent(String(text));
}
/** Cookies as a browser sends them. */
export function cookieText(cookies) {
    return Object.entries(cookies)
        .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`]))
        .join('; ');
}
