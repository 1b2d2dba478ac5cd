import type { Document } from '../base/document.ts';
import { catalogSchema, type Model } from '../catalog/model.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import { parseHistory } from '../history/log.ts';
import { movedPrices } from '../history/price-history.ts';
import type { Edition } from '../read/edition.ts';
import type { PageInput } from '../report/html/page.ts';
import { openEdition, type StoredEdition } from '../store/open.ts';
import { readCheck } from '../store/state.ts';

/** What a page shows around a comparison. */
export type Surroundings = Omit<PageInput, 'comparison'>;

/**
 * The catalog and the history of a generated package, and when its site was last asked.
 *
 * @param edition stands in for the package's own catalog: one that is held or was only tried.
 */
export async function surroundingsOf(
  out: string,
  stateFolder: string,
  edition: Edition | null = null,
): Promise<Surroundings> {
  const stored = await openEdition(out);
  const history = stored === null ? [] : parseHistory(stored.history);
  const linkOf = addressesOf(stored?.documents ?? []);
  return {
    models: edition?.catalog?.models ?? storedModels(stored),
    history,
    prices: movedPrices(history),
    checkedAt: (await readCheck(stateFolder, out))?.lastCheck ?? null,
    site: siteOf(stored?.documents ?? [], edition),
    linkOf,
    catalogAddress: linkOf('models'),
  };
}

/** Of an edition that lies nowhere: without a history. */
export function surroundingsWithoutHistory(edition: Edition | null): Surroundings {
  return {
    models: edition?.catalog?.models ?? [],
    history: [],
    prices: [],
    checkedAt: null,
    site: siteOf([], edition),
  };
}

/** Where each document was published. */
function addressesOf(documents: readonly Pick<Document, 'name' | 'address'>[]) {
  const published = documents.filter(({ address }) => /^https?:/.test(address));
  const addresses = new Map<string, string>(published.map(({ name, address }) => [name, address]));
  return (document: string): string | null => addresses.get(document) ?? null;
}

function storedModels(stored: StoredEdition | null): readonly Model[] {
  if (stored?.catalogText == null) return [];
  return catalogSchema.parse(JSON.parse(stored.catalogText)).models;
}

/** `https://acme.example` of `https://acme.example/models.md`; documents from elsewhere know only the gateway's name. */
function siteOf(
  documents: readonly Pick<Document, 'name' | 'address'>[],
  edition: Pick<Edition, 'gateway'> | null,
): string {
  const address = (documents.find(({ name }) => name === 'models') ?? documents[0])?.address ?? '';
  return /^https?:\/\/[^/]+/.exec(address)?.[0] ?? (edition?.gateway ?? defaultGateway).name;
}
