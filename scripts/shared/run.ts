import { Command, CommanderError } from 'commander';
import { exitCodes } from '../../src/problems/failure.ts';
import { commands } from './commands.ts';
import { explainEnd } from './exit.ts';
import { interruption } from './interrupt.ts';
import { findTool } from './tool.ts';

/** Runs one command line and resolves to its exit code. Never rejects: what ends a run is told on stderr. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    const wanted = args[0] === 'help' ? args[1] : args[0];
    await (await program(wanted)).parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    const interrupted = interruption.exitCode();
    if (interrupted !== null) {
      // A cancelled job shows why it ended; where a commit had begun, the next command puts the folder right first.
      process.stderr.write('interrupted\n');
      return interrupted;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    return explainEnd(error, (line) => process.stderr.write(`${line}\n`));
  } finally {
    interruption.release();
  }
}

async function program(wanted: string | undefined): Promise<Command> {
  const tool = findTool();
  const root = ours(new Command(tool.name))
    .description(
      'Keeps a typed client, the model catalog and the docs of the Router One gateway in step with upstream.',
    )
    .version(tool.version)
    .addHelpText('after', help);
  for (const { name, summary, load } of commands) {
    const command = ours(root.command(name)).description(summary);
    if (name === wanted) (await load()).configure(command);
  }
  return root;
}

/** Commander ends the process by itself unless told otherwise; exit codes are ours to give. */
function ours(command: Command): Command {
  return command
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help to see every flag, with examples)')
    .allowExcessArguments(false);
}

const help = `
Examples:
  $ router-one-sync demo                                 the whole job on the sample editions
  $ router-one-sync sync                                 fetch, compare, generate into ./generated, report
  $ router-one-sync sync --upstream embedded --dry-run   what would happen, with the newest sample edition
  $ router-one-sync diff old/models.md new/models.md     compare any two documents or editions
  $ router-one-sync models --provider openai --json      the catalog, for programs

Exit codes: 0 done, 1 changes at or above --fail-on, 2 usage, 3 upstream unavailable, 4 document invalid,
            5 held, 6 local (disk, lock, damaged files), 70 a bug of ours, 130 and 143 interrupted`;
