import type { Command } from 'commander';
import { defaultSite } from '../src/fetch/sources.ts';
import { readerVersion } from '../src/read/edition.ts';
import { commitEdition } from '../src/store/writer.ts';
import { type ConfiguredFlags, withConfiguration } from './shared/configuration.ts';
import { interruption } from './shared/interrupt.ts';
import { parseDate, parseSource, today } from './shared/options.ts';
import { withOutputOptions } from './shared/reports.ts';
import { type OutputFlags, openSession } from './shared/session.ts';
import { openUpstream, type UpstreamFlags } from './shared/upstream-argument.ts';

interface FetchFlags extends OutputFlags, UpstreamFlags, ConfiguredFlags {
  readonly out: string;
  readonly date?: string;
}

/** Only fetches: the documents and a manifest of them, nothing generated. */
export function configure(command: Command): Command {
  command
    .option('--upstream <from>', 'a site, a folder, or embedded[@DATE]', defaultSite)
    .option('--source <name=address>', 'another address for one document (repeatable)', parseSource)
    .option('--live-catalog', "also ask the gateway's API for its models, with ROUTER_ONE_API_KEY")
    .option('--date <day>', 'the day to record the documents under (default: today, UTC)', parseDate)
    .requiredOption('--out <folder>', 'where to put them');
  return withConfiguration(withOutputOptions(command)).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync fetch --out snapshots/today
  $ router-one-sync fetch --upstream embedded@2026-09-11 --out /tmp/documents
  $ router-one-sync diff snapshots/yesterday snapshots/today`;

async function run(flags: FetchFlags): Promise<void> {
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
    if (flags.json === true) session.data(`${JSON.stringify(listed, null, 2)}\n`);
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
