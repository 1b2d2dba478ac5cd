import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { compareCodePoints } from '../src/base/code-point-order.ts';
import { exitCodes, LocalFailure } from '../src/base/failure.ts';
import { groupBy } from '../src/base/group-by.ts';
import { gatewayOf, profileNames } from '../src/gateway/profiles.ts';
import { sampleDates, sampleDatesOf } from '../src/serve/samples/editions.ts';
import { publishOutcome } from './outcome/sync-outcome.ts';
import { type OutputFlags, openSession, type Session } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';
import { runSync, type SyncFlags } from './sync.ts';

const own = [
  { flag: '--out <folder>', words: 'where to generate (default: a new folder among the temporary ones)' },
  { flag: '--gateway <name>', words: `whose samples: ${profileNames.join(', ')}` },
] as const;

/** The main job on the first two sample editions: no network, no key, a scratch folder. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync demo
  $ router-one-sync demo --out /tmp/try
  $ router-one-sync demo --gateway openrouter`;

async function run(flags: FlagsOf<'demo', typeof own>): Promise<void> {
  const scratch = flags.out ?? join(await mkdtemp(join(tmpdir(), 'router-one-sync-demo-')), 'generated');
  const session = { ...openSession(flags), stateFolder: join(scratch, '..', '.router-one-sync') };
  await requireNothingThere(scratch);
  const dates = sampleDatesOf(gatewayOf(flags.gateway)).slice(0, 2);
  for (const date of dates) await syncSample(date, scratch, flags, session);
  session.say(`\nWhat was generated, in ${scratch}:\n\n${(await tree(scratch)).join('\n')}`);
  await searchSource(scratch, flags, session);
  session.say(`\nThe report as a page, to open in a browser: ${pageOf(scratch)}`);
  process.exitCode = exitCodes.done;
}

/** The tool as the reader can type it here: in a clone, or where it is installed. */
const typed = import.meta.filename.endsWith('.ts') ? 'npx tsx scripts/cli.ts' : 'npx router-one-sync';

async function syncSample(
  date: string,
  out: string,
  flags: OutputFlags & { readonly gateway?: string },
  session: Session,
): Promise<void> {
  const { gateway, ...output } = flags;
  const sync: SyncFlags = {
    ...output,
    upstream: `embedded@${date}`,
    out,
    failOn: 'never',
    webhookLevel: 'never',
    report: [`html=${pageOf(out)}`],
    settings: gateway === undefined ? {} : { gateway: gatewayOf(gateway) },
  };
  const whose = gateway === undefined ? '' : ` --gateway ${gateway}`;
  session.say(`\n$ ${typed} sync${whose} --upstream ${sync.upstream} --out ${out}\n`);
  const outcome = await runSync(sync, session);
  await publishOutcome(outcome, sync, session);
}

/** What a team might have written that uses a removed, a renamed and an ending model. */
const source = {
  'chat.ts': "await createChatCompletion({ model: 'openai/gpt-4.1', messages });\n",
  'config.yaml': 'translation:\n  model: anthropic/claude-haiku-4-5\n',
  '.env': 'SMALL_MODEL=grok-4.5\n',
};

/** Where it hurts in somebody's code: the last step. */
async function searchSource(out: string, flags: OutputFlags, session: Session): Promise<void> {
  const folder = `${resolve(out)}.source`;
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(source)) await writeFile(join(folder, name), text);
  session.say(`\n$ ${typed} uses ${folder} --out ${out} --fail-on never\n`);
  const { searchAndTell } = await import('./outcome/uses.ts');
  const search = {
    failOn: 'never',
    format: 'terminal',
    maxFileSize: 5_000_000,
    settings: {},
    date: sampleDates[1] ?? '',
  } as const;
  await searchAndTell([folder], { ...flags, ...search, out }, session);
}

/** Beside the package, which holds nothing but what was generated. */
function pageOf(out: string): string {
  return `${resolve(out)}.report.html`;
}

async function requireNothingThere(folder: string): Promise<void> {
  const found = await readdir(folder).catch(() => []);
  if (found.length === 0) return;
  throw new LocalFailure(`${folder} is not empty.`, {
    advice: 'The demo wants a folder of its own: name another with --out.',
  });
}

/** The files of a folder, one a line; a folder in it is one line with the number of its files. */
async function tree(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep));
  const folders = groupBy(
    paths.filter((path) => path.length > 1),
    ([first = '']) => first,
  );
  const lines = [
    ...paths.filter((path) => path.length === 1).map(([name = '']) => name),
    ...[...folders].map(([name, files]) => `${name}/  (${files.length} files)`),
  ];
  return lines.sort(compareCodePoints).map((line) => `  ${line}`);
}
