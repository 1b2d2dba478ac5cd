import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { follow } from '../../openapi/reference.ts';

/** A body of one media type, as the spec describes it. */
export interface DocumentedContent {
  /** As published, `$ref`s included; `undefined` when there is none. */
  readonly schema: unknown;
  /** The values of the named examples in the order of the document, or of the single one. */
  readonly examples: readonly unknown[];
}

/** Bodies by media type, in lower case and without parameters. */
export type Content = ReadonlyMap<string, DocumentedContent>;

/** What a `content` member of a request body or a response describes. */
export function readContent(spec: OpenApiDocument, content: unknown): Content {
  return new Map(
    membersOf(content).map(([type, media]) => {
      const described = follow(spec, media) ?? {};
      return [bareMediaType(type), { schema: described['schema'], examples: examplesOf(spec, described) }];
    }),
  );
}

/** `application/json; charset=utf-8` is `application/json`. */
export function bareMediaType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

/** The content in JSON: of the plain media type, or of one that ends in `+json`. */
export function jsonOf(content: Content): DocumentedContent | undefined {
  return content.get('application/json') ?? [...content].find(([type]) => type.endsWith('+json'))?.[1];
}

function examplesOf(spec: OpenApiDocument, media: Readonly<Record<string, unknown>>): unknown[] {
  const named = membersOf(media['examples']).flatMap(([, example]) => {
    const described = follow(spec, example);
    return described !== null && 'value' in described ? [described['value']] : [];
  });
  return 'example' in media ? [media['example'], ...named] : named;
}

/** The members of a part of a spec by name; none when it is not an object. */
export function membersOf(value: unknown): [string, unknown][] {
  return isPlainObject(value) ? Object.entries(value) : [];
}
