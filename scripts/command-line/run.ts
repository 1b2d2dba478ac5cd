import { Command, CommanderError } from 'commander';
import { exitCodes } from '../../src/base/failure.ts';
import { explainEnd } from '../session/end.ts';
import { interruption } from '../session/interrupt.ts';
import { keepOutputNeutral } from '../session/runner.ts';
import { findTool } from '../session/tool.ts';
import { commands, loadCommand } from './commands.ts';
import { overview } from './overview.ts';

/** Runs one command line and resolves to its exit code. Never rejects: what ends a run is told on stderr. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  keepOutputNeutral(process.env);
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
    if (error instanceof CommanderError) return endOfFlags(error);
    return explainEnd(error, (line) => process.stderr.write(`${line}\n`));
  } finally {
    interruption.release();
  }
}

async function program(wanted: string | undefined): Promise<Command> {
  const tool = findTool();
  const root = ours(new Command(tool.name)).version(tool.version);
  root.helpInformation = () => overview(tool);
  for (const { name, summary } of commands) {
    const command = ours(root.command(name)).description(summary);
    if (name === wanted) (await loadCommand(name))(command);
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

/** Commander has told what is wrong, with all that would be right; what was likely meant stands below it. */
async function endOfFlags({ exitCode, message }: CommanderError): Promise<number> {
  if (exitCode === 0) return exitCodes.done;
  const [, value, choices] = /'([^'\n]*)' is invalid.*Allowed choices are (.*)\.$/.exec(message) ?? [];
  if (value === undefined || choices === undefined) return exitCodes.usage;
  const { nearest } = await import('../session/nearest.ts');
  const near = nearest(value, choices.split(', '));
  if (near !== undefined) process.stderr.write(`(Did you mean ${near}?)\n`);
  return exitCodes.usage;
}
