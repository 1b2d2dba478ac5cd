import type { Document, DocumentName } from '../../src/base/document.ts';
import type { ManifestParts } from '../../src/store/manifest.ts';
import { composeEdition } from '../../src/store/manifest.ts';

/** An edition to commit: what was generated, and the rest of its manifest. */
export interface TestEdition {
  readonly generated: ReadonlyMap<string, string>;
  readonly parts: ManifestParts;
}

export const noon = { now: new Date('2026-09-11T12:00:00Z') };

export function documentOf(name: DocumentName, text: string): Document {
  const address = `https://router.one/${name}`;
  return {
    name,
    address,
    finalAddress: address,
    bytes: Buffer.from(text),
    validators: { etag: `"${name}-${text.length}"`, lastModified: null },
  };
}

export function partsOf(date: string, documents: readonly Document[]): ManifestParts {
  return {
    edition: { date, origin: 'sample' },
    tool: { name: 'router-one-sync', version: '0.1.0' },
    reader: 1,
    package: { name: 'router-one-client', version: '1.0.0' },
    counts: { models: 0, operations: 0, sections: 0, facts: 0 },
    documents,
  };
}

/** The first edition; the second one adds, changes, keeps and removes files and folders of it. */
export const first: TestEdition = {
  generated: new Map([
    ['package.json', '{ "name": "router-one-client" }\n'],
    ['README.md', '# Client\n'],
    ['catalog.json', '{ "schemaVersion": 1, "models": [] }\n'],
    ['history.jsonl', '{"date":"2026-06-10"}\n'],
    ['models/index.js', 'export const models = ["a"];\n'],
    ['gone/with/it.js', 'export {};\n'],
  ]),
  parts: partsOf('2026-06-10', [
    documentOf('openapi', '{"openapi":"3.1.0"}'),
    documentOf('docs', '# Docs\n'),
    documentOf('models', '# Models of June\n'),
    documentOf('facts', '# Facts\n'),
  ]),
};

export const second: TestEdition = {
  generated: new Map([
    ['package.json', '{ "name": "router-one-client" }\n'],
    ['README.md', '# Client\n'],
    ['catalog.json', '{ "schemaVersion": 1, "models": [1] }\n'],
    ['history.jsonl', '{"date":"2026-06-10"}\n{"date":"2026-09-11"}\n'],
    ['models/index.js', 'export const models = ["a", "b"];\n'],
    ['models/new/deep.js', 'export {};\n'],
    ['facts.js', 'export {};\n'],
  ]),
  parts: partsOf('2026-09-11', [
    documentOf('openapi', '{"openapi":"3.1.0"}'),
    documentOf('docs', '# Docs\n'),
    documentOf('models', '# Models of September\n'),
    documentOf('facts', '# Facts\n'),
  ]),
};

/** What a folder holds once an edition is committed, in the form of a snapshot's files. */
export function filesOf(edition: TestEdition): Record<string, string> {
  const { files } = composeEdition(edition.generated, edition.parts);
  return Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
}
