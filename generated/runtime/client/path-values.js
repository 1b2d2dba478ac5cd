import { UsageError } from "./errors.js";
/** Decoding more often than this is no address any more but an attempt. */
const mostDecodings = 4;
/**
 * Refuses path values that would change which address is called: empty ones, `.` and `..` as a whole segment (also
 * behind percent-encoding, since a proxy may decode once more), and control characters.
 */
export function checkPathValue(name, value) {
    if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
        return;
    if (Array.isArray(value) && value.length > 0) {
        for (const item of value)
            checkPathValue(name, item);
        return;
    }
    if (typeof value !== 'string' || value === '') {
        throw new UsageError(`${name} is empty: the path needs a value`);
    }
    for (const form of decodings(value)) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse.
        if (/[\u0000-\u001f\u007f]/.test(form) || form.split(/[/\\]/).some(isTrick)) {
            throw new UsageError(`${name} is ${JSON.stringify(value)}: such a value would lead to another address`);
        }
    }
}
function isTrick(segment) {
    return segment === '' || segment === '.' || segment === '..';
}
function decodings(value, left = mostDecodings) {
    if (left === 0)
        throw new UsageError('a path value is percent-encoded many times over');
    const decoded = decode(value);
    return decoded === value ? [value] : [value, ...decodings(decoded, left - 1)];
}
/** Percent-encoded octets one by one, so that a broken sequence beside them hides nothing. */
function decode(text) {
    return text.replace(/%[0-9a-f]{2}/gi, (octet) => String.fromCharCode(Number.parseInt(octet.slice(1), 16)));
}
