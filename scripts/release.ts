import type { Command } from 'commander';
import { LocalFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import type { Policy } from '../src/changes/policy.ts';
import { bumps } from '../src/changes/severity.ts';
import { planRelease, type ReleasePlan } from '../src/codegen/release.ts';
import type { Settings } from '../src/config/schema.ts';
import { parseHistory } from '../src/history/log.ts';
import { openEdition, type StoredEdition } from '../src/store/open.ts';
import { type CommitResult, openForWriting } from '../src/store/writer.ts';
import { wholePolicy } from '../src/sync/policy.ts';
import { releaseTag, requireLive, verifyRelease } from '../src/sync/release.ts';
import { refreshLockfile } from './ci/lockfile.ts';
import { packDryRun } from './ci/npm.ts';
import { publishingWorkflow } from './init/release-workflow.ts';
import { keptLines } from './outcome/sync-outcome.ts';
import { generatorOf } from './session/client-runtime.ts';
import { interruption } from './session/interrupt.ts';
import { openSession, type Session } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const own = [
  {
    flag: '--at-least <step>',
    words: 'a higher step than the changes ask for',
    choices: bumps.filter((bump) => bump !== 'none'),
  },
  {
    flag: '--verify <tag>',
    words: 'only check that the package is the release that a tag names; for publishing',
  },
] as const;

type ReleaseFlags = FlagsOf<'release', typeof own>;

/** Gives the generated package the version that its changes ask for, with a changelog, ready to be published. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync release --dry-run
  $ router-one-sync release
  $ router-one-sync release --at-least minor
  $ router-one-sync release --verify client-v2.0.0`;

async function run(flags: ReleaseFlags): Promise<void> {
  const session = openSession(flags);
  if (flags.verify !== undefined) await verify(flags, flags.verify, session);
  else if (flags.dryRun === true)
    announce(
      await planFor(required(await openEdition(flags.out), flags.out), flags, session),
      flags,
      session,
    );
  else await release(flags, session);
}

async function verify({ out, settings }: ReleaseFlags, tag: string, session: Session): Promise<void> {
  const stored = required(await openEdition(out), out);
  requireLive(stored.manifest, out);
  verifyRelease(stored.manifest, { history: parseHistory(stored.history), policy: policyOf(settings) }, tag);
  await packDryRun(out);
  session.say(`${out} is the release ${tag}.`);
}

async function release(flags: ReleaseFlags, session: Session): Promise<void> {
  const { out } = flags;
  const writer = await openForWriting(out, {
    now: new Date(),
    signal: interruption.signal,
    noOverwrite: flags.overwrite === false,
    keepIn: session.stateFolder,
  });
  try {
    const stored = required(writer.base, out);
    const plan = await planFor(stored, flags, session);
    const result =
      plan === null ? null : await write(plan, { stored, writer, session, settings: flags.settings });
    for (const line of result === null ? [] : keptLines(result, out)) session.say(line);
    announce(plan, flags, session);
  } finally {
    await writer.close();
  }
  await refreshLockfile('.', out);
  const { files, size } = await packDryRun(out);
  session.say(`npm would pack ${files} files, ${size} bytes.`);
}

interface Writing {
  readonly stored: StoredEdition;
  readonly writer: Awaited<ReturnType<typeof openForWriting>>;
  readonly session: Session;
  readonly settings: Settings;
}

async function write(
  { version, bump }: ReleasePlan,
  { stored, writer, session, settings }: Writing,
): Promise<CommitResult> {
  const { regenerate } = await generator();
  const { files, manifest } = await regenerate(generatorOf(session, settings), stored, { version, bump });
  return writer.commit(files, manifest);
}

/** What generates is heavy to load, and `--verify` does not need it. */
const generator = () => import('../src/sync/regenerate.ts');

async function planFor(
  stored: StoredEdition,
  { out, atLeast, settings }: ReleaseFlags,
  session: Session,
): Promise<ReleasePlan | null> {
  const { manifest } = stored;
  requireLive(manifest, out);
  if (manifest.package === null) {
    throw new LocalFailure(`${out} holds documents and no package`, {
      advice: 'Run `router-one-sync sync` first.',
    });
  }
  const { version, releases = [] } = manifest.package;
  // What this version of the tool makes otherwise is released too.
  const { regenerate } = await generator();
  const { history } = await regenerate(generatorOf(session, settings), stored);
  return planRelease({ version, releases, history, policy: policyOf(settings) }, atLeast);
}

/** The step that each kind of change asks for, with what the configuration replaces. */
function policyOf(settings: Settings): Policy {
  return wholePolicy(settings.preset, settings.policy);
}

function announce(plan: ReleasePlan | null, { out, dryRun, json }: ReleaseFlags, session: Session): void {
  if (json === true) session.data(printJson({ schemaVersion: 1, release: plan }));
  session.say(plan === null ? nothingToRelease(out) : sentences(plan, out, dryRun === true).join('\n'));
}

function nothingToRelease(out: string): string {
  return `${out}: nothing changed for its users since the last release. Use --at-least patch to release it all the same.`;
}

function sentences({ version, bump, reason }: ReleasePlan, out: string, dryRun: boolean): string[] {
  const step = bump === 'none' ? '' : `, a ${bump} step`;
  return [
    `${out}: ${dryRun ? 'would be released as' : 'released as'} ${version}${step}. ${reason}`,
    ...(dryRun ? [] : [publishWords(version, out)]),
  ];
}

/** Only what is there is named: without a workflow for it a tag publishes nothing. */
function publishWords(version: string, out: string): string {
  const [workflow, tag] = [publishingWorkflow('.'), releaseTag(version)];
  return workflow === null
    ? `Commit it, and publish it: npm publish ./${out}. With \`router-one-sync init --release\` a workflow does that for the tag ${tag}.`
    : `Commit it, and publish it by pushing the tag ${tag}, for which ${workflow} waits.`;
}

function required(stored: StoredEdition | null, out: string): StoredEdition {
  if (stored !== null) return stored;
  throw new LocalFailure(`${out} holds no edition`, { advice: 'Run `router-one-sync sync` first.' });
}
