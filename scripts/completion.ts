import { Argument, Command } from 'commander';
import { reportFormats } from '../src/config/values.ts';
import { commands, loadCommand } from './command-line/commands.ts';
import { type CompletedCommand, type CompletedFlag, type Shell, shells } from './command-line/shells.ts';
import { findTool } from './session/tool.ts';

/** Prints what a shell needs to complete commands, flags and their values. */
export function configure(command: Command): Command {
  return command
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(shells)))
    .addHelpText('after', examples)
    .action(run);
}

const examples = `
Examples:
  $ eval "$(router-one-sync completion bash)"             # in ~/.bashrc
  $ eval "$(router-one-sync completion zsh)"              # in ~/.zshrc, after compinit
  $ router-one-sync completion fish > ~/.config/fish/completions/router-one-sync.fish`;

async function run(shell: Shell): Promise<void> {
  const all = await Promise.all(commands.map(({ name, summary }) => completed(name, summary)));
  process.stdout.write(shells[shell](findTool().name, all));
}

async function completed(name: string, words: string): Promise<CompletedCommand> {
  const command = (await loadCommand(name))(new Command(name));
  const help = { long: '--help', words: 'display help for command', takesValue: false, choices: [] };
  return {
    name,
    words,
    flags: [...command.options.map(completedFlag), help],
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
}

function completedFlag({
  long,
  description,
  argChoices,
  required,
  optional,
}: Command['options'][number]): CompletedFlag {
  const choices = long === '--report' ? reportFormats : (argChoices ?? []);
  return { long: long ?? '', words: description, takesValue: required || optional, choices };
}
