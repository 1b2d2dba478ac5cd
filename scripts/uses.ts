import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { exitCodes, UsageFailure } from '../src/base/failure.ts';
import { reading } from '../src/config/values.ts';
import { usesAnnotations } from '../src/report/uses/annotations.ts';
import { usesJson } from '../src/report/uses/json.ts';
import { usesMarkdown } from '../src/report/uses/markdown.ts';
import { usesSarif } from '../src/report/uses/sarif.ts';
import { usesTerminal } from '../src/report/uses/terminal.ts';
import { addedSince } from '../src/uses/added-lines.ts';
import { billOfMaterials } from '../src/uses/bill-of-materials.ts';
import { failOnUses, reachesUse } from '../src/uses/fail-on-use.ts';
import { findUses, type Uses } from '../src/uses/find-uses.ts';
import { listFiles } from '../src/uses/source-files.ts';
import {
  planRewrites,
  type Rewrite,
  requireCommitted,
  writeRewrites,
} from '../src/uses/write-replacements.ts';
import { type KnownEdition, knownEdition } from './editions/known.ts';
import { openSession, type Session, today } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const formats = ['terminal', 'json', 'markdown', 'github', 'sarif', 'cyclonedx'] as const;

/** Larger files are data, not code: bytes. */
const usualMaximum = 5_000_000;

const own = [
  { flag: '--changed <base>', words: 'look only at lines added since this revision' },
  { flag: '--all', words: 'every id in use, also those that need nothing' },
  { flag: '--write', words: 'replace renamed ids, and those whose successor is published' },
  { flag: '--yes', words: 'with --write: do not ask' },
  { flag: '--force', words: 'with --write: also in files with changes that are not committed' },
  {
    flag: '--fail-on <level>',
    words: 'exit 1 for uses at or above this level',
    choices: failOnUses,
    default: 'retired',
  },
  { flag: '--format <format>', words: 'what goes to stdout', choices: formats, default: 'terminal' },
  {
    flag: '--max-file-size <bytes>',
    words: 'skip larger files, by name',
    read: reading(/^[1-9]\d{0,12}$/, 'A size is a number of bytes, such as 5000000.', Number),
    default: usualMaximum,
  },
] as const;

type UsesFlags = FlagsOf<'uses', typeof own>;

/** Finds models and operations in somebody's files that are gone, ending or misspelt. */
export function configure(command: Command): Command {
  return withSettings(command, own)
    .argument('[paths...]', 'files and folders (default: the current folder)')
    .addHelpText('after', examples)
    .action(run);
}

const examples = `
Examples:
  $ router-one-sync uses
  $ router-one-sync uses src config --fail-on deprecated
  $ router-one-sync uses --changed origin/main --format github
  $ router-one-sync uses --write
  $ router-one-sync uses --all --format cyclonedx > models.cdx.json`;

async function run(paths: readonly string[], flags: UsesFlags): Promise<void> {
  const session = openSession(flags);
  const cwd = process.cwd();
  session.progress.show('Searching');
  const [edition, files, added] = await Promise.all([
    knownEdition(flags),
    listFiles(paths, cwd),
    flags.changed === undefined ? null : addedSince(flags.changed, cwd),
  ]);
  const uses = findUses(files, {
    ...edition,
    added,
    today: flags.date ?? today(),
    all: flags.all === true || flags.format === 'cyclonedx',
    maxBytes: flags.maxFileSize,
    except: [resolve(flags.out), session.stateFolder],
    ignores: flags.settings.uses?.ignores ?? [],
  });
  session.progress.clear();
  publish(uses, edition, flags, session);
  if (flags.write === true) await write(uses, flags, session, cwd);
  if (reachesUse(uses, flags.failOn)) process.exitCode = exitCodes.changes;
}

function publish(uses: Uses, { known }: KnownEdition, flags: UsesFlags, session: Session): void {
  const format = flags.json === true ? 'json' : flags.format;
  const { tool, color } = session;
  const render = {
    terminal: () => usesTerminal(uses, known, { color, all: flags.all === true }),
    json: () => usesJson(uses),
    markdown: () => usesMarkdown(uses, known),
    github: () => usesAnnotations(uses),
    sarif: () => usesSarif(uses, tool.version),
    cyclonedx: () => billOfMaterials(uses.uses, known, tool),
  };
  if (format === 'terminal') session.say(render.terminal());
  else session.data(render[format]());
}

/** Shows what would be written, asks on a terminal, and writes. */
async function write(uses: Uses, flags: UsesFlags, session: Session, cwd: string): Promise<void> {
  const plan = await planRewrites(uses.uses, cwd);
  const tell = (text: string) => void process.stderr.write(`${text}\n`);
  if (plan.length === 0) return tell('Nothing to replace: what is left needs a person.');
  for (const { patch } of plan) tell(patch);
  if (flags.force !== true) await requireCommitted(plan);
  if (flags.yes !== true && !(await isWanted(plan))) return tell('Nothing was written.');
  await writeRewrites(plan, cwd);
  const count = plan.reduce((sum, each) => sum + each.count, 0);
  session.progress.clear();
  tell(
    `Replaced ${count === 1 ? '1 id' : `${count} ids`} in ${plan.length === 1 ? '1 file' : `${plan.length} files`}.`,
  );
}

async function isWanted(plan: readonly Rewrite[]): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageFailure('--write asks before it writes, and there is no terminal to ask on', {
      advice: 'Look at the difference above, and say --yes.',
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const files = plan.length === 1 ? '1 file' : `${plan.length} files`;
  const answer = await terminal.question(`Write into ${files}? [y/N] `);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}
