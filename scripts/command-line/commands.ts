import type { Command } from 'commander';
import { defaultGateway } from '../../src/gateway/profiles.ts';

/** A command by name, in a file of that name. */
interface CommandEntry {
  readonly name: string;
  readonly summary: string;
}

const summaries = {
  sync: 'fetch the documents, compare them with the last edition, generate the package, report',
  fetch: 'only fetch the documents, into a folder, with a manifest',
  generate: 'write the package again from the documents it holds; offline',
  diff: 'compare any two editions or documents; reports a verdict, writes nothing',
  check: 'does the generated package match its documents and this version of the tool? Writes nothing',
  log: 'the history of a model, a provider or everything; --at prints the catalog of a day',
  models: 'look at the catalog: filter by provider, capability, price or context; table or JSON',
  explain: 'where each fact of a model comes from: document, line, text, and what gave a price its unit',
  uses: 'where your code names models and operations that are gone, ending or misspelt',
  report: 'render the last comparison, or a given one, in any format',
  kinds: 'what each kind of change and each rule of the API means, and how bad it is',
  env: 'the settings of a client: openai, claude-code or codex',
  serve: `a local ${defaultGateway.name} for tests, which answers from the documents of an edition`,
  ci: 'sync as a step of a CI job: outputs, a summary, annotations, and a pull request made ready',
  release: 'give the generated package the version that its changes ask for, with a changelog',
  init: 'write a configuration and the workflow of the scheduled sync into another repository',
  completion: 'what bash, zsh or fish needs to complete commands, flags and their values',
  demo: 'the whole job on the sample editions, in a scratch folder, without a network',
};

/** Every command, in the order of `--help`. */
export const commands: readonly CommandEntry[] = Object.entries(summaries).map(([name, summary]) => ({
  name,
  summary,
}));

/** What a command does is only loaded when it is asked for, so that `--help` answers at once. */
export async function loadCommand(name: string): Promise<(command: Command) => Command> {
  const { configure }: { configure(command: Command): Command } = await import(`../${name}.ts`);
  return configure;
}
