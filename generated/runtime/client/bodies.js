import { UsageError } from "./errors.js";
import { pairsOf, textOf } from "./queries.js";
/** Takes the first media type that fits the value. */
export const encodeBody = async (given, types, fields = {}) => {
    const { body, type } = await write(given, typeOf(given, types), fields);
    // A body that is read as it is sent goes one way only, which `fetch` wants to be told.
    const duplex = body instanceof ReadableStream ? { duplex: 'half' } : {};
    return { type, init: { body, bodySerializer: (written) => written, ...duplex } };
};
async function write(body, type, fields) {
    if (/^multipart\//i.test(type))
        return formOf(await toForm(body, fields), fields);
    if (/urlencoded/i.test(type))
        return { body: toParameters(body, fields), type };
    if (isBytes(body))
        return { body, type: concrete(type, body) };
    if (isStream(body))
        return { body: await streamOf(body), type: concrete(type, body) };
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
    const own = body instanceof Blob ? types.find((type) => type === body.type) : undefined;
    return own ?? fits(wanted) ?? fits(others) ?? fits(/\bjson\b/i) ?? types[0] ?? 'application/json';
}
const form = /^multipart\//i;
const neither = /^(?!multipart\/|text\/)(?!.*(?:json|urlencoded))/i;
/** The types that fit a value best, and those that will do. */
function patternsOf(body) {
    if (body instanceof FormData)
        return [form, form];
    if (body instanceof URLSearchParams)
        return [/urlencoded/i, form];
    if (isBytes(body) || isStream(body))
        return [neither, /^text\//i];
    if (typeof body === 'string')
        return [/^text\/|xml|yaml|jsonl|ndjson/i, neither];
    if (Array.isArray(body))
        return [/json-patch/i, /\bjson\b/i];
    return holdsFile(body) ? [form, form] : [/^(?!.*json-patch).*\bjson\b/i, form];
}
/** Where the document takes any type, the value says which it is. */
function concrete(type, body) {
    if (!type.includes('*'))
        return type;
    if (typeof body === 'string')
        return 'text/plain';
    if (body instanceof Blob && body.type !== '')
        return body.type;
    return isBytes(body) || isStream(body) ? 'application/octet-stream' : 'application/json';
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
function membersOf(body) {
    if (typeof body !== 'object' || body === null)
        throw new UsageError('the body of this call is an object or a form');
    return Object.entries(body);
}
function entriesOf(body) {
    return membersOf(body).flatMap(([name, value]) => [value].flat().flatMap((item) => (item == null ? [] : [[name, item]])));
}
/** `fetch` writes forms; of words it cannot say a type without making files of them, so that those are written here. */
function formOf(form, fields) {
    const parts = [...form];
    const typeOfWord = ([name, value]) => typeof value === 'string' ? fields[name] : undefined;
    if (!parts.some(typeOfWord))
        return { body: form, type: undefined };
    const boundary = `----${crypto.randomUUID()}`;
    const written = parts.flatMap(([name, value]) => {
        const file = typeof value === 'string' ? '' : `; filename="${quoted(value.name)}"`;
        const type = typeof value === 'string' ? fields[name] : value.type || 'application/octet-stream';
        const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\n`;
        return [head, type ? `Content-Type: ${type}\r\n\r\n` : '\r\n', value, '\r\n'];
    });
    return {
        body: new Blob([...written, `--${boundary}--\r\n`]),
        type: `multipart/form-data; boundary=${boundary}`,
    };
}
/** A name within quotes, as forms have it. */
function quoted(name) {
    return name.replace(/[\r\n"]/g, encodeURIComponent);
}
/** An object as a form: files and words as they are, lists as a field repeated, `undefined` left out. */
async function toForm(body, fields) {
    if (body instanceof FormData)
        return body;
    const form = new FormData();
    for (const [name, value] of entriesOf(body)) {
        const type = fields[name] ?? '';
        if (isBytes(value) || isStream(value))
            form.append(name, await blobOf(value, type), fileNameOf(value));
        else
            form.append(name, /json/.test(type) ? JSON.stringify(value) : textOf(value));
    }
    return form;
}
/** As a query: lists as a field repeated, objects as JSON, unless the document says otherwise. */
function toParameters(body, fields) {
    if (body instanceof URLSearchParams)
        return body;
    const parameters = new URLSearchParams();
    for (const [name, value] of membersOf(body)) {
        const own = isQueryStyle(fields[name]) ? fields[name] : Array.isArray(value) ? 'form' : 'json';
        const isSingle = own === 'json' && (typeof value !== 'object' || value instanceof Date);
        for (const pair of pairsOf(name, value, isSingle ? 'form' : own)) {
            const [key = '', text = ''] = pair.map(decodeURIComponent);
            parameters.append(key, text);
        }
    }
    return parameters;
}
function isQueryStyle(style) {
    return style !== undefined && !style.includes('/');
}
/** Read as it is sent, where the platform can. */
async function streamOf(body) {
    if (body instanceof ReadableStream)
        return body;
    return 'from' in ReadableStream && typeof ReadableStream.from === 'function'
        ? ReadableStream.from(body)
        : blobOf(body, '');
}
async function blobOf(value, type) {
    if (value instanceof Blob)
        return value;
    if (value instanceof ArrayBuffer)
        return new Blob([value], { type });
    const parts = [];
    if (ArrayBuffer.isView(value))
        parts.push(copied(value));
    else
        for await (const part of value)
            parts.push(copied(part));
    return new Blob(parts, { type });
}
function copied({ buffer, byteOffset, byteLength }) {
    return new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}
/** The name of a `File`, or of the file that a stream reads; servers take a part without a name for a word. */
function fileNameOf(value) {
    const name = Reflect.get(value, 'name') ?? Reflect.get(value, 'path');
    return (typeof name === 'string' && name.split(/[/\\]/).pop()) || 'file';
}
