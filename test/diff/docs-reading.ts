import { readDocs } from '../../src/read/docs/read-docs.ts';
import type { DocsReading } from '../../src/read/edition.ts';

/** Markdown as the docs reader reads it. */
export function docs(markdown: string): DocsReading {
  const { value } = readDocs(markdown, 'docs');
  if (value === null) throw new Error('the test has docs without a heading');
  return value;
}
