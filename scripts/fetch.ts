import type { Command } from 'commander';
import { printJson } from '../src/base/json.ts';
import { readerVersion } from '../src/read/edition.ts';
import { commitEdition } from '../src/store/writer.ts';
import { openUpstream } from './editions/upstream.ts';
import { interruption } from './session/interrupt.ts';
import { openSession, today } from './session/session.ts';
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

async function run(flags: FlagsOf<'fetch', typeof own>): Promise<void> {
  const session = openSession(flags);
  const upstream = await openUpstream({ ...flags, signal: interruption.signal });
  try {
    session.progress.show('Fetching the documents');
    const results = await upstream.fetch(() => null);
    const documents = results.flatMap((result) => (result.status === 'fetched' ? [result.document] : []));
    const { name, version } = session.tool;
    await commitEdition(
      flags.out,
      new Map(),
      {
        edition: { date: flags.date ?? upstream.date ?? today(), origin: upstream.origin },
        tool: { name, version },
        reader: readerVersion,
        package: null,
        counts: null,
        documents,
      },
      { now: new Date(), signal: interruption.signal },
    );
    session.progress.clear();
    const listed = documents.map((document) => ({
      name: document.name,
      address: document.address,
      size: document.bytes.length,
    }));
    if (flags.json === true) session.data(printJson(listed));
    session.say(
      [
        `${flags.out}: ${documents.length} documents.`,
        ...listed.map(
          ({ name: each, size, address }) =>
            `  ${each.padEnd(8)}  ${String(size).padStart(8)} bytes  ${address}`,
        ),
      ].join('\n'),
    );
  } finally {
    session.progress.clear();
    await upstream.close();
  }
}
