import { digestOf } from '../../base/digest.ts';
import type { CoreDocument, DocumentName } from '../../base/document.ts';
import type { Page } from './answer.ts';

/** Pages by path. */
export type Site = ReadonlyMap<string, Page>;

const markdown = 'text/markdown; charset=utf-8';

/** Where the live site publishes each document, and as what. */
const publications: Readonly<Record<CoreDocument, { path: string; contentType: string }>> = {
  openapi: { path: '/docs/openapi.json', contentType: 'application/json' },
  docs: { path: '/docs.md', contentType: markdown },
  models: { path: '/models.md', contentType: markdown },
  facts: { path: '/facts/integrations.md', contentType: markdown },
};

/** The documents at the paths of the live site, byte for byte. The live catalog is no page: it is asked for with a key. */
export function siteOf(documents: Iterable<readonly [DocumentName, Uint8Array]>, modified: Date): Site {
  const lastModified = modified.toUTCString();
  const pages = [...documents].flatMap(([name, body]): [string, Page][] => {
    const publication = publicationOf(name);
    if (publication === null) return [];
    const { path, contentType } = publication;
    return [[path, { body, contentType, etag: `"${digestOf(body)}"`, lastModified }]];
  });
  return new Map(pages);
}

function publicationOf(name: DocumentName): { path: string; contentType: string } | null {
  if (name === 'live-catalog') return null;
  if (!isFactsPage(name)) return publications[name];
  return { path: `/facts/${name.slice('facts-'.length)}.md`, contentType: markdown };
}

function isFactsPage(name: DocumentName): name is `facts-${string}` {
  return name.startsWith('facts-');
}
