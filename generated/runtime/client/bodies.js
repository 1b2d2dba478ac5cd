import { UsageError } from "./errors.js";
/** Writes a body in one of the media types that an operation takes: the first that fits the value. */
export async function encodeBody(given, types) {
    const { body, type } = await write(given, typeOf(given, types));
    // A body that is read as it is sent goes one way only, which `fetch` wants to be told.
    const duplex = body instanceof ReadableStream ? { duplex: 'half' } : {};
    return { type, init: { body, bodySerializer: (written) => written, ...duplex } };
}
async function write(body, type) {
    if (/^multipart\//i.test(type))
        return { body: await toForm(body), type: undefined };
    if (/urlencoded/i.test(type))
        return { body: toParameters(body), type };
    if (isBytes(body) || body instanceof ReadableStream)
        return { body, type: concrete(type, body) };
    if (/\bjson\b/i.test(type) && !isLines(type))
        return { body: JSON.stringify(body), type };
    if (isLines(type) && Array.isArray(body))
        return { body: body.map((line) => `${JSON.stringify(line)}\n`).join(''), type };
    return typeof body === 'string'
        ? { body, type: concrete(type, body) }
        : { body: JSON.stringify(body), type: concrete(type, body) };
}
/** A form goes as a form, bytes and texts as such; of an object only the files in it tell. */
function typeOf(body, types) {
    const [wanted, others] = patternsOf(body);
    const fits = (pattern) => types.find((type) => pattern.test(type));
    return fits(wanted) ?? fits(others) ?? fits(/\bjson\b/i) ?? types[0] ?? 'application/json';
}
const form = /^multipart\//i;
const neither = /^(?!multipart\/|text\/)(?!.*(?:json|urlencoded))/i;
/** The types that fit a value best, and those that will do. */
function patternsOf(body) {
    if (body instanceof FormData)
        return [form, form];
    if (body instanceof URLSearchParams)
        return [/urlencoded/i, form];
    if (isBytes(body) || body instanceof ReadableStream)
        return [neither, /^text\//i];
    if (typeof body === 'string')
        return [/^text\/|xml|yaml|jsonl|ndjson/i, neither];
    return holdsFile(body) ? [form, form] : [/\bjson\b/i, form];
}
/** Where the document takes any type, the value says which it is. */
function concrete(type, body) {
    if (!type.includes('*'))
        return type;
    if (typeof body === 'string')
        return 'text/plain';
    if (body instanceof Blob && body.type !== '')
        return body.type;
    return isBytes(body) || body instanceof ReadableStream ? 'application/octet-stream' : 'application/json';
}
function isLines(type) {
    return /ndjson|jsonl|json-?lines|json-seq/i.test(type);
}
function isBytes(value) {
    return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}
function isStream(value) {
    return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
function holdsFile(body) {
    if (typeof body !== 'object' || body === null)
        return false;
    return Object.values(body)
        .flat()
        .some((value) => isBytes(value) || isStream(value));
}
function entriesOf(body) {
    if (typeof body !== 'object' || body === null)
        throw new UsageError('the body of this call is an object or a form');
    return Object.entries(body).flatMap(([name, value]) => [value].flat().flatMap((item) => (item == null ? [] : [[name, item]])));
}
/** An object as a form: files and words as they are, lists as a field repeated, `undefined` left out. */
async function toForm(body) {
    if (body instanceof FormData)
        return body;
    const form = new FormData();
    for (const [name, value] of entriesOf(body)) {
        if (isBytes(value) || isStream(value))
            form.append(name, await blobOf(value), fileNameOf(value));
        else
            form.append(name, wordOf(value));
    }
    return form;
}
function toParameters(body) {
    if (body instanceof URLSearchParams)
        return body;
    return new URLSearchParams(entriesOf(body).map(([name, value]) => [name, wordOf(value)]));
}
function wordOf(value) {
    if (value instanceof Date)
        return value.toISOString();
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
async function blobOf(value) {
    if (value instanceof Blob)
        return value;
    if (value instanceof ArrayBuffer)
        return new Blob([value]);
    const parts = [];
    if (ArrayBuffer.isView(value))
        parts.push(copied(value));
    else
        for await (const part of value)
            parts.push(copied(part));
    return new Blob(parts);
}
function copied({ buffer, byteOffset, byteLength }) {
    return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}
/** The name of a `File`, or of the file that a stream reads; servers take a part without a name for a word. */
function fileNameOf(value) {
    const name = Reflect.get(value, 'name') ?? Reflect.get(value, 'path');
    return (typeof name === 'string' && name.split(/[/\\]/).pop()) || 'file';
}
