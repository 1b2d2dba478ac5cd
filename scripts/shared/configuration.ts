import type { Command } from 'commander';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Settings } from '../../src/config/schema.ts';
import { reportsFromConfig } from './reports-from-config.ts';

/** What `withConfiguration` adds to the flags of a command. */
export interface ConfiguredFlags {
  /** The configuration file as it was read; what is a flag too stands in that flag already. */
  readonly settings: Settings;
}

/**
 * Lets a command take `--config`, and completes its flags before it runs: a flag that was given wins over the
 * environment, that over the configuration, and that over the default.
 */
export function withConfiguration(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration (default: router-one-sync.config.json or .mjs, if there)')
    .hook('preAction', async (_root, running) => {
      const named: unknown = running.getOptionValue('config');
      const settings = await loadConfig(process.cwd(), typeof named === 'string' ? named : null);
      running.setOptionValueWithSource('settings', settings, 'config');
      forgetEmptyFlags(running);
      for (const { flag, commands, source, value } of completions) {
        if (!commands.includes(running.name()) || isGiven(running, flag)) continue;
        const found = value(settings);
        if (found !== undefined) running.setOptionValueWithSource(flag, found, source);
      }
      if (jobs.includes(running.name())) reportsFromConfig(running, settings);
    });
}

/** One flag, where it may come from when it is not given, and for which commands. */
interface Completion {
  readonly flag: string;
  readonly commands: readonly string[];
  readonly source: 'env' | 'config';
  readonly value: (settings: Settings) => unknown;
}

/** The main job, by hand and as a step of CI. */
const jobs: readonly string[] = ['sync', 'ci'];

/** Commands whose `--out` is the generated package. That of `fetch` is a folder for documents, named each time. */
const packageCommands = [
  ...jobs,
  'generate',
  'check',
  'log',
  'models',
  'diff',
  'report',
  'release',
  'env',
  'serve',
];

/** The first that has a value wins. */
const completions: readonly Completion[] = [
  {
    flag: 'upstream',
    commands: [...jobs, 'fetch'],
    source: 'env',
    value: () => process.env['ROUTER_ONE_SITE'] || undefined,
  },
  fromConfig('upstream', [...jobs, 'fetch'], ({ sources }) => sources?.site),
  fromConfig('out', packageCommands, ({ outputs }) => outputs?.out),
  fromConfig('from', ['models', 'env', 'serve'], ({ outputs }) => outputs?.out),
  fromConfig('packageName', [...jobs, 'generate'], ({ outputs }) => outputs?.packageName),
  fromConfig('failOn', ['sync', 'diff'], ({ failOn }) => failOn),
  fromConfig('strict', [...jobs, 'diff', 'models'], ({ strict }) => strict),
  fromConfig('liveCatalog', [...jobs, 'fetch'], ({ liveCatalog }) => liveCatalog),
  fromConfig('maxAge', jobs, ({ maxAge }) => maxAge),
  fromConfig('webhookLevel', [...jobs, 'diff', 'report'], ({ webhook }) => webhook?.level),
];

/** An empty text is what a job passes on that was given nothing itself: such a flag was not given either. */
function forgetEmptyFlags(command: Command): void {
  for (const option of command.options) {
    const flag = option.attributeName();
    if (command.getOptionValue(flag) !== '') continue;
    command.setOptionValueWithSource(flag, option.defaultValue, 'default');
  }
}

function fromConfig(flag: string, commands: readonly string[], value: Completion['value']): Completion {
  return { flag, commands, source: 'config', value };
}

function isGiven(command: Command, flag: string): boolean {
  const source = command.getOptionValueSource(flag);
  return source !== undefined && source !== 'default';
}
