import { groupBy } from '../../../base/group-by.ts';
import { describePlaces } from '../../../base/problem.ts';
import { listed } from '../../../base/words.ts';
import type { ApiReading } from '../../../openapi/document.ts';
import { listOperations } from '../../../openapi/operations.ts';
import type { Edition } from '../../../read/edition.ts';
import { type BaseUrlClaim, baseUrlClaims, listsServers } from '../claims/base-urls.ts';
import type { Passage } from '../claims/passages.ts';
import { addressesOf, isAtServer, isBeginningOf, isLocal, pathOf } from '../claims/paths.ts';
import type { Contradiction, Rule } from '../rule.ts';

export const server: Rule = {
  id: 'server',
  description: 'A base URL in the docs or the facts that is no server of the spec, and the reverse.',
  many: 'base URLs',
  check: ({ edition, placeInSpec, claims }) => {
    const { api } = edition;
    const servers = api === null ? [] : addressesOf(api.spec);
    if (api === null || servers.length === 0) return [];
    return [
      ...unknownBaseUrls(baseUrlClaims(edition, claims), api, servers),
      ...unnamedServers(edition, claims, servers).map((one) => ({ ...one, at: placeInSpec('/servers') })),
    ];
  },
};

function unknownBaseUrls(
  claimed: readonly BaseUrlClaim[],
  { spec }: ApiReading,
  servers: readonly string[],
): Contradiction[] {
  const paths = listOperations(spec).map(({ path }) => path);
  const claims = claimed.filter(
    ({ url }) => !isLocal(url) && !servers.some((one) => leadsTo(url, one, paths)),
  );
  const real = servers.filter((one) => !isLocal(one));
  return [...groupBy(claims, ({ url }) => url)].map(([url, own]) => {
    const places = own.map(({ place }) => place);
    const says = `a base URL in ${describePlaces(places)}, but the spec's servers are ${listed(real)}`;
    return { subject: url, from: url, to: real.join(', '), says, at: places[0] ?? null };
  });
}

/** True for the server itself and for the beginning of its operations' addresses: `https://api.acme.example/v1`. */
function leadsTo(url: string, one: string, paths: readonly string[]): boolean {
  if (!isAtServer(url, one)) return false;
  const [path, base] = [pathOf(url), pathOf(one)];
  if (path === base || base.startsWith(`${path}/`) || path === '') return true;
  return path.startsWith(base) && paths.some((each) => isBeginningOf(path.slice(base.length), each));
}

/** Only where the docs list the servers, so that one that is missing there was forgotten. */
function unnamedServers(
  edition: Edition,
  passages: readonly Passage[],
  servers: readonly string[],
): Omit<Contradiction, 'at'>[] {
  if (!listsServers(passages)) return [];
  const claims = baseUrlClaims(edition, passages).map(({ url }) => url);
  return servers
    .filter((one) => !isLocal(one) && !claims.some((url) => isAtServer(url, one)))
    .map((one) => ({
      subject: one,
      from: one,
      to: null,
      says: 'a server of the spec, but neither the docs nor the facts name it',
    }));
}
