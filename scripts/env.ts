import { Argument, type Command } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { type ClientName, clientNames, type Endpoints } from '../src/client/client-env.ts';
import { publicServer } from '../src/codegen/api/server.ts';
import { endpointsOf } from '../src/codegen/files/facts.ts';
import { WrongValue } from '../src/config/values.ts';
import { namesOf } from '../src/gateway/names.ts';
import { defaultGateway, gatewayOf } from '../src/gateway/profiles.ts';
import type { Gateway } from '../src/gateway/schema.ts';
import { clientFileOf, clientVariables } from '../src/report/settings/client-file.ts';
import {
  type EnvironmentFormat,
  environmentFormats,
  printEnvironment,
  type Setting,
} from '../src/report/settings/environment.ts';
import { editionOf } from './editions/argument.ts';
import { configuredSite } from './editions/upstream.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const formats: readonly (EnvironmentFormat | 'file')[] = [...environmentFormats, 'file'];

const own = [
  {
    flag: '--format <format>',
    words:
      "shell, dotenv and json are its environment; file is the client's own file (default: shell; file for codex)",
    choices: formats,
  },
  { flag: '--base-url <address>', words: 'another gateway, such as that of `serve`', read: baseUrl },
] as const;

type EnvFlags = FlagsOf<'env', typeof own>;

/** Prints the settings with which a client uses the gateway. */
export function configure(command: Command): Command {
  return withSettings(command, own)
    .addArgument(new Argument('<client>', 'which client').choices(clientNames))
    .addHelpText('after', help)
    .action(run);
}

const help = `
No key is ever printed: the settings refer to $${namesOf(defaultGateway).apiKey}, which is yours to set (of another gateway,
to its own variable).

Examples:
  $ eval "$(router-one-sync env openai)"
  $ router-one-sync env claude-code --format dotenv >> .env
  $ router-one-sync env codex --format file
  $ router-one-sync env openai --base-url http://127.0.0.1:8080`;

async function run(client: ClientName, flags: EnvFlags): Promise<void> {
  const format = flags.format ?? (client === 'codex' ? 'file' : 'shell');
  const gateway = gatewayOf(flags.settings.gateway);
  const endpoints =
    flags.baseUrl === undefined ? await endpointsOfEdition(client, flags) : endpointsBelow(flags.baseUrl);
  const { apiKey } = namesOf(gateway);
  process.stdout.write(
    format === 'file'
      ? printFile(client, endpoints, gateway)
      : printVariables(client, endpoints, apiKey, format),
  );
}

async function endpointsOfEdition(client: ClientName, flags: EnvFlags): Promise<Endpoints> {
  const from = flags.from ?? flags.out;
  const { gateway = defaultGateway, facts, api } = await editionOf(flags);
  const server = api === null ? null : publicServer(api.spec, null);
  const site = gateway.site ?? configuredSite(flags.settings);
  const endpoints = endpointsOf(facts, { gateway, server, site });
  const wanted = client === 'claude-code' ? endpoints.anthropic : endpoints.openai;
  if (wanted !== '') return endpoints;
  if (client === 'claude-code' && endpoints.openai !== '')
    throw new UsageFailure(`${gateway.name} names no address for the clients of Anthropic.`, {
      advice: 'Use env openai, or give the address with --base-url.',
    });
  throw new UsageFailure(`${from} does not name the addresses of the gateway.`, {
    advice: 'Name an edition with a facts page or an openapi.json, or give the address with --base-url.',
  });
}

function endpointsBelow(baseUrl: string): Endpoints {
  return { openai: `${baseUrl}/v1`, anthropic: baseUrl };
}

function printVariables(
  client: ClientName,
  endpoints: Endpoints,
  keyVariable: string,
  format: EnvironmentFormat,
): string {
  if (client === 'codex') {
    throw new UsageFailure('codex takes the address of a gateway from its file only.', {
      advice: 'Use --format file.',
    });
  }
  return printEnvironment(settingsOf(client, endpoints, keyVariable), format);
}

/** The variables of a client, the key among them by reference. */
function settingsOf(client: ClientName, endpoints: Endpoints, keyVariable: string): Setting[] {
  const key = `$${keyVariable}`;
  return Object.entries(clientVariables(client, endpoints, key, keyVariable)).map(([name, value]) => ({
    name,
    value: value === key ? { from: keyVariable } : value,
  }));
}

function printFile(client: ClientName, endpoints: Endpoints, gateway: Gateway): string {
  const file = clientFileOf(client, endpoints, gateway);
  if (file !== null) {
    process.stderr.write(`${client} reads this from ~/${file.path}.\n`);
    return file.text;
  }
  throw new UsageFailure(`${client} has no settings file of its own.`, {
    advice: `Use --format ${environmentFormats.join(', ')}.`,
  });
}

/** An http(s) address, without a trailing slash and without `/v1`. */
function baseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && `${url.username}${url.password}${url.search}` === '';
  if (!isPlain || !/^https?:$/.test(url.protocol)) {
    throw new WrongValue('An address looks like http://127.0.0.1:8080.');
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
}
