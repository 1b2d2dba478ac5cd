/**
 * What a document is, for every room that passes one on. Fetch and store import it without pulling in a
 * reader.
 */

/** The four documents that an edition can have of a gateway that publishes them all, in the order of every edition. */
export const coreDocuments = ['openapi', 'docs', 'models', 'facts'] as const;

/** The name of one of the four. */
export type CoreDocument = (typeof coreDocuments)[number];

/** What a record by core documents has of any document: nothing for those that are none of the four. */
export function ofCore<Value>(
  record: Partial<Record<CoreDocument, Value>>,
  name: DocumentName,
): Value | undefined {
  const core = coreDocuments.find((each) => each === name);
  return core === undefined ? undefined : record[core];
}

/**
 * A document's name: one of the four, `live-catalog`, or `facts-TOPIC` for a further facts page. It is the key in the
 * manifest and in digests, and the `document` of a place.
 */
export type DocumentName = CoreDocument | 'live-catalog' | `facts-${string}`;

/** What a document is written in. */
export type DocumentFormat = 'json' | 'markdown' | 'yaml';

/** What a document is written in where nothing says otherwise. */
export function usualFormat(name: DocumentName): DocumentFormat {
  return name === 'openapi' || name === 'live-catalog' ? 'json' : 'markdown';
}

const endings: Readonly<Record<DocumentFormat, string>> = { json: 'json', markdown: 'md', yaml: 'yaml' };

/** The name of the file that a document lies in: `models.md`, `models.json`. */
export function documentFileName({
  name,
  format = usualFormat(name),
}: Pick<Document, 'name' | 'format'>): string {
  return `${name}.${endings[format]}`;
}

/** What a server gave us to ask "has it changed?" with. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** One published file as fetched: the very bytes, where they came from, and the validators to ask again with. */
export interface Document {
  readonly name: DocumentName;
  /** Given where it is not the usual one of a document of this name. */
  readonly format?: DocumentFormat;
  /** The address that was asked for. */
  readonly address: string;
  /** The address that answered, after redirects. */
  readonly finalAddress: string;
  /** The body after transfer and content decoding, before any character decoding. */
  readonly bytes: Uint8Array;
  readonly validators: Validators;
}

/** A document that nobody fetched: a file, a text, a sample. `address` says to people where it came from. */
export function localDocument(
  name: DocumentName,
  content: Uint8Array | string,
  address: string = name,
): Document {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, address, finalAddress: address, bytes, validators: { etag: null, lastModified: null } };
}
