import type { Bump } from '../../src/changes/severity.ts';
import { planRelease } from '../../src/codegen/release.ts';
import { printHistory } from '../../src/history/log.ts';
import type { JsonObject } from '../../src/openapi/node.ts';
import { readOpenApi } from '../../src/openapi/read-openapi.ts';
import type { Edition } from '../../src/read/edition.ts';
import { composeEdition } from '../../src/store/manifest.ts';
import type { StoredEdition } from '../../src/store/open.ts';
import { type BuiltPackage, buildPackage } from '../../src/sync/build-package.ts';
import { compareEditions } from '../../src/sync/compare.ts';
import { wholePolicy } from '../../src/sync/policy.ts';
import { inputWith } from '../codegen/editions.ts';
import { compiledRuntime } from '../codegen/runtime.ts';

/** A package as one edition after the other made it. */
export interface MadePackage extends BuiltPackage {
  readonly stored: StoredEdition;
  readonly edition: Edition;
  /** The step of this edition, as `sync` tells it and as `release` does. */
  readonly steps: { readonly sync: Bump; readonly release: Bump };
}

interface Making {
  readonly releaseAs?: { readonly version: string; readonly bump: Bump };
  /** Changes the package before, as an older version of the tool would have left it. */
  readonly asOf?: (stored: StoredEdition) => StoredEdition;
}

/** The package that a document makes of the one before. */
export async function makePackage(
  spec: JsonObject,
  before: MadePackage | null = null,
  { releaseAs, asOf = (stored) => stored }: Making = {},
): Promise<MadePackage> {
  const edition = editionOf(spec);
  const stored = before === null ? null : asOf(before.stored);
  const policy = wholePolicy();
  const comparison = compareEditions(before?.edition ?? null, edition, {
    history: before?.history ?? [],
    accepts: [],
    notes: [],
    policy,
  });
  const settings = {
    tool: { name: 'router-one-sync', version: '1.0.0' },
    packageName: null,
    clientRuntime: async () => compiledRuntime(),
  };
  const built = await buildPackage(settings, {
    stored,
    documents: [],
    edition,
    base: before?.edition ?? null,
    comparison,
    policy,
    ...(releaseAs !== undefined && { releaseAs }),
  });
  const last = { version: '1.0.0', date: '2026-06-10', entries: before?.history.length ?? 1 };
  const release = planRelease({ version: '1.0.0', releases: [last], history: built.history, policy });
  return {
    ...built,
    edition,
    stored: storedAs(built),
    steps: { sync: built.comparison.bump, release: release?.bump ?? 'none' },
  };
}

/** The text of one of its files. */
export function fileOf({ files }: BuiltPackage, path: string): string {
  return String(files.get(path) ?? '');
}

function editionOf(spec: JsonObject): Edition {
  const { edition } = inputWith();
  const api = readOpenApi(JSON.stringify(spec), 'openapi').value;
  return { ...edition, origin: 'live', api };
}

function storedAs({ files, manifest, history }: BuiltPackage): StoredEdition {
  const printed = [...files].filter(([path]) => path === 'index.js' || path.endsWith('.d.ts'));
  return {
    manifest: composeEdition(files, manifest).manifest,
    documents: [],
    damaged: [],
    history: printHistory(history),
    catalogText: null,
    printed: async () => new Map(printed.map(([path, content]) => [path, String(content)])),
  };
}
