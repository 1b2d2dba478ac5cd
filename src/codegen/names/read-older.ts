import type { ApiReading } from '../../openapi/document.ts';
import { isJsonObject } from '../../openapi/node.ts';
import { listOperations } from '../../openapi/operations.ts';
import { projectSpec } from '../api/project.ts';
import { openRequestBodies } from '../api/request-bodies.ts';
import { camelCase } from '../print/identifier.ts';
import { type Calls, readCalls } from '../surface/read-calls.ts';
import { type NamedCall, noNames, type RememberedNames } from './remembered.ts';

/**
 * The names of a package whose manifest does not remember any, from its own module and the document that it was made from: so
 * its next edition renames nothing.
 */
export function readOlderNames(module: string, api: ApiReading): RememberedNames {
  const calls = readCalls(module);
  const named = listOperations(api.spec).flatMap(
    ({ id, operationId, tags, value }): [string, NamedCall][] => {
      const own = [...calls.functions].filter(([, { call }]) => call === id);
      const plain = own.find(([, { streams }]) => !streams)?.[0];
      const stream = own.find(([, { streams }]) => streams)?.[0] ?? null;
      const name = plain ?? (stream === null ? undefined : camelCase(operationId || id));
      if (name === undefined) return [];
      const group = groupOf(calls, plain ?? stream ?? '');
      const body = isJsonObject(value['requestBody']) ? 'argument' : null;
      return [
        [id, { name, group, stream, id: operationId || null, tag: tags[0] || null, body, aliases: [] }],
      ];
    },
  );
  const twins = openRequestBodies(projectSpec(api));
  return { ...noNames, ...twins, calls: Object.fromEntries(named) };
}

function groupOf({ groups }: Calls, name: string): string {
  return [...groups].find(([, members]) => members.has(name))?.[0] ?? 'api';
}
