import { type Document, localDocument } from '../../../src/base/document.ts';
import type { Edition } from '../../../src/read/edition.ts';
import { readInWorker } from '../../../src/read/worker/read-in-worker.ts';
import { latestSample, readSample } from '../../../src/serve/samples/editions.ts';
import type { EditionFlags } from '../edition-argument.ts';

/** A sample edition: `embedded` is the newest, `embedded@2026-06-10` that of a day. */
export function embeddedEdition(argument: string, flags: EditionFlags): Promise<Edition> {
  const context = { date: dateOf(argument), origin: 'sample', strict: flags.strict === true } as const;
  return readInWorker(sampleDocuments(argument), context);
}

/** The documents of a sample edition, byte for byte. */
export function sampleDocuments(argument: string): Document[] {
  return [...readSample(dateOf(argument))].map(([name, bytes]) => localDocument(name, bytes, argument));
}

function dateOf(argument: string): string {
  return argument.split('@')[1] ?? latestSample;
}
