import type { CoreDocument } from '../../../src/base/document.ts';
import { readSample } from '../../../src/serve/samples/editions.ts';

/** A document of a sample edition, decoded as strictly as can be: no repaired bytes, no dropped byte order mark. */
export function textOf(date: string, document: CoreDocument): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readSample(date).get(document));
}
