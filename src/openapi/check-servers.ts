import { errorAt, type Problem } from '../base/problem.ts';
import { apiOf } from './api.ts';
import type { ApiReading } from './document.ts';
import { pointerOf } from './node.ts';
import { positionsOf } from './positions.ts';
import { isWebAddress, serverList, serversOf } from './servers.ts';

/**
 * Tells servers that count from the address of the document (`/api/v3`), where the document is from no address but a file: no client
 * knows where to call. Nothing is told where another server is an address.
 *
 * @param address where the document is from: an address, or the name of a file
 */
export function checkServers({ spec, ...source }: ApiReading, address: string): Problem[] {
  const api = apiOf(spec);
  const [first, ...others] = serversOf(api);
  const isListed = serverList(api.root) !== api.root;
  if (first === undefined || !isListed || isWebAddress(address)) return [];
  if ([first, ...others].some(({ preset }) => /^[a-z][a-z\d+.-]*:/i.test(preset))) return [];
  const pointer = `${pointerOf(first.node)}/url`;
  const position = positionsOf(source, api.root.value, [pointer])(pointer);
  const expected =
    'an address, or a document that is fetched from one: as it is, clients have to be told their base URL';
  return [{ ...errorAt('openapi', position, `the server ${first.url}`, expected), severity: 'warning' }];
}
