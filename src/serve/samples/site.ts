import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { digestOf } from '../../base/digest.ts';
import { type DocumentFormat, type DocumentName, ofCore, usualFormat } from '../../base/document.ts';
import { defaultGateway } from '../../gateway/profiles.ts';
import type { Gateway, Publication } from '../../gateway/schema.ts';

/** Pages by path. */
export type Site = ReadonlyMap<string, Page>;

const contentTypes: Readonly<Record<DocumentFormat, string>> = {
  json: 'application/json',
  markdown: 'text/markdown; charset=utf-8',
  yaml: 'application/yaml',
};

/** The documents at the paths of the live site, byte for byte. The live catalog is no page: it is asked for with a key. */
export function siteOf(
  documents: Iterable<readonly [DocumentName, Uint8Array]>,
  modified: Date,
  gateway: Gateway = defaultGateway,
): Site {
  const lastModified = modified.toUTCString();
  const pages = [...documents].flatMap(([name, body]): [string, Page][] => {
    const publication = publicationOf(name, gateway);
    if (publication === null) return [];
    const { path, contentType } = publication;
    return [[path, { body, contentType, etag: `"${digestOf(body)}"`, lastModified }]];
  });
  return new Map(pages);
}

function publicationOf(
  name: DocumentName,
  { documents, moreFacts }: Gateway,
): { path: string; contentType: string } | null {
  if (name === 'live-catalog') return null;
  const topic = isFactsPage(name) ? name.slice('facts-'.length) : null;
  const page = moreFacts === undefined ? undefined : { at: moreFacts.replaceAll('TOPIC', topic ?? '') };
  const publication: Publication | undefined = topic === null ? ofCore(documents, name) : page;
  if (publication === undefined) return null;
  return {
    path: publication.at.replace(/^https?:\/\/[^/]+|\?.*$/g, ''),
    contentType: contentTypes[publication.format ?? usualFormat(name)],
  };
}

function isFactsPage(name: DocumentName): name is `facts-${string}` {
  return name.startsWith('facts-');
}

/** A document as a web server knows it: its body and what it says about it. */
export interface Page {
  readonly body: Uint8Array;
  readonly contentType: string;
  /** A strong validator, in quotes. */
  readonly etag: string;
  /** An HTTP date (RFC 9110, section 5.6.7). */
  readonly lastModified: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  /** What a GET gets. Node's server leaves it out of the answer to a HEAD by itself. */
  readonly body: Uint8Array;
}

const noBody = new Uint8Array();

/** What a well-behaved web server says to a request for `page` (`undefined`: there is none at that path). */
export function answer(method: string, headers: IncomingHttpHeaders, page: Page | undefined): Answer {
  if (page === undefined) return inWords(404, 'There is no such document.\n');
  if (method !== 'GET' && method !== 'HEAD') {
    return inWords(405, 'Documents can only be read.\n', { allow: 'GET, HEAD' });
  }
  const validators = { etag: page.etag, 'last-modified': page.lastModified };
  if (isUnchanged(headers, page)) return { status: 304, headers: validators, body: noBody };
  return {
    status: 200,
    headers: { 'content-type': page.contentType, 'content-length': page.body.byteLength, ...validators },
    body: page.body,
  };
}

/** If-None-Match alone decides where it is sent; If-Modified-Since is for who has no tag (RFC 9110, section 13.2.2). */
function isUnchanged(headers: IncomingHttpHeaders, page: Page): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.trim() === '*' || tagsOf(tags).includes(page.etag);
  const since = headers['if-modified-since'];
  // A date that cannot be read is NaN, which no date is older than: the condition is ignored, as it must be.
  return since !== undefined && Date.parse(page.lastModified) <= Date.parse(since);
}

/** The tags of a list, weak ones as if they were strong: If-None-Match compares weakly. */
function tagsOf(list: string): string[] {
  return list.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}

function inWords(status: number, words: string, headers: OutgoingHttpHeaders = {}): Answer {
  const body = new TextEncoder().encode(words);
  const contentType = 'text/plain; charset=utf-8';
  return {
    status,
    headers: { 'content-type': contentType, 'content-length': body.byteLength, ...headers },
    body,
  };
}
