import { functionMention } from './function-mentions.ts';
import { isAtAddress, isAtBase, methodAround } from './path-context.ts';

/** An operation that is gone, or that changed so that a caller can fail. */
export interface WorseOperation {
  readonly method: string;
  /** As the document says it: `/v1/videos/generations/{task_id}`. */
  readonly path: string;
  /** The functions of the generated client, and the operationId where it is another word. */
  readonly names: readonly string[];
  /** The groups of the client in which the functions can be. */
  readonly groups: readonly string[];
  readonly state: 'gone' | 'changed';
  /** The day of the edition that changed it. */
  readonly since: string;
  /** One sentence a change, as the report says it. */
  readonly changes: readonly string[];
  /** The methods of the same path that still answer as before: a path alone does not say which is called. */
  readonly wellMethods: readonly string[];
  /** Paths that still answer and that its own, with a parameter, could be taken for: `/v1/files/search`. */
  readonly wellPaths: readonly string[];
  /** The hosts at which the API answers. */
  readonly hosts: readonly string[];
}

/** An operation in a text. */
export interface OperationMention {
  readonly offset: number;
  readonly length: number;
  readonly operation: WorseOperation;
}

export type OperationFinder = (bytes: string) => OperationMention[];

/** A variable or a call between two texts: `" + id + "`, `' . $id . '`, `", id, "`. */
const joined = String.raw`["'\x60]\s*(?:\+|\.\.?|&|<>)\s*[\w.$()[\]>-]{1,80}`;

/** What stands for a path parameter in code: `{id}`, `:id`, `${id}`, `{{id}}`, `#{id}`, `<id>`, `%s`, or a value. */
const parameter = String.raw`(?:[$#]?\{[^}\n]{1,80}\}\}?|:\w+|<[^>\n]{1,80}>|%[sd]|[^/\s"'\`?#<>{}]{1,120})`;
const parameterInside = String.raw`(?:${parameter}|${joined}\s*(?:\+|\.\.?|&|<>)\s*["'\x60])`;
const parameterAtEnd = `(?:${parameter}|${joined})`;

/** The version that a base URL often has already: `${BASE_URL}/embeddings`. */
const version = /^\/(?:api\/)?v\d\w*(?=\/)/;

/** What would make it a longer path, or another one. */
const more = String.raw`(?![\w{-]|[.:]\w|\/(?:[\w{$%:<-]|["'\x60]\s*[+.]))`;

/**
 * Finds operations by their path and by the functions of the generated client. Where other methods of the path are well,
 * the text must say the method.
 */
export function operationFinder(operations: readonly WorseOperation[]): OperationFinder {
  const shared = new Set(repeated(operations.map(({ path }) => path)));
  const searches = operations.flatMap((operation): Search[] => [
    pathSearch(operation, shared.has(operation.path)),
    ...operation.names.map((name) => nameSearch(operation, name)),
  ]);
  return (bytes) =>
    searches
      .filter(({ literal }) => bytes.includes(literal))
      .flatMap(({ operation, pattern, fits }) =>
        [...bytes.matchAll(pattern)]
          .filter((match) => fits(bytes, match))
          .map(({ 0: text, index }) => ({ offset: index, length: text.length, operation })),
      )
      .sort((a, b) => a.offset - b.offset);
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) < index);
}

/** How one operation is looked for. Most files do not hold the literal, and are done with. */
interface Search {
  readonly operation: WorseOperation;
  readonly literal: string;
  readonly pattern: RegExp;
  /** Whether what stands around a match lets it be one. */
  readonly fits: (bytes: string, match: RegExpExecArray) => boolean;
}

function pathSearch(operation: WorseOperation, isShared: boolean): Search {
  const head = version.exec(operation.path)?.[0] ?? '';
  const rest = operation.path.slice(head.length);
  const isOther = otherPath(operation);
  return {
    operation,
    literal: rest.split('{', 1)[0] ?? '',
    pattern: new RegExp(`(${escapePattern(head)})?${patternOf(rest)}${more}`, 'g'),
    fits: (bytes, { 0: text, 1: written, index }) =>
      (head === '' || written !== undefined ? isAtAddress : isAtBase)(bytes, index, operation.hosts) &&
      !isOther(`${written === undefined ? head : ''}${text}`) &&
      isOfMethod(operation, isShared, methodAround(bytes, index, index + text.length)),
  };
}

function patternOf(path: string): string {
  const parts = path.split(/(\{[^}]*\})/);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return escapePattern(part);
      return parts.slice(index + 1).join('') === '' ? parameterAtEnd : parameterInside;
    })
    .join('');
}

/** A path that still answers and says more of the text: `/v1/files/search` where `/v1/files/{id}` is gone. */
function otherPath({ wellPaths }: WorseOperation): (text: string) => boolean {
  const patterns = wellPaths.map((path) => new RegExp(`^${patternOf(path)}$`));
  return (text) => patterns.some((pattern) => pattern.test(text));
}

function isOfMethod(
  { method, wellMethods }: WorseOperation,
  isShared: boolean,
  said: string | null,
): boolean {
  if (wellMethods.length > 0) return said === method;
  return !isShared || said === null || said === method;
}

function nameSearch(operation: WorseOperation, name: string): Search {
  const pattern = new RegExp(`${escapePattern(name)}(?![\\w$]|\\??:)`, 'g');
  const isMention = functionMention(name, operation.groups);
  return { operation, literal: name, pattern, fits: (bytes, { index }) => isMention(bytes, index) };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
