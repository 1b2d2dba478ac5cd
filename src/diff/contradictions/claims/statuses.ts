import { isPlainObject } from '../../../base/json.ts';
import { joinPointer } from '../../../base/json-pointer.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import { listOperations, type Operation } from '../../../openapi/operations.ts';
import type { DocsBlock, DocsReading, DocsTable } from '../../../read/edition.ts';

/** The error statuses in the docs' tables of errors, with the line of each; `null` if there is no such table. */
export function documentedStatuses({ sections }: DocsReading): ReadonlyMap<string, number> | null {
  const tables = sections
    .flatMap(({ path, blocks }) => blocks.map((block) => ({ block, heading: path.at(-1) ?? '' })))
    .flatMap(({ block, heading }) => (isOfStatuses(block, heading) ? [block] : []));
  const rows = tables.flatMap((table) => table.rows);
  const statuses = rows.flatMap(({ cells, line }) =>
    [...(/^\W*[45]\d\d\b/.test(cells[0] ?? '') ? (cells[0] ?? '') : '').matchAll(errorStatus)].map(
      ([status]) => [status, line] as const,
    ),
  );
  // Of a status in two tables the first place counts.
  return statuses.length === 0 ? null : new Map(statuses.reverse());
}

/** A table of codes of another kind (of events, of billing) is none of HTTP's statuses. */
function isOfStatuses(block: DocsBlock, heading: string): block is DocsTable {
  const [first = '', ...others] = block.kind === 'table' ? block.header : [];
  if (/\bstatus\b|\bhttp\b|状态/i.test(first)) return true;
  return (
    /\bcode\b|错误/i.test(first) &&
    (/error|status|response|错误|状态/i.test(heading) || /error|meaning|http/i.test(others.join(' ')))
  );
}

export const errorStatus = /\b[45]\d\d\b/g;

/** The operations that answer with each error status, with the pointer of the answer. `4XX` and `default` are keys too. */
export function specifiedStatuses(
  spec: OpenApiDocument,
): ReadonlyMap<string, ReadonlyArray<{ readonly operation: Operation; readonly pointer: string }>> {
  const statuses = new Map<string, { operation: Operation; pointer: string }[]>();
  for (const operation of listOperations(spec)) {
    const responses = operation.value['responses'];
    for (const status of Object.keys(isPlainObject(responses) ? responses : {})) {
      const pointer = joinPointer(joinPointer(operation.pointer, 'responses'), status);
      const known = statuses.get(status) ?? [];
      statuses.set(status, [...known, { operation, pointer }]);
    }
  }
  return new Map([...statuses].filter(([status]) => /^(?:[45](?:\d\d|XX)|default)$/i.test(status)));
}
