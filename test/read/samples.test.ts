import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CoreDocument } from '../../src/base/document.ts';
import { detectKind } from '../../src/read/kind.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import { documentOf } from './documents.ts';

const editions = join(import.meta.dirname, '../../src/serve/samples/editions');
const files: ReadonlyArray<readonly [CoreDocument, string, string]> = [
  ['openapi', 'openapi.json', 'openapi'],
  ['docs', 'docs.md', 'docs-md'],
  ['models', 'models.md', 'models-md'],
  ['facts', 'facts.md', 'facts-md'],
];

describe.each(readdirSync(editions).filter((name) => /^\d{4}-/.test(name)))(
  'the sample edition %s',
  (date) => {
    it('is read without a problem, and each document for what it is', () => {
      const documents = files.map(([name, file]) =>
        documentOf(name, readFileSync(join(editions, date, file))),
      );
      const edition = readEdition(documents, { date, origin: 'sample', strict: true });
      expect(edition.catalog?.models.length).toBeGreaterThan(20);
      expect(edition.docs?.sections.length).toBeGreaterThan(10);
      expect(edition.facts.get('facts')?.facts.length).toBeGreaterThan(10);
      for (const [name, file, kind] of files) {
        expect([name, detectKind(readFileSync(join(editions, date, file), 'utf8'))]).toEqual([name, kind]);
      }
    });
  },
);
