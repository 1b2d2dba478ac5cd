import type { Document, DocumentName } from '../base/document.ts';

/** A document that nobody fetched: a file, a text, a sample. `address` says to people where it came from. */
export function localDocument(
  name: DocumentName,
  content: Uint8Array | string,
  address: string = name,
): Document {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, address, finalAddress: address, bytes, validators: { etag: null, lastModified: null } };
}
