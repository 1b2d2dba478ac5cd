import { readFileSync } from 'node:fs';
import type { CoreDocument } from '../../base/document.ts';
import { LocalFailure, UsageFailure } from '../../base/failure.ts';

/** The days of the sample editions, `YYYY-MM-DD`, oldest first. Each is a folder of `editions/`. */
export const sampleDates: readonly string[] = ['2026-06-10', '2026-09-11', '2026-10-07'];

/** The day of the newest sample edition. */
export const latestSample = '2026-10-07';

/** The file that holds each document inside an edition's folder. */
const fileNames: Readonly<Record<CoreDocument, string>> = {
  openapi: 'openapi.json',
  docs: 'docs.md',
  models: 'models.md',
  facts: 'facts.md',
};

/** Beside this module, in the sources and in the built package alike. */
const editionsFolder = new URL('./editions/', import.meta.url);

/**
 * The four documents of a sample edition, byte for byte as they would be published.
 *
 * Throws a `UsageFailure` for a date that has no sample edition, and a `LocalFailure` when this installation has lost
 * its files.
 */
export function readSample(date: string): ReadonlyMap<CoreDocument, Uint8Array> {
  if (!sampleDates.includes(date)) throw unknownDate(date);
  const documents: readonly CoreDocument[] = ['openapi', 'docs', 'models', 'facts'];
  return new Map(documents.map((document) => [document, readDocument(date, document)]));
}

function readDocument(date: string, document: CoreDocument): Uint8Array {
  const file = new URL(`${date}/${fileNames[document]}`, editionsFolder);
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new LocalFailure(`the sample edition of ${date} has no readable ${fileNames[document]}`, {
      advice: 'This installation is incomplete: install the package again.',
      cause,
    });
  }
}

function unknownDate(date: string): UsageFailure {
  return new UsageFailure(`there is no sample edition of ${JSON.stringify(date)}`, {
    advice: `Name one of ${sampleDates.join(', ')}.`,
  });
}
