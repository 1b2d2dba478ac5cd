/** An operation that is gone, or that changed so that a caller can fail. */
export interface WorseOperation {
  readonly method: string;
  /** As the document says it: `/v1/videos/generations/{task_id}`. */
  readonly path: string;
  /** The function of the generated client; `null` where it has none. */
  readonly name: string | null;
  readonly state: 'gone' | 'changed';
  /** The day of the edition that changed it. */
  readonly since: string;
  /** One sentence a change, as the report says it. */
  readonly changes: readonly string[];
}

/** An operation in a text. */
export interface OperationMention {
  readonly offset: number;
  readonly length: number;
  readonly operation: WorseOperation;
}

export type OperationFinder = (bytes: string) => OperationMention[];

/** What stands for a path parameter in code: `{id}`, `:id`, `${id}`, `<id>`, `%s`, or a value. */
const parameter = String.raw`(?:\$?\{[^}\n]{1,80}\}|:\w+|<[^>\n]{1,80}>|%s|[^/\s"'\`?#<>{}]{1,120})`;

/** Before a path stands the end of an address or the beginning of a text, and never another part of a path. */
const before = String.raw`(?<=https?:\/\/[\w.:-]+|^|["'\`\s(=}>])`;

/**
 * Finds operations by their path and by the function of the generated client. An operation whose path another one that
 * is well shares is found by its function alone, since a path does not say its method.
 *
 * @param wellPaths paths that an operation still answers as before.
 */
export function operationFinder(
  operations: readonly WorseOperation[],
  wellPaths: ReadonlySet<string> = new Set(),
): OperationFinder {
  const searches = operations.flatMap((operation) => [
    ...(wellPaths.has(operation.path) ? [] : [{ operation, pattern: pathPattern(operation.path) }]),
    ...(operation.name === null ? [] : [{ operation, pattern: namePattern(operation.name) }]),
  ]);
  return (bytes) =>
    searches
      .flatMap(({ operation, pattern }) =>
        [...bytes.matchAll(pattern)].map(({ 0: text, index }) => ({
          offset: index,
          length: text.length,
          operation,
        })),
      )
      .sort((a, b) => a.offset - b.offset);
}

function pathPattern(path: string): RegExp {
  const parts = path
    .split(/(\{[^}]*\})/)
    .map((part, index) => (index % 2 === 1 ? parameter : escapePattern(part)));
  return new RegExp(`${before}${parts.join('')}(?![\\w/{-])`, 'gm');
}

/** A call or a reference, and no part of a longer name. */
function namePattern(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`, 'g');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
