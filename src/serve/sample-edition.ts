import { type Document, localDocument, usualFormat } from '../base/document.ts';
import { defaultGateway } from '../gateway/profiles.ts';
import type { Gateway } from '../gateway/schema.ts';
import type { Edition } from '../read/edition.ts';
import { readEdition } from '../read/read-edition.ts';
import { readSample, sampleDatesOf } from './samples/editions.ts';

/** The documents of a sample edition, where `address` says to people that they come from. */
export function sampleDocuments(
  date: string,
  address: string,
  gateway: Gateway = defaultGateway,
): readonly Document[] {
  return [...readSample(date, gateway)].map(([name, bytes]) => {
    const { format = usualFormat(name) } = gateway.documents[name] ?? {};
    const document = localDocument(name, bytes, address);
    return format === usualFormat(name) ? document : { ...document, format };
  });
}

/** The newest day of which there is a sample edition of a gateway. */
export function latestSampleOf(gateway: Gateway): string {
  return sampleDatesOf(gateway).at(-1) ?? '';
}

/** A sample edition with its documents, as `startRouter` takes them. Throws a `UsageFailure` for an unknown date. */
export function sampleEdition(
  date?: string,
  gateway: Gateway = defaultGateway,
): {
  readonly edition: Edition;
  readonly documents: readonly Document[];
} {
  const day = date ?? latestSampleOf(gateway);
  const documents = sampleDocuments(day, `embedded@${day}`, gateway);
  const whose = gateway === defaultGateway ? {} : { gateway };
  return { edition: readEdition(documents, { date: day, origin: 'sample', ...whose }), documents };
}
