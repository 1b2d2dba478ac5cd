import { type Command, InvalidArgumentError, Option } from 'commander';
import { expand } from '../../src/config/expand.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Settings } from '../../src/config/schema.ts';
import { outputSettings, type Setting, settings } from '../../src/config/settings.ts';
import { WrongValue } from '../../src/config/values.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { gatewayOf } from '../../src/gateway/profiles.ts';
import { parseReportRequest } from './report-requests.ts';

/** What a command may have beside the settings that are shared: rows of the same kind. */
type Own = Setting & { readonly flag: string };

type Camel<Text extends string> = Text extends `${infer Head}-${infer Rest}`
  ? `${Head}${Capitalize<Camel<Rest>>}`
  : Text;
type Word<Text extends string> = Text extends `${infer Head} ${string}` ? Head : Text;
type NameOf<Row> = Row extends { flag: `--no-${infer Flag}` }
  ? Camel<Word<Flag>>
  : Row extends { flag: `--${infer Flag}` }
    ? Camel<Word<Flag>>
    : never;
type ValueOf<Row> = Row extends { read: (...args: never[]) => infer Value }
  ? Value
  : Row extends { choices: readonly (infer Choice)[] }
    ? Choice
    : Row extends { flag: `${string}<${string}` }
      ? string
      : boolean;
type Certain = { default: unknown } | { required: true };
type Shared = (typeof settings)[number] | (typeof outputSettings)[number];
type On<Name extends string, Row> = Row extends { on: infer Names extends string }
  ? ` ${Names} ` extends `${string} ${Name} ${string}`
    ? Row
    : never
  : never;
type Given<Rows> = {
  readonly [Row in Rows as Row extends Certain ? NameOf<Row> : never]: ValueOf<Row>;
} & { readonly [Row in Rows as Row extends Certain ? never : NameOf<Row>]?: ValueOf<Row> };

/** The flags of a command, by its name and the type of its own rows, as commander gives them. */
export type FlagsOf<Name extends string, Rows extends readonly Own[] = []> = Given<
  On<Name, Shared> | Rows[number]
> & {
  /** The configuration file as it was read; what is a flag too stands in that flag already. */
  readonly settings: Settings;
};

/**
 * Gives a command its flags. Before it runs they are completed: a flag that was given wins over the environment, that
 * over the configuration, and that over the default.
 *
 * @param onFault hears of a configuration that cannot be used, with the flags as they were given, before the run ends.
 */
export function withSettings<Given extends object = object>(
  command: Command,
  own: readonly Own[] = [],
  onFault: (fault: unknown, given: Given) => Promise<void> = async () => {},
): Command {
  const isOn = ({ on = '' }: Setting) => on.split(' ').includes(command.name());
  const rows: readonly Setting[] = [...settings.filter(isOn), ...own, ...outputSettings.filter(isOn)];
  for (const row of rows) command.addOption(optionOf(row, command.name()));
  if (rows.every(({ flag }) => flag !== '--config <file>')) return command;
  return command.hook('preAction', async (_root, running) => {
    try {
      await complete(running, rows);
    } catch (fault) {
      await onFault(fault, running.opts<Given>());
      throw fault;
    }
  });
}

function optionOf(row: Setting, name: string): Option {
  const option = new Option(row.flag ?? '', row.elsewhere?.[name] ?? row.words);
  if (row.choices !== undefined) option.choices(row.choices);
  if (row.default !== undefined) option.default(row.default);
  if (row.read !== undefined) option.argParser(readerOf(row.read));
  return row.required === true ? option.makeOptionMandatory() : option;
}

function readerOf(read: NonNullable<Setting['read']>) {
  return (text: string, previous: unknown): unknown => {
    try {
      return Reflect.apply(read, undefined, [text, previous]);
    } catch (error) {
      throw error instanceof WrongValue ? new InvalidArgumentError(error.message) : error;
    }
  };
}

async function complete(running: Command, rows: readonly Setting[]): Promise<void> {
  const named: unknown = running.getOptionValue('config');
  const config = await loadConfig(process.cwd(), typeof named === 'string' ? named : null);
  forgetEmptyFlags(running);
  const flag: unknown = running.getOptionValue('gateway');
  // Whose documents these are is asked for everywhere, so a flag says it in the place of the configuration.
  const settings = typeof flag === 'string' ? { ...config, gateway: gatewayOf(flag) } : config;
  running.setOptionValueWithSource('settings', settings, 'config');
  for (const row of rows) completeFlag(running, row, settings);
  if (jobs.includes(running.name())) reportsFromConfig(running, config);
}

/** An empty text is what a job passes on that was given nothing itself: such a flag was not given either. */
function forgetEmptyFlags(command: Command): void {
  for (const option of command.options) {
    const flag = option.attributeName();
    if (command.getOptionValue(flag) !== '') continue;
    command.setOptionValueWithSource(flag, option.defaultValue, 'default');
  }
}

function completeFlag(command: Command, { flag = '', env, key }: Setting, config: Settings): void {
  const name = new Option(flag).attributeName();
  const source = command.getOptionValueSource(name);
  if (source !== undefined && source !== 'default') return;
  const gateway = gatewayOf(config.gateway);
  const variable = env === undefined ? undefined : process.env[namesOf(gateway)[env]] || undefined;
  const configured = key === undefined ? undefined : valueAt(config, key);
  if (variable !== undefined) command.setOptionValueWithSource(name, variable, 'env');
  else if (configured !== undefined) command.setOptionValueWithSource(name, configured, 'config');
  // Another gateway has another site, or none that everybody shares.
  else if (env === 'site') command.setOptionValueWithSource(name, gateway.site ?? '', 'default');
}

function valueAt(config: Settings, key: string): unknown {
  const member = (value: unknown, name: string) =>
    value instanceof Object ? Reflect.get(value, name) : undefined;
  return key.split('.').reduce<unknown>(member, config);
}

/** The main job, by hand and as a step of CI. */
const jobs: readonly string[] = ['sync', 'ci'];

/**
 * Adds the configured reports where no `--report` was given, and the configured webhook where no other was. A dry run
 * tells nobody, so it does not need the webhook's address either.
 */
function reportsFromConfig(command: Command, { reports: configured = [], webhook }: Settings): void {
  const { report, dryRun }: { report?: readonly string[]; dryRun?: boolean } = command.opts();
  for (const [index, text] of configured.entries()) parseReportRequest(text, `reports[${index}]`);
  const reports = report ?? configured;
  const isTold = reports.some((text) => /^webhook(?:=|$)/.test(text)) || dryRun === true;
  const told =
    webhook === undefined || isTold ? [] : [`webhook=${expand(webhook.url, 'webhook.url', process.env)}`];
  command.setOptionValueWithSource('report', [...reports, ...told], 'config');
}
