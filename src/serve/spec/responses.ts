import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import { follow } from '../../openapi/reference.ts';
import { type Content, membersOf, readContent } from './content.ts';

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
  if (key !== undefined) return { status: Number(key), content: documented.get(key) ?? none };
  return { status: 200, content: documented.get('2XX') ?? none };
}
