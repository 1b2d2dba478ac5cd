import type { Command } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { defaultSite } from '../src/fetch/sources.ts';
import type { StoredEdition } from '../src/store/open.ts';
import type { SyncOutcome } from '../src/sync/job.ts';
import { loadClientRuntime } from './shared/client-runtime.ts';
import { type ConfiguredFlags, withConfiguration } from './shared/configuration.ts';
import { interruption } from './shared/interrupt.ts';
import {
  collect,
  type FailOn,
  failOnOption,
  parseAge,
  parseDate,
  parsePackageName,
  parseSource,
  today,
} from './shared/options.ts';
import { checkReportFlags, type ReportFlags, withReportOptions } from './shared/reports.ts';
import { openSession, type Session } from './shared/session.ts';
import { openUpstream, type UpstreamFlags } from './shared/upstream-argument.ts';

/** The flags of `sync`, as commander gives them. */
export interface SyncFlags extends ReportFlags, UpstreamFlags, ConfiguredFlags {
  readonly out: string;
  readonly failOn: FailOn;
  readonly date?: string;
  readonly seen?: string;
  readonly accept?: readonly string[];
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly packageName?: string;
  /** Milliseconds. */
  readonly maxAge?: number;
}

/** The main job. */
export function configure(command: Command): Command {
  command
    .option('--upstream <from>', 'a site, a folder, or embedded[@DATE]', defaultSite)
    .option('--source <name=address>', 'another address for one document (repeatable)', parseSource)
    .option('--live-catalog', "also ask the gateway's API for its models, with ROUTER_ONE_API_KEY")
    .option('--out <folder>', 'the generated package', 'generated')
    .option(
      '--package-name <name>',
      'name of the generated package (default: the one it has)',
      parsePackageName,
    )
    .option('--date <day>', 'the day to record a new edition under (default: today, UTC)', parseDate)
    .option('--seen <folder>', 'a package that was proposed before: the same news keeps its day')
    .addOption(failOnOption())
    .option('--accept <rule>', 'take an edition that is held: RULE[:SUBJECT][=N] (repeatable)', collect)
    .option('--max-age <duration>', 'red when the last successful check is older, such as 7d', parseAge)
    .option('--strict', 'treat every unreadable cell as an error')
    .option('--dry-run', 'compare and report, write nothing');
  return withConfiguration(withReportOptions(command)).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync sync
  $ router-one-sync sync --upstream embedded@2026-09-11 --out /tmp/try --fail-on never
  $ router-one-sync sync --report markdown=report.md --report json=report.json
  $ router-one-sync sync --out packages/router-one --package-name @acme/router-one
  $ router-one-sync sync --report html=report.html --max-age 7d
  $ router-one-sync sync --accept models-removed=21`;

async function run(flags: SyncFlags): Promise<void> {
  const session = openSession(flags);
  checkReportFlags(flags);
  const outcome = await runSync(flags, session);
  const { publishOutcome } = await import('./shared/sync-outcome.ts');
  process.exitCode = await publishOutcome(outcome, flags, session);
}

/** Runs the job that the flags describe, with progress in the session. */
export async function runSync(flags: SyncFlags, session: Session): Promise<SyncOutcome> {
  const { parseAccept } = await import('../src/judge/accept.ts');
  const { sync } = await import('../src/sync/sync.ts');
  const seen = flags.seen === undefined ? null : await openSeen(flags.seen);
  const upstream = await openUpstream({ ...flags, signal: interruption.signal });
  try {
    return await sync({
      upstream,
      out: flags.out,
      date: flags.date ?? upstream.date ?? today(),
      seen,
      accepts: (flags.accept ?? []).map(parseAccept),
      judgement: async () => (await import('./shared/judgement.ts')).judgementOf(flags.settings),
      maxAge: flags.maxAge ?? null,
      strict: flags.strict === true,
      dryRun: flags.dryRun === true,
      tool: { name: session.tool.name, version: session.tool.version },
      packageName: flags.packageName ?? null,
      clientRuntime: loadClientRuntime,
      onStep: session.progress.show,
      now: new Date(),
      stateFolder: session.stateFolder,
      signal: interruption.signal,
    });
  } finally {
    session.progress.clear();
    await upstream.close();
  }
}

async function openSeen(folder: string): Promise<StoredEdition> {
  const { openEdition } = await import('../src/store/open.ts');
  const seen = await openEdition(folder);
  if (seen !== null) return seen;
  throw new UsageFailure(`--seen ${folder}: there is no package in this folder.`, {
    advice: 'Name the folder of a generated package, or leave the flag out.',
  });
}
