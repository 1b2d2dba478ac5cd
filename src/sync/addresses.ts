import type { Document } from '../base/document.ts';
import type { Addresses } from '../diff/contradictions/rule.ts';

/** The addresses of documents by their names. */
export function addressesOf(documents: readonly Document[]): Addresses {
  return new Map(documents.map(({ name, address }) => [name, address]));
}
