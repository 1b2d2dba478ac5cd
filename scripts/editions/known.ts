import type { Document } from '../../src/base/document.ts';
import { LocalFailure, UsageFailure } from '../../src/base/failure.ts';
import { catalogSchema } from '../../src/catalog/model.ts';
import type { HistoryEntry } from '../../src/history/entry.ts';
import { parseHistory } from '../../src/history/log.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { yamlToJsonText } from '../../src/openapi/yaml.ts';
import { openEdition, type StoredEdition } from '../../src/store/open.ts';
import type { WorseOperation } from '../../src/uses/find-operations.ts';
import { type KnownId, knownIds } from '../../src/uses/known-ids.ts';
import { noApi, presentApi, worseOperations } from '../../src/uses/worse-operations.ts';
import { resolveEdition } from './argument.ts';
import type { EditionFlags } from './sources.ts';

/** What an edition and its history know of models and operations. */
export interface KnownEdition {
  readonly known: ReadonlyMap<string, KnownId>;
  readonly operations: readonly WorseOperation[];
}

/**
 * What is known from the package of `--out`, or from another edition that `--from` names. A package is taken as it
 * lies there, without reading its documents again, so that a search costs little more than the search.
 */
export async function knownEdition(flags: EditionFlags & { readonly from?: string }): Promise<KnownEdition> {
  const folder = flags.from ?? flags.out;
  const stored = await openEdition(folder).catch((error: unknown) => {
    if (flags.from !== undefined) return null;
    throw error;
  });
  if (stored !== null) return knownOfPackage(stored, folder);
  if (flags.from === undefined) {
    throw new LocalFailure(`${folder} holds no edition, so no model is known`, {
      advice: 'Run `router-one-sync sync` first, or name an edition with --from.',
    });
  }
  const { catalog, api } = await resolveEdition(flags.from, flags);
  if (catalog === null) {
    throw new UsageFailure(`${flags.from} has no catalog`, {
      advice:
        'Name an edition or a catalog document; one that was taken for another kind is read with --as models-md.',
    });
  }
  const history: HistoryEntry[] = [];
  return {
    known: knownIds(catalog.models, history),
    operations: api === null ? [] : worseOperations(presentApi(api.spec), history),
  };
}

/** The API document of a package, which was checked when it was generated from. */
function specIn({ bytes, format }: Document): OpenApiDocument {
  const text = Buffer.from(bytes).toString();
  const isYaml = format === 'yaml' && !/^\s*[{[]/.test(text);
  return JSON.parse(isYaml ? (yamlToJsonText(text, 'openapi').value?.json ?? '') : text);
}

function knownOfPackage(
  { history: log, catalogText, documents }: StoredEdition,
  folder: string,
): KnownEdition {
  if (catalogText === null) {
    throw new LocalFailure(`${folder} has no catalog.json`, { advice: 'Run `router-one-sync generate`.' });
  }
  const history = parseHistory(log);
  const { models } = catalogSchema.parse(JSON.parse(catalogText));
  const spec = documents.find(({ name }) => name === 'openapi');
  const present = spec === undefined ? noApi : presentApi(specIn(spec));
  return { known: knownIds(models, history), operations: worseOperations(present, history) };
}
