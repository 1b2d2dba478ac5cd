import type { Command } from 'commander';
import { exitCodes } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { defaultGateway } from '../src/gateway/profiles.ts';
import type { PackageCheck } from '../src/sync/check-package.ts';
import { generatorOf } from './session/client-runtime.ts';
import { openSession } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

/** For pull requests: is the generated package what its documents and this version of the tool make? */
export function configure(command: Command): Command {
  return withSettings(command).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync check
  $ router-one-sync check --out packages/${defaultGateway.slug} --json`;

async function run(flags: FlagsOf<'check'>): Promise<void> {
  const session = openSession(flags);
  session.progress.show('Generating again to compare');
  const { checkPackage } = await import('../src/sync/check-package.ts');
  const result = await checkPackage(flags.out, generatorOf(session, flags.settings));
  session.progress.clear();
  if (flags.json === true) session.data(printJson(result));
  session.say(describe(flags.out, result));
  process.exitCode = result.mismatches.length === 0 ? exitCodes.done : exitCodes.changes;
}

function describe(out: string, { files, mismatches, unknown, madeBy }: PackageCheck): string {
  const strangers = unknown.map((path) => `  not ours   ${path}`);
  if (mismatches.length === 0)
    return [`${out}: all ${files} files are as generated.`, ...strangers].join('\n');
  const lines = mismatches.map(({ path, kind }) => `  ${kind.padEnd(9)}  ${path}`);
  return [
    `${out}: ${mismatches.length} of ${files} files differ from what this version generates.`,
    ...lines,
    ...strangers,
    '',
    advice(out, madeBy),
  ].join('\n');
}

function advice(out: string, madeBy: string | null): string {
  const again = `Run \`router-one-sync generate --out ${out}\` to write them again.`;
  return madeBy === null ? again : `It was made by version ${madeBy}. ${again}`;
}
