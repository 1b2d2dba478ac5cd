import { isPlainObject } from '../../base/json.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import { bareMediaType, isJsonMediaType } from '../../openapi/media-types.ts';
import type { Operation } from '../../openapi/operations.ts';
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

/** What an operation answers, as far as the spec tells. */
export interface Responses {
  readonly success: { readonly status: number; readonly content: Content };
  /** The content of a failure with this status; `null` when the spec does not document it. */
  failure(status: number): Content | null;
  /** Every documented failure with a status of its own. */
  readonly failures: ReadonlyMap<number, Content>;
}

const none: Content = new Map();

/** Reads the responses of an operation. Without a documented success it is an empty 200. */
export function readResponses(spec: OpenApiDocument, operation: Operation): Responses {
  const documented = new Map(
    membersOf(operation.value['responses']).map(([status, response]) => [
      status.toUpperCase(),
      readContent(spec, follow(spec, response)?.['content']),
    ]),
  );
  return {
    success: successOf(documented),
    failures: new Map(
      [...documented]
        .filter(([key]) => /^[45]\d\d$/.test(key))
        .map(([key, content]) => [Number(key), content]),
    ),
    failure: (status) =>
      documented.get(String(status)) ??
      documented.get(`${Math.floor(status / 100)}XX`) ??
      documented.get('DEFAULT') ??
      null,
  };
}

/** The lowest success there is: of several, the others are special cases. */
function successOf(documented: ReadonlyMap<string, Content>): Responses['success'] {
  const statuses = [...documented.keys()].filter((key) => /^2\d\d$/.test(key)).sort();
  const [key] = statuses;
  if (key !== undefined) {
    const isEmpty = key === '204' || key === '205';
    return { status: Number(key), content: (isEmpty ? undefined : documented.get(key)) ?? none };
  }
  const isFailure = [...documented.keys()].some((each) => /^[345]/.test(each));
  const other = documented.get('2XX') ?? (isFailure ? undefined : documented.get('DEFAULT'));
  return { status: 200, content: other ?? none };
}

/** What a `content` member of a request body or a response describes. */
export function readContent(spec: OpenApiDocument, content: unknown): Content {
  return new Map(
    membersOf(content).map(([type, media]) => {
      const described = follow(spec, media) ?? {};
      return [bareMediaType(type), { schema: described['schema'], examples: examplesOf(spec, described) }];
    }),
  );
}

/** The content in JSON: of the plain media type, or of one that ends in `+json`. */
export function jsonOf(content: Content): DocumentedContent | undefined {
  return content.get('application/json') ?? [...content].find(([type]) => isJsonMediaType(type))?.[1];
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
