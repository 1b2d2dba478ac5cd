import type { Document } from '../documents/document.ts';
import type { Edition } from '../documents/edition.ts';
import { readEdition } from '../documents/read-edition.ts';
import { latestSample, readSample } from '../samples/editions.ts';

/** A sample edition with its documents, as `startRouter` takes them. Throws a `UsageFailure` for an unknown date. */
export function sampleEdition(date: string = latestSample): {
  readonly edition: Edition;
  readonly documents: readonly Document[];
} {
  const documents = [...readSample(date)].map(
    ([name, bytes]): Document => ({
      name,
      address: `embedded@${date}`,
      finalAddress: `embedded@${date}`,
      bytes,
      validators: { etag: null, lastModified: null },
    }),
  );
  return { edition: readEdition(documents, { date, origin: 'sample' }), documents };
}
