import type { Change } from '../changes/comparison.ts';
import { camelCase } from '../codegen/print/identifier.ts';
import type { HistoryEntry } from '../history/entry.ts';
import { apiOf } from '../openapi/api.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { listOperations } from '../openapi/operations.ts';
import { serversOf } from '../openapi/servers.ts';
import type { WorseOperation } from './find-operations.ts';

/** What is asked of an operation of today: the one list of operations has more. */
export interface PresentOperation {
  /** `POST /v1/messages` */
  readonly id: string;
  readonly path: string;
  readonly method: string;
  readonly operationId: string | null;
  readonly tags: readonly string[];
}

/** The API as it is now. */
export interface PresentApi {
  readonly operations: readonly PresentOperation[];
  /** The addresses of its servers. */
  readonly servers: readonly string[];
}

/** What is asked of the API of an edition. */
export function presentApi(spec: OpenApiDocument): PresentApi {
  const servers = serversOf(apiOf(spec)).flatMap(({ addresses }) => addresses);
  return { operations: listOperations(spec), servers };
}

/** An edition without an API. */
export const noApi: PresentApi = { operations: [], servers: [] };

const gone = /^api-(?:path-)?removed-|^endpoint-renamed$/;

/**
 * The operations that are gone, as far back as the history goes, and those that the newest entry of the history changed
 * so that a caller can fail. An operation that came back is not gone.
 */
export function worseOperations(
  { operations: present, servers }: PresentApi,
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
  const all = [...new Map([...missing, ...changed].map((each) => [idOf(each), each])).values()];
  const worst = new Set(all.map(idOf));
  const well = present.filter(({ id }) => !worst.has(id));
  const hosts = servers.flatMap((server) => (URL.canParse(server) ? [new URL(server).host] : []));
  return all.map((each) => ({ ...each, ...surroundings(each, present, well), hosts }));
}

type Known = Omit<WorseOperation, 'groups' | 'wellMethods' | 'wellPaths' | 'hosts'>;

function idOf({ method, path }: Known): string {
  return `${method} ${path}`;
}

function surroundings(
  { path }: Known,
  present: readonly PresentOperation[],
  well: readonly PresentOperation[],
): Pick<WorseOperation, 'groups' | 'wellMethods' | 'wellPaths'> {
  const template = templateOf(path);
  const parts = path.split('/').filter((part) => part !== '' && !/^v\d|^\{/.test(part));
  const near = present.filter((other) => other.path.startsWith(`/${path.split('/').slice(1, 3).join('/')}`));
  const tags = near.flatMap((other) => other.tags[0] ?? []);
  const literals = (text: string) => text.split('/').filter((part) => !part.startsWith('{')).length;
  return {
    groups: [...new Set([...parts, ...tags].map(camelCase))],
    wellMethods: well.filter((other) => templateOf(other.path) === template).map(({ method }) => method),
    wellPaths: well
      .map((other) => other.path)
      .filter((other) => templateOf(other) !== template && literals(other) > literals(path)),
  };
}

function templateOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
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
): Known {
  const blank = id.indexOf(' ');
  const [method, path] = [id.slice(0, blank), id.slice(blank + 1)];
  return { method, path, names: namesOf(method, path, operationId), state, since, changes };
}

/** The function of the generated client, its streaming twin, and the operationId where that is another word. */
function namesOf(method: string, path: string, operationId: string | null): string[] {
  const name = camelCase(operationId || `${method.toLowerCase()} ${path}`);
  const stream = camelCase(`stream ${name.replace(/^create(?=\p{Lu})/u, '')}`);
  const written = operationId !== null && /^\w+$/.test(operationId) ? [operationId] : [];
  return [...new Set([name, stream, ...written])];
}
