import { defaultGateway, gatewayOf } from '../gateway/profiles.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { CatalogMapping } from '../read/mapping.ts';
import type { Settings } from './schema.ts';

/** How documents are read: whose they are, and how the catalog is read where that cannot be guessed. */
export interface Reading {
  /** Left out for the default gateway. */
  readonly gateway?: Gateway;
  readonly mapping?: CatalogMapping | undefined;
}

/** How a configuration wants documents to be read; its own word on the catalog wins over the profile's. */
export function readingOf({ gateway: given, catalog }: Settings): Reading {
  const { catalog: own, ...gateway } = { catalog: undefined, ...gatewayOf(given) };
  return {
    ...(gatewayOf(given) !== defaultGateway && { gateway }),
    mapping: catalog ?? own,
  };
}
