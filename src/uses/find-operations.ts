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
const before = /(?:https?:\/\/[\w.:-]+|^|["'`\s(=}>])$/;

/** No address of a server is longer. */
const longestAddress = 200;

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
  const searches = operations.flatMap((operation): Search[] => [
    ...(wellPaths.has(operation.path) ? [] : [pathSearch(operation)]),
    ...(operation.name === null ? [] : [nameSearch(operation, operation.name)]),
  ]);
  return (bytes) =>
    searches
      .filter(({ literal }) => bytes.includes(literal))
      .flatMap(({ operation, pattern, fits }) =>
        [...bytes.matchAll(pattern)]
          .filter(({ index }) => fits(bytes, index))
          .map(({ 0: text, index }) => ({ offset: index, length: text.length, operation })),
      )
      .sort((a, b) => a.offset - b.offset);
}

/** How one operation is looked for. Most files do not hold the literal, and are done with. */
interface Search {
  readonly operation: WorseOperation;
  readonly literal: string;
  readonly pattern: RegExp;
  /** Whether what stands before a match lets it be one. */
  readonly fits: (bytes: string, index: number) => boolean;
}

function pathSearch(operation: WorseOperation): Search {
  const parts = operation.path.split(/(\{[^}]*\})/);
  const pattern = parts.map((part, index) => (index % 2 === 1 ? parameter : escapePattern(part))).join('');
  return {
    operation,
    literal: parts[0] ?? '',
    pattern: new RegExp(`${pattern}(?![\\w/{-])`, 'g'),
    fits: (bytes, index) => before.test(bytes.slice(Math.max(0, index - longestAddress), index)),
  };
}

/** A call or a reference, and no part of a longer name. */
function nameSearch(operation: WorseOperation, name: string): Search {
  const pattern = new RegExp(`${escapePattern(name)}(?![\\w$])`, 'g');
  return { operation, literal: name, pattern, fits: (bytes, index) => !/[\w$]/.test(bytes[index - 1] ?? '') };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
