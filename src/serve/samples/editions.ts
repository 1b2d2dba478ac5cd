import { readFileSync } from 'node:fs';
import { type CoreDocument, coreDocuments, documentFileName } from '../../base/document.ts';
import { LocalFailure, UsageFailure } from '../../base/failure.ts';
import { defaultGateway, profiles } from '../../gateway/profiles.ts';
import type { Gateway } from '../../gateway/schema.ts';

/** The days of the default gateway's sample editions, `YYYY-MM-DD`, oldest first. Each is a folder of `editions/`. */
export const sampleDates: readonly string[] = ['2026-06-10', '2026-09-11', '2026-10-07'];

/** The day of the newest sample edition. */
export const latestSample = '2026-10-07';

/** The days of the small samples of the other gateways that we have a profile of. */
const smallSampleDates: readonly string[] = ['2026-06-10', '2026-09-11'];

/** The days of a gateway's sample editions, oldest first; none for a gateway that we have no samples of. */
export function sampleDatesOf(gateway: Gateway): readonly string[] {
  if (gateway.slug === defaultGateway.slug) return sampleDates;
  return profiles.some(({ slug }) => slug === gateway.slug) ? smallSampleDates : [];
}

/** Beside this module, in the sources and in the built package alike: `editions/DATE/`, `gateways/SLUG/DATE/`. */
function folderOf(date: string, { slug }: Gateway): URL {
  const folder = slug === defaultGateway.slug ? `editions/${date}` : `gateways/${slug}/${date}`;
  return new URL(`./${folder}/`, import.meta.url);
}

/**
 * The documents of a sample edition, byte for byte as they would be published.
 *
 * Throws a `UsageFailure` for a date that has no sample edition, and a `LocalFailure` when this installation has lost
 * its files.
 */
export function readSample(
  date: string,
  gateway: Gateway = defaultGateway,
): ReadonlyMap<CoreDocument, Uint8Array> {
  if (!sampleDatesOf(gateway).includes(date)) throw unknownDate(date, gateway);
  const folder = folderOf(date, gateway);
  return new Map(
    filesOf(gateway).map(([document, file]) => [document, readDocument(date, file, folder)] as const),
  );
}

function filesOf({ documents }: Gateway): [CoreDocument, string][] {
  return coreDocuments.flatMap((name): [CoreDocument, string][] => {
    const publication = documents[name];
    return publication === undefined ? [] : [[name, documentFileName({ name, ...publication })]];
  });
}

function readDocument(date: string, name: string, folder: URL): Uint8Array {
  const file = new URL(name, folder);
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new LocalFailure(`the sample edition of ${date} has no readable ${name}`, {
      advice: 'This installation is incomplete: install the package again.',
      cause,
    });
  }
}

function unknownDate(date: string, gateway: Gateway): UsageFailure {
  const dates = sampleDatesOf(gateway);
  if (dates.length === 0) {
    return new UsageFailure(`there are no sample editions of ${gateway.name}`, {
      advice: 'Samples come with the profiles of the tool alone.',
    });
  }
  return new UsageFailure(`there is no sample edition of ${JSON.stringify(date)}`, {
    advice: `Name one of ${dates.join(', ')}.`,
  });
}
