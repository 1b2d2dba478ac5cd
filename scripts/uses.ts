import type { Command } from 'commander';
import { reading } from '../src/config/values.ts';
import { failOnUses } from '../src/uses/fail-on-use.ts';
import { openSession } from './session/session.ts';
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
  // What searches and replaces is heavy, and `--help` has no use for it.
  const { searchAndTell } = await import('./outcome/uses.ts');
  await searchAndTell(paths, flags, openSession(flags));
}
