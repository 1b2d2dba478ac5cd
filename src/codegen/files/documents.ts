import { type Document, documentFileName } from '../../base/document.ts';

/** Names that a document may have as a file; topics of facts pages come from a configuration. */
const documentName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The documents as fetched: `documents/openapi.json`, `documents/models.md`. */
export function documentFiles(documents: readonly Document[]): [string, Uint8Array][] {
  return documents.map((document) => [`documents/${fileNameOf(document)}`, document.bytes]);
}

function fileNameOf(document: Document): string {
  const { name } = document;
  if (!documentName.test(name)) throw new RangeError(`not the name of a document: ${JSON.stringify(name)}`);
  return documentFileName(document);
}
