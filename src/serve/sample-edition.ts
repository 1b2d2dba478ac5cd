import { type Document, localDocument } from '../base/document.ts';
import type { Edition } from '../read/edition.ts';
import { readEdition } from '../read/read-edition.ts';
import { latestSample, readSample } from './samples/editions.ts';

/** A sample edition with its documents, as `startRouter` takes them. Throws a `UsageFailure` for an unknown date. */
export function sampleEdition(date: string = latestSample): {
  readonly edition: Edition;
  readonly documents: readonly Document[];
} {
  const documents = [...readSample(date)].map(([name, bytes]) =>
    localDocument(name, bytes, `embedded@${date}`),
  );
  return { edition: readEdition(documents, { date, origin: 'sample' }), documents };
}
