import type { Change } from '../changes/comparison.ts';
import { camelCase } from '../codegen/print/identifier.ts';
import type { HistoryEntry } from '../history/entry.ts';
import type { WorseOperation } from './find-operations.ts';

/** What is asked of an operation of today: the one list of operations has more. */
export interface PresentOperation {
  /** `POST /v1/messages` */
  readonly id: string;
  readonly path: string;
  readonly operationId: string | null;
}

const gone = /^api-(?:path-)?removed-|^endpoint-renamed$/;

/**
 * The operations that are gone, as far back as the history goes, and those that the newest entry of the history changed
 * so that a caller can fail. An operation that came back is not gone.
 */
export function worseOperations(
  present: readonly PresentOperation[],
  history: readonly Pick<HistoryEntry, 'date' | 'changes'>[],
): WorseOperation[] {
  const here = new Map(present.map((operation) => [operation.id, operation]));
  const last = history.at(-1);
  const departed = history.flatMap(({ date, changes }) =>
    changes.filter(({ area, kind }) => area === 'api' && gone.test(kind)).map((change) => ({ date, change })),
  );
  const missing = departed.flatMap(({ date, change }) =>
    operationsOf(change)
      .filter((id) => !here.has(id))
      .map((id) => worse(id, 'gone', date, [change.message], operationIdIn(change))),
  );
  const breaking = (last?.changes ?? []).filter(
    ({ area, kind, severity }) => area === 'api' && severity === 'breaking' && !gone.test(kind),
  );
  const changed = [...here.values()].flatMap(({ id, operationId }) => {
    const own = breaking.filter((change) => (change.worstFor ?? operationsOf(change)).includes(id));
    const messages = own.map(({ message }) => message);
    return own.length === 0 ? [] : [worse(id, 'changed', last?.date ?? '', messages, operationId)];
  });
  return [...new Map([...missing, ...changed].map((each) => [`${each.method} ${each.path}`, each])).values()];
}

/** The operations that a change of the API is about. */
export function operationsOf({ reaches, subject }: Change): readonly string[] {
  return reaches !== undefined && reaches.length > 0 ? reaches : [subject];
}

function operationIdIn({ from }: Change): string | null {
  const id = typeof from === 'object' && from !== null && 'operationId' in from ? from['operationId'] : null;
  return typeof id === 'string' ? id : null;
}

function worse(
  id: string,
  state: WorseOperation['state'],
  since: string,
  changes: readonly string[],
  operationId: string | null,
): WorseOperation {
  const blank = id.indexOf(' ');
  const [method, path] = [id.slice(0, blank), id.slice(blank + 1)];
  return { method, path, name: operationId === null ? null : camelCase(operationId), state, since, changes };
}
