import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { configFiles } from '../src/config/load-config.ts';
import { type ConfigFormat, configFormats } from './init/config.ts';
import { type NextStep, nextSteps } from './init/next-steps.ts';
import { configFileOf, planInit } from './init/plan.ts';
import { type Written, writePlan } from './init/write.ts';
import { parsePackageName } from './shared/options.ts';
import { withOutputOptions } from './shared/reports.ts';
import { type OutputFlags, openSession } from './shared/session.ts';

interface InitFlags extends OutputFlags {
  readonly out: string;
  readonly packageName?: string;
  readonly format: ConfigFormat;
  readonly cron?: string;
  /** False for `--no-workflow`. */
  readonly workflow: boolean;
  readonly force?: boolean;
}

/** Gives another repository a configuration and the workflow of the scheduled sync. */
export function configure(command: Command): Command {
  command
    .option('--out <folder>', 'where the package will be generated', parseOut, 'packages/router-one')
    .option('--package-name <name>', 'its name (default: router-one-client)', parsePackageName)
    .addOption(
      new Option('--format <format>', 'a module with comments, or plain JSON')
        .choices(configFormats)
        .default('mjs'),
    )
    .option('--cron <times>', 'when the workflow runs, in UTC (default: every day)', parseCron)
    .option('--no-workflow', 'only the configuration, for other CI services and for cron')
    .option('--force', 'overwrite files that are there and say something else');
  return withOutputOptions(command).addHelpText('after', examples).action(run);
}

const examples = `
Run it in the root of the repository that will use the package.

Examples:
  $ router-one-sync init
  $ router-one-sync init --out packages/router-one --package-name @acme/router-one
  $ router-one-sync init --cron "10 4 * * 1-5"
  $ router-one-sync init --format json --no-workflow`;

async function run(flags: InitFlags): Promise<void> {
  const { out, packageName = null, format, cron = null, workflow, force } = flags;
  const session = openSession(flags);
  if (workflow) requireRoot();
  requireOneConfig(configFileOf({ format }));
  const plan = planInit({ out, packageName: packageName || null, format, cron, workflow });
  const written = await writePlan('.', plan, force === true);
  const { isDependency } = await import('./init/is-dependency.ts');
  const next = nextSteps({ out, packageName, workflow, isInstalled: isDependency(await ownPackage()) });
  if (flags.json === true) session.data(printJson({ schemaVersion: 1, files: written, next }));
  session.say(`${written.map(fileLine).join('\n')}\n\nNext:\n${next.map(stepLine).join('\n')}`);
}

/** GitHub looks for workflows in the root of a repository and nowhere else. */
function requireRoot(): void {
  if (existsSync('.git')) return;
  throw new UsageFailure(
    'This is not the root of a git repository, and only there GitHub finds a workflow.',
    {
      advice:
        'Change into the root, or run `git init` first, or write the configuration alone: --no-workflow.',
    },
  );
}

/** With two configurations every command would ask which one is meant. */
function requireOneConfig(ours: string): void {
  const other = configFiles.find((name) => name !== ours && existsSync(name));
  if (other === undefined) return;
  throw new UsageFailure(`There is a configuration already: ${other}.`, {
    advice: `Keep it, or remove it first, or write over it: --format ${other.endsWith('.json') ? 'json' : 'mjs'} --force.`,
  });
}

async function ownPackage(): Promise<string | null> {
  return readFile('package.json', 'utf8').catch(() => null);
}

const deeds: Readonly<Record<Written['deed'], string>> = {
  written: 'Wrote',
  overwritten: 'Overwrote',
  extended: 'Added lines to',
  unchanged: 'Already right:',
};

function fileLine({ path, deed }: Written): string {
  return `${deeds[deed]} ${path}`;
}

function stepLine({ command, reason }: NextStep, index: number): string {
  const number = `  ${index + 1}. `;
  return command === null ? `${number}${reason}` : `${number}${command}\n       ${reason}`;
}

/** A folder below the root. What else a name may hold would mean something else in the files that git reads. */
function parseOut(text: string): string {
  const isBelow = /^(?!\.{1,2}(?:\/|$))[\w.@-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.@-]+)*\/?$/.test(text);
  if (!isBelow)
    throw new InvalidArgumentError('Expected a folder of the repository such as packages/router-one.');
  return text.replace(/\/$/, '');
}

function parseCron(text: string): string {
  if (/^[\d*,/A-Z-]+(?: [\d*,/A-Z-]+){4}$/i.test(text)) return text;
  throw new InvalidArgumentError(
    'Expected five fields: minute, hour, day, month, weekday, such as "10 4 * * 1-5".',
  );
}
