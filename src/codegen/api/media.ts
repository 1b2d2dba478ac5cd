import { bareMediaType, eventStream, isJsonMediaType } from '../../openapi/media-types.ts';
import type { JsonObject } from '../../openapi/node.ts';

/** How a body is written or read: JSON, lines of it, a form of either sort, text, bytes, events, or as its own type says. */
export type MediaKind = 'json' | 'lines' | 'form' | 'urlencoded' | 'text' | 'bytes' | 'events' | 'any';

/** A media type of a body. */
export interface Media {
  readonly mediaType: string;
  readonly kind: MediaKind;
}

const kinds: ReadonlyArray<readonly [RegExp, MediaKind]> = [
  [/ndjson|jsonl|json-?lines|json-seq/, 'lines'],
  [/^multipart\//, 'form'],
  [/^application\/x-www-form-urlencoded$/, 'urlencoded'],
  [/^text\/|[/+](?:xml|yaml)$|^application\/(?:x-yaml|javascript)$/, 'text'],
];

/** The kind of a media type; of a range (`*\/*`) what its schema says. */
export function mediaOf(mediaType: string, schema: JsonObject | null): Media {
  const bare = bareMediaType(mediaType);
  if (bare === eventStream) return { mediaType, kind: 'events' };
  if (/^(?:\*|application)\/\*$/.test(bare)) return { mediaType, kind: kindOfSchema(schema) };
  // Documents name JSON where a file comes.
  if (isJsonMediaType(bare)) return { mediaType, kind: schema !== null && isFile(schema) ? 'bytes' : 'json' };
  return { mediaType, kind: kinds.find(([pattern]) => pattern.test(bare))?.[1] ?? 'bytes' };
}

function kindOfSchema(schema: JsonObject | null): MediaKind {
  if (schema === null || Object.keys(schema).length === 0) return 'any';
  if (schema['type'] !== 'string') return 'json';
  return isFile(schema) ? 'bytes' : 'any';
}

/** True for the schema of a file: bytes, as OpenAPI 3.0 and as 3.1 write them. */
export function isFile(schema: object): boolean {
  const [type, format, media, encoding] = ['type', 'format', 'contentMediaType', 'contentEncoding'].map(
    (key) => Reflect.get(schema, key),
  );
  if (format === 'binary') return type === 'string';
  return (
    type === 'string' && typeof media === 'string' && encoding === undefined && !/json|^text\//.test(media)
  );
}
