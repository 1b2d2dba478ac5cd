import type { Comparison } from '../changes/comparison.ts';
import { toChange, withMore } from '../changes/compose.ts';
import { defaultPolicy, policyRow } from '../changes/policy.ts';
import type { Bump } from '../changes/severity.ts';
import { sourcesOf } from '../codegen/files/facts.ts';
import { type Before, makeClient } from '../codegen/generate.ts';
import { readOlderNames } from '../codegen/names/read-older.ts';
import { noNames, type RememberedNames, withoutOldNames } from '../codegen/names/remembered.ts';
import { surfaceFindings } from '../codegen/surface/findings.ts';
import { readSurface } from '../codegen/surface/surface.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { ApiReading } from '../openapi/document.ts';
import type { Accepted } from './accepted.ts';

/** The package that an edition's takes the place of: what its users compile against, and its names. */
export interface PackageBefore {
  /** Its modules and declarations; those of the client alone where they had to be made again. */
  readonly printed: ReadonlyMap<string, string>;
  readonly madeAgain: boolean;
  readonly names: RememberedNames;
  readonly lastRelease: string | null;
  readonly api: ApiReading | null;
}

const nothing: PackageBefore = {
  printed: new Map(),
  madeAgain: false,
  names: noNames,
  lastRelease: null,
  api: null,
};

/** A baseline follows nothing, whatever lies in its folder. */
export async function packageBefore({
  stored,
  documents,
  comparison,
  base,
}: Accepted): Promise<PackageBefore> {
  if (stored === null || comparison.from === null) return nothing;
  const found = await stored.printed();
  const known = stored.manifest.package;
  const api = base?.api ?? null;
  const lastRelease = known?.releases?.at(-1)?.version ?? null;
  const names = known?.names ?? olderNames(found, api);
  const sources = sourcesOf(base?.gateway ?? defaultGateway, documents);
  // What somebody edited or lost says nothing of what was published.
  const madeAgain = found.size === 0 && base != null;
  const printed = madeAgain ? new Map(makeClient(base, { names, lastRelease, api }, sources).files) : found;
  return { printed, madeAgain, lastRelease, api, names };
}

function olderNames(printed: ReadonlyMap<string, string>, api: ApiReading | null): RememberedNames {
  const module = printed.get('index.js');
  return module === undefined || api === null ? noNames : readOlderNames(module, api);
}

/** What the next client begins with. With a major release the names go that an earlier one had as deprecated. */
export function namesBefore({ names, lastRelease, api }: PackageBefore, release?: Bump): Before {
  return { names: release === 'major' ? withoutOldNames(names, lastRelease) : names, lastRelease, api };
}

/** The comparison with what the users of the package notice of it. */
export function withSurface(
  { comparison, policy = defaultPolicy }: Accepted,
  before: PackageBefore,
  after: { readonly printed: ReadonlyMap<string, string | Uint8Array>; readonly names: RememberedNames },
): Comparison {
  const printed = new Map(
    [...after.printed].flatMap(([path, content]): [string, string][] =>
      typeof content === 'string' ? [[path, content]] : [],
    ),
  );
  const old = before.madeAgain ? new Map([...printed, ...before.printed]) : before.printed;
  const isSame = [...old].every(([path, text]) => printed.get(path) === text);
  if (isSame) return comparison;
  const found = surfaceFindings(
    { surface: readSurface(old), names: before.names },
    { surface: readSurface(printed), names: after.names },
  );
  const changes = found.map((each) => toChange(each, policyRow(each.kind, each.area, policy).severity));
  return withMore(comparison, changes, policy);
}
