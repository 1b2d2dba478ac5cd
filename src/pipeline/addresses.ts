import type { Addresses } from '../consistency/rule.ts';
import type { Document } from '../documents/document.ts';

/** The addresses of documents by their names. */
export function addressesOf(documents: readonly Document[]): Addresses {
  return new Map(documents.map(({ name, address }) => [name, address]));
}
