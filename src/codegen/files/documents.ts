import type { Document } from '../../base/document.ts';

/** Names that a document may have as a file; topics of facts pages come from a configuration. */
const documentName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The documents as fetched: `documents/openapi.json`, `documents/models.md`. */
export function documentFiles(documents: readonly Document[]): [string, Uint8Array][] {
  return documents.map(({ name, bytes }) => [`documents/${fileNameOf(name)}`, bytes]);
}

function fileNameOf(name: string): string {
  if (!documentName.test(name)) throw new RangeError(`not the name of a document: ${JSON.stringify(name)}`);
  return name === 'openapi' || name === 'live-catalog' ? `${name}.json` : `${name}.md`;
}
