import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { printJson } from '../src/base/json.ts';
import { configFiles } from '../src/config/load-config.ts';
import { asIs, packageName, reading } from '../src/config/values.ts';
import { namesOf } from '../src/gateway/names.ts';
import { defaultGateway, profileNames } from '../src/gateway/profiles.ts';
import { configFormats } from './init/config.ts';
import { isDependency, keyVariableOf, type NextStep, nextSteps } from './init/next-steps.ts';
import { calledFrom, configFileOf, pipelineFile, planInit, services } from './init/plan.ts';
import { type Written, writePlan } from './init/write.ts';
import { openSession } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

/** A folder below the root. What else a name may hold would mean something else in the files that git reads. */
const folder = reading(
  /^(?!\.{1,2}(?:\/|$))[\w.@-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.@-]+)*\/?$/,
  `Expected a folder of the repository such as packages/${defaultGateway.slug}.`,
  (text) => text.replace(/\/$/, ''),
);

const times = reading(
  /^[\d*,/A-Z-]+(?: [\d*,/A-Z-]+){4}$/i,
  'Expected five fields: minute, hour, day, month, weekday, such as "10 4 * * 1-5".',
  asIs,
);

const own = [
  {
    flag: '--gateway <name or url>',
    words: `whose documents these are: ${profileNames.join(', ')}, or an address to look for them at`,
  },
  {
    flag: '--out <folder>',
    words: `where the package will be generated (default: packages/${defaultGateway.slug})`,
    read: folder,
  },
  {
    flag: '--package-name <name>',
    words: `its name (default: ${namesOf(defaultGateway).packageName})`,
    read: packageName,
  },
  {
    flag: '--format <format>',
    words: 'a module with comments, or plain JSON',
    default: 'mjs',
    choices: configFormats,
  },
  { flag: '--cron <times>', words: 'when the workflow runs, in UTC (default: every day)', read: times },
  {
    flag: '--ci <service>',
    words: 'who runs the scheduled job',
    default: 'github',
    choices: services,
  },
  { flag: '--release', words: 'also the GitHub workflow that publishes the package' },
  {
    flag: '--no-workflow',
    words: 'no scheduled job, for other CI services and for cron',
    default: true,
  },
  {
    flag: '--from <file or url>',
    words:
      'a catalog that is not readable by itself: writes the lines that would read it, with … for you to decide',
  },
  { flag: '--force', words: 'overwrite files that are there and say something else' },
] as const;

/** Gives another repository a configuration and the workflow of the scheduled sync. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', examples).action(run);
}

const examples = `
Run it in the root of the repository that will use the package.

Examples:
  $ router-one-sync init
  $ router-one-sync init --out packages/${defaultGateway.slug} --package-name @acme/${defaultGateway.slug}
  $ router-one-sync init --gateway openrouter
  $ router-one-sync init --gateway https://llm.acme.example
  $ router-one-sync init --cron "10 4 * * 1-5"
  $ router-one-sync init --ci gitlab
  $ router-one-sync init --release
  $ router-one-sync init --format json --no-workflow
  $ router-one-sync init --from models.md`;

async function run(flags: FlagsOf<'init', typeof own>): Promise<void> {
  const { packageName = null, format, cron = null, workflow, force, release = false } = flags;
  const session = openSession(flags);
  const service = workflow ? flags.ci : null;
  if (workflow || release) requireRoot();
  requireOneConfig(configFileOf({ format }));
  // What looks for documents at an address loads all that reads them.
  const { chooseGateway } = await import('./init/gateway.ts');
  const { gateway, key, report } = await chooseGateway(flags.gateway);
  const out = flags.out ?? `packages/${gateway.slug}`;
  const { repository, version } = session.tool;
  const hasPipeline = existsSync(pipelineFile);
  const catalog =
    flags.from === undefined ? null : await (await import('./init/proposal.ts')).proposalFor(flags.from);
  const plan = planInit({
    ...{ out, packageName: packageName || null, format, cron, service, release, hasPipeline, catalog },
    calledFrom: calledFrom(repository, version),
    gateway: key,
    keyVariable: keyVariableOf(gateway),
  });
  const written = await writePlan('.', plan, force === true);
  const next = nextSteps({
    ...{ out, packageName, service, release, hasPipeline },
    isInstalled: isDependency(await ownPackage()),
    isPublished: repository !== null,
    gateway,
  });
  if (flags.json === true) session.data(printJson({ schemaVersion: 1, files: written, next }));
  if (report.length > 0) session.say(`${report.join('\n')}\n`);
  session.say(`${written.map(fileLine).join('\n')}\n\nNext:\n${next.map(stepLine).join('\n')}`);
}

/** GitHub and GitLab look for jobs in the root of a repository and nowhere else. */
function requireRoot(): void {
  if (existsSync('.git')) return;
  throw new UsageFailure(
    'This is not the root of a git repository, and only there a scheduled job is found.',
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
