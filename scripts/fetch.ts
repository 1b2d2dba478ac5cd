import type { Command } from 'commander';
import type { Document } from '../src/base/document.ts';
import { printJson } from '../src/base/json.ts';
import { readerVersion } from '../src/read/edition.ts';
import type { ManifestParts } from '../src/store/manifest.ts';
import { commitEdition } from '../src/store/writer.ts';
import { openUpstream } from './editions/upstream.ts';
import { interruption } from './session/interrupt.ts';
import { openSession, type Session, today } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

/** A folder for documents, which is no package and is named each time. */
const own = [{ flag: '--out <folder>', words: 'where to put them', required: true }] as const;

/** Only fetches: the documents and a manifest of them, nothing generated. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync fetch --out snapshots/today
  $ router-one-sync fetch --upstream embedded@2026-09-11 --out /tmp/documents
  $ router-one-sync diff snapshots/yesterday snapshots/today`;

type Flags = FlagsOf<'fetch', typeof own>;

async function run(flags: Flags): Promise<void> {
  const session = openSession(flags);
  const upstream = await openUpstream({ ...flags, signal: interruption.signal });
  try {
    session.progress.show('Fetching the documents');
    const results = await upstream.fetch(() => null);
    const documents = results.flatMap((result) => (result.status === 'fetched' ? [result.document] : []));
    const edition = { date: flags.date ?? upstream.date ?? today(), origin: upstream.origin };
    await keep(flags.out, edition, documents, session);
    session.progress.clear();
    tell(flags, documents, session);
  } finally {
    session.progress.clear();
    await upstream.close();
  }
}

/** Puts the documents into the folder as an edition without a package. */
async function keep(
  out: string,
  edition: ManifestParts['edition'],
  documents: readonly Document[],
  { tool: { name, version } }: Session,
): Promise<void> {
  const parts = { edition, tool: { name, version }, reader: readerVersion, package: null, counts: null };
  const now = { now: new Date(), signal: interruption.signal };
  await commitEdition(out, new Map(), { ...parts, documents }, now);
}

function tell({ out, json }: Flags, documents: readonly Document[], session: Session): void {
  const listed = documents.map(({ name, address, bytes }) => ({ name, address, size: bytes.length }));
  if (json === true) session.data(printJson(listed));
  const lines = listed.map(
    ({ name, size, address }) => `  ${name.padEnd(8)}  ${String(size).padStart(8)} bytes  ${address}`,
  );
  session.say([`${out}: ${documents.length} documents.`, ...lines].join('\n'));
}
