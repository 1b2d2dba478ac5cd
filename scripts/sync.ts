import type { Command } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { collect } from '../src/config/values.ts';
import { defaultGateway } from '../src/gateway/profiles.ts';
import { parseAccept } from '../src/judge/accept.ts';
import { openEdition, type StoredEdition } from '../src/store/open.ts';
import type { SyncOutcome } from '../src/sync/job.ts';
import { sync } from '../src/sync/sync.ts';
import { openUpstream } from './editions/upstream.ts';
import { checkReportFlags, type ReportFlags } from './outcome/reports.ts';
import { checkViewFlags, judgementOf, publishOutcome, withView } from './outcome/sync-outcome.ts';
import { generatorOf } from './session/client-runtime.ts';
import { interruption } from './session/interrupt.ts';
import { openSession, type Session, today } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const own = [
  { flag: '--seen <folder>', words: 'a package that was proposed before: the same news keeps its day' },
  {
    flag: '--accept <rule>',
    words: 'take an edition that is held: RULE[:SUBJECT][=N] (repeatable)',
    read: collect,
  },
] as const;

/** The flags of `sync`; a job that tells nobody may say so. */
export type SyncFlags = Omit<FlagsOf<'sync', typeof own>, 'webhookLevel'> &
  ReportFlags & { readonly lastCheck?: string | undefined };

/** The main job. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync sync
  $ router-one-sync sync --upstream embedded@2026-09-11 --out /tmp/try --fail-on never
  $ router-one-sync sync --report markdown=report.md --report json=report.json
  $ router-one-sync sync --out packages/${defaultGateway.slug} --package-name @acme/${defaultGateway.slug}
  $ router-one-sync sync --report html=report.html --max-age 7d
  $ router-one-sync sync --accept models-removed=21`;

async function run(flags: SyncFlags): Promise<void> {
  const session = openSession(flags);
  await checkViewFlags(flags);
  const outcome = await withView(await runSync(flags, session), flags, session);
  process.exitCode = await publishOutcome(outcome, flags, session);
}

/** Runs the job that the flags describe, with progress in the session. */
export async function runSync(flags: SyncFlags, session: Session): Promise<SyncOutcome> {
  await checkReportFlags(flags);
  const seen = flags.seen === undefined ? null : await openSeen(flags.seen);
  const upstream = await openUpstream({ ...flags, signal: interruption.signal });
  try {
    return await sync({
      upstream,
      out: flags.out,
      date: flags.date ?? upstream.date ?? today(),
      seen,
      accepts: (flags.accept ?? []).map(parseAccept),
      judgement: () => judgementOf(flags.settings),
      maxAge: flags.maxAge ?? null,
      lastCheck: flags.lastCheck,
      strict: flags.strict === true,
      dryRun: flags.dryRun === true,
      newBaseline: flags.newBaseline === true,
      noOverwrite: flags.overwrite === false,
      ...generatorOf(session, flags.settings, flags.packageName),
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
  const seen = await openEdition(folder);
  if (seen !== null) return seen;
  throw new UsageFailure(`--seen ${folder}: there is no package in this folder.`, {
    advice: 'Name the folder of a generated package, or leave the flag out.',
  });
}
