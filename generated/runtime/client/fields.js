/** A property of a value that may be anything; `undefined` when it is no object or has no such property of its own. */
export function fieldOf(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return Reflect.get(value, name);
}
/** As `fieldOf`, for a text. */
export function textOf(value, name) {
    const field = fieldOf(value, name);
    return typeof field === 'string' ? field : undefined;
}
/** True for an answer that comes as server-sent events. */
export function isEventStream(response) {
    return /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '');
}
