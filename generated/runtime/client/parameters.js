import { checkPathValue } from "./path-values.js";
import { pairsOf, textOf, wordOf } from "./queries.js";
/** Writes the parameters of an operation as the document says; what it gives back goes to openapi-fetch. */
export function parameterWriter(styles) {
    const { query = {}, headers = {}, cookies = {}, fixed = '', accept } = styles;
    const path = styles.path ?? (fixed === '' ? undefined : {});
    return (given) => ({
        querySerializer: (values) => [fixed, joined(values, query, '&')].filter(Boolean).join('&'),
        ...(path && { pathSerializer: (template, values) => writePath(template, values, path) }),
        headers: {
            ...(accept && { accept }),
            ...(given.headers && writeHeaders(given.headers, headers)),
            ...(given.cookies && { cookie: joined(given.cookies, cookies, '; ') }),
        },
    });
}
function joined(values, styles, between) {
    return Object.entries(values)
        .flatMap(([name, value]) => pairsOf(name, value, styles[name] ?? 'form'))
        .map((pair) => pair.join('='))
        .join(between);
}
function writeHeaders(headers, styles) {
    const texts = Object.entries(headers).map(([name, value]) => [
        name,
        headerText(value, styles[name] ?? ','),
    ]);
    return Object.fromEntries(texts);
}
/** What openapi-fetch leaves out stays as it is. */
function headerText(value, style) {
    if (value === undefined || value === null)
        return value;
    if (style === 'json')
        return JSON.stringify(value);
    return membersOf(value, style, textOf).join(',');
}
function writePath(template, values, styles) {
    const given = new Map(Object.entries(values));
    return template.replace(/\?.*$/s, '').replace(/\{([^{}]+)\}/g, (_found, name) => {
        const value = given.get(name);
        for (const part of isMap(value) ? Object.entries(value).flat() : [value])
            checkPathValue(name, part);
        return pathText(name, value, styles[name] ?? '');
    });
}
function pathText(name, value, style) {
    const [mark = ''] = style.replace('*', '');
    const isExploded = style.endsWith('*');
    const members = membersOf(value, isExploded ? '=' : ',', wordOf);
    const isNamed = mark === ';' && !(isExploded && isMap(value));
    if (isExploded) {
        const texts = isNamed ? members.map((member) => `${wordOf(name)}=${member}`) : members;
        return `${mark}${texts.join(mark || ',')}`;
    }
    return `${mark}${isNamed ? `${wordOf(name)}=` : ''}${members.join(',')}`;
}
/** The items of a list, the members of an object with what is between a key and its value, or the value alone. */
function membersOf(value, between, write) {
    if (Array.isArray(value))
        return value.map(write);
    return isMap(value)
        ? Object.entries(value).map(([key, inner]) => `${write(key)}${between}${write(inner)}`)
        : [write(value)];
}
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
