import type { Command } from 'commander';
import { LocalFailure } from '../src/base/failure.ts';
import { openForWriting } from '../src/store/writer.ts';
import { loadClientRuntime } from './shared/client-runtime.ts';
import { withConfiguration } from './shared/configuration.ts';
import { interruption } from './shared/interrupt.ts';
import { parsePackageName } from './shared/options.ts';
import { withOutputOptions } from './shared/reports.ts';
import { type OutputFlags, openSession } from './shared/session.ts';
import { commitWords } from './shared/sync-outcome.ts';

interface GenerateFlags extends OutputFlags {
  readonly out: string;
  readonly packageName?: string;
}

/** Writes the package again from the documents and the history that it holds. Offline. */
export function configure(command: Command): Command {
  command
    .option('--out <folder>', 'the generated package', 'generated')
    .option(
      '--package-name <name>',
      'name of the generated package (default: the one it has)',
      parsePackageName,
    );
  return withConfiguration(withOutputOptions(command)).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync generate
  $ router-one-sync generate --out packages/router-one --package-name @acme/router-one`;

async function run(flags: GenerateFlags): Promise<void> {
  const session = openSession(flags);
  const writer = await openForWriting(flags.out, { now: new Date(), signal: interruption.signal });
  try {
    if (writer.base === null) {
      throw new LocalFailure(`${flags.out} holds no edition to generate from`, {
        advice: 'Run `router-one-sync sync` first; with `--upstream FOLDER` it reads documents from disk.',
      });
    }
    session.progress.show('Generating');
    const { regenerate } = await import('../src/sync/regenerate.ts');
    const { files, manifest } = await regenerate(
      {
        tool: { name: session.tool.name, version: session.tool.version },
        packageName: flags.packageName ?? null,
        clientRuntime: loadClientRuntime,
      },
      writer.base,
    );
    const result = await writer.commit(files, manifest);
    session.progress.clear();
    if (flags.json === true) session.data(`${JSON.stringify(result, null, 2)}\n`);
    session.say(`${flags.out}: ${commitWords(result)}.`);
  } finally {
    await writer.close();
  }
}
