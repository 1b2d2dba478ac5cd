/** `application/json; charset=utf-8` is `application/json`: a media type without its parameters, in lower case. */
export function bareMediaType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

/** True for JSON itself and for what is written in it: `application/vnd.x+json`, and the range of all such. */
export function isJsonMediaType(type: string): boolean {
  return /^(?:application\/(?:(?:[\w.-]+|\*)\+)*|text\/)json$/.test(bareMediaType(type));
}

/** The media type of server-sent events. */
export const eventStream = 'text/event-stream';
