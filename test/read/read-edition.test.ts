import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/base/digest.ts';
import type { Document, DocumentName } from '../../src/base/document.ts';
import { InvalidDocuments } from '../../src/base/failure.ts';
import type { CatalogMapping } from '../../src/read/mapping.ts';
import { type EditionContext, readEdition } from '../../src/read/read-edition.ts';
import { documentOf, openApi } from './documents.ts';

const context: EditionContext = { date: '2026-10-07', origin: 'sample' };
const docs = '# Router One API Documentation\n';
const facts = '# Router One Company Facts\n\n- Name: Router One\n';
const models = '{"data":[{"id":"a/b","max_tokens":10},{"id":"c"}]}';

describe('readEdition', () => {
  it('reads every document into its part', () => {
    const documents = [
      documentOf('openapi', openApi()),
      documentOf('docs', docs),
      documentOf('models', models),
      documentOf('facts', facts),
      documentOf('facts-pricing', facts),
    ];
    const edition = readEdition(documents, context);
    expect(edition).toMatchObject({ ...context, problems: [] });
    expect(edition.api?.spec.info.title).toBe('Router One API');
    expect(edition.docs?.sections).toHaveLength(1);
    expect(edition.catalog?.models.map(({ id }) => id)).toEqual(['a/b', 'c']);
    expect([...edition.facts.keys()]).toEqual(['facts', 'facts-pricing']);
    expect(edition.digests).toEqual(
      Object.fromEntries(documents.map(({ name, bytes }) => [name, digestOf(bytes)])),
    );
  });

  it('leaves the parts of documents that are not there empty', () => {
    expect(readEdition([documentOf('docs', docs)], context)).toMatchObject({ catalog: null, api: null });
    expect(readEdition([], context).facts.size).toBe(0);
  });

  it('reads CRLF and a byte order mark as the same edition', () => {
    const plain = readEdition([documentOf('facts', facts)], context);
    const other = readEdition([documentOf('facts', `\ufeff${facts.replaceAll('\n', '\r\n')}`)], context);
    expect({ ...other, digests: {} }).toEqual({ ...plain, digests: {} });
  });

  it('takes the catalog of models before the live one, in any order', () => {
    const live = documentOf('live-catalog', '{"data":[{"id":"live"}]}');
    const published = documentOf('models', models);
    const idsOf = (documents: Document[]) =>
      readEdition(documents, context).catalog?.models.map(({ id }) => id);
    expect(idsOf([live, published])).toEqual(['a/b', 'c']);
    expect(idsOf([published, live])).toEqual(['a/b', 'c']);
    expect(idsOf([live])).toEqual(['live']);
  });

  it('reads a document as the kind that it is told', () => {
    const kinds = new Map<DocumentName, 'docs-md'>([['models', 'docs-md']]);
    const edition = readEdition([documentOf('models', docs)], { ...context, kinds });
    expect(edition.docs?.sections).toHaveLength(1);
    expect(edition.catalog).toBeNull();
  });

  it('tells the problems of all documents in one failure', () => {
    const documents = [
      documentOf('openapi', '{"openapi":"4.0.0"}'),
      documentOf('docs', '<html>'),
      documentOf('models', ''),
      documentOf('facts', '# Facts\n\n- a: b\n- a: c\n'),
    ];
    const failure = failureOf(() => readEdition(documents, context));
    expect(failure.problems.map(({ document, severity }) => `${document} ${severity}`)).toEqual([
      'openapi error',
      'docs error',
      'models error',
      'facts warning',
    ]);
    expect(failure.message).toContain('openapi, docs, models');
  });

  it('lets warnings pass with the edition, and makes them errors when strict', () => {
    const documents = [documentOf('facts', '# Facts\n\n- a: b\n- a: c\n')];
    expect(readEdition(documents, context).problems).toHaveLength(1);
    const failure = failureOf(() => readEdition(documents, { ...context, strict: true }));
    expect(failure.problems).toEqual([expect.objectContaining({ severity: 'error', line: 4 })]);
  });

  it('lets no table about something else pass when strict, unless the configuration names it', () => {
    const page =
      '# Models\n\n| Model ID | Context |\n|--|--|\n| acme/oak-1 | 1K |\n\n## Offices\n\n| City | Floor |\n|--|--|\n| Ulm | 2 |\n\n- by bus\n';
    const strict = (mapping: CatalogMapping) =>
      readEdition([documentOf('models', page)], { ...context, strict: true, mapping });
    expect(failureOf(() => strict({})).problems.map(({ seen }) => seen)).toEqual([
      'City | Floor (2), by bus (1)',
    ]);
    expect(strict({ tables: [{ under: 'Offices', skip: true }] }).problems).toEqual([]);
    expect(strict({ known: ['city | floor', 'by bus'] }).problems).toEqual([]);
    expect(failureOf(() => strict({ known: ['City | Floor', 'by bus', 'Gone'] })).problems).toMatchObject([
      { seen: 'catalog.known: gone' },
    ]);
  });

  it('says which document it is about to read', () => {
    const names: string[] = [];
    readEdition([documentOf('docs', docs), documentOf('facts', facts)], context, (name) => names.push(name));
    expect(names).toEqual(['docs', 'facts']);
  });
});

function failureOf(run: () => unknown): InvalidDocuments {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidDocuments) return error;
    throw error;
  }
  throw new Error('it was read');
}
