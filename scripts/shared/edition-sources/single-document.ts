import { type DocumentName, localDocument } from '../../../src/base/document.ts';
import { UsageFailure } from '../../../src/base/failure.ts';
import type { Edition } from '../../../src/read/edition.ts';
import { type DocumentKind, detectKind, documentKinds } from '../../../src/read/kind.ts';
import { readInWorker } from '../../../src/read/worker/read-in-worker.ts';
import type { EditionFlags } from '../edition-argument.ts';

/** Which document of an edition a kind of file is. */
const nameOfKind: Readonly<Record<DocumentKind, DocumentName>> = {
  'models-md': 'models',
  'models-json': 'models',
  openrouter: 'models',
  litellm: 'models',
  'models-dev': 'models',
  openapi: 'openapi',
  'docs-md': 'docs',
  'facts-md': 'facts',
};

/** An edition that holds one document. `address` is how the person named it. */
export function singleDocumentEdition(
  bytes: Uint8Array,
  address: string,
  flags: Pick<EditionFlags, 'as' | 'strict' | 'use'>,
): Promise<Edition> {
  const kind = flags.as ?? detectKind(new TextDecoder().decode(bytes)) ?? unknownKind(address);
  const name = nameOfKind[kind];
  const kinds = new Map([[name, kind]]);
  return readInWorker([localDocument(name, bytes, address)], {
    date: null,
    origin: 'live',
    strict: flags.strict === true,
    kinds,
    use: flags.use ?? 'generate',
  });
}

function unknownKind(address: string): never {
  throw new UsageFailure(`${address}: its content does not tell what kind of document it is.`, {
    advice: `Say it with --as KIND, one of ${documentKinds.join(', ')}.`,
  });
}
