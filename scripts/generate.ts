import type { Command } from 'commander';
import { LocalFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { defaultGateway } from '../src/gateway/profiles.ts';
import { openForWriting } from '../src/store/writer.ts';
import { commitWords, keptLines } from './outcome/sync-outcome.ts';
import { generatorOf } from './session/client-runtime.ts';
import { interruption } from './session/interrupt.ts';
import { openSession } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

/** Writes the package again from the documents and the history that it holds. Offline. */
export function configure(command: Command): Command {
  return withSettings(command).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync generate
  $ router-one-sync generate --out packages/${defaultGateway.slug} --package-name @acme/${defaultGateway.slug}`;

async function run(flags: FlagsOf<'generate'>): Promise<void> {
  const session = openSession(flags);
  const writer = await openForWriting(flags.out, {
    now: new Date(),
    signal: interruption.signal,
    noOverwrite: flags.overwrite === false,
    keepIn: session.stateFolder,
  });
  try {
    if (writer.base === null) {
      throw new LocalFailure(`${flags.out} holds no edition to generate from`, {
        advice: 'Run `router-one-sync sync` first; with `--upstream FOLDER` it reads documents from disk.',
      });
    }
    session.progress.show('Generating');
    const { regenerate } = await import('../src/sync/regenerate.ts');
    const { files, manifest } = await regenerate(
      generatorOf(session, flags.settings, flags.packageName),
      writer.base,
    );
    const result = await writer.commit(files, manifest);
    session.progress.clear();
    if (flags.json === true) session.data(printJson(result));
    for (const line of keptLines(result, flags.out)) session.say(line);
    session.say(`${flags.out}: ${commitWords(result)}.`);
  } finally {
    await writer.close();
  }
}
