import { isPlainObject } from '../../../base/json.ts';
import { joinPointer } from '../../../base/json-pointer.ts';
import type { OpenApiDocument } from '../../../openapi/document.ts';
import { listOperations, type Operation } from '../../../openapi/operations.ts';
import type { DocsReading } from '../../../read/edition.ts';

/** The error statuses in the docs' tables of errors, with the line of each; `null` if there is no such table. */
export function documentedStatuses({ sections }: DocsReading): ReadonlyMap<string, number> | null {
  const tables = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' && statusHeader.test(block.header[0] ?? '') ? [block] : []));
  const rows = tables.flatMap((table) => table.rows);
  const statuses = rows.flatMap(({ cells, line }) =>
    [...(cells[0] ?? '').matchAll(errorStatus)].map(([status]) => [status, line] as const),
  );
  // Of a status in two tables the first place counts.
  return statuses.length === 0 ? null : new Map(statuses.reverse());
}

const statusHeader = /\bstatus\b|\bhttp\b|\bcode\b|状态|错误/i;
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
