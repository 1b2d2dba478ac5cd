import { once } from 'node:events';
import type { Command } from 'commander';
import { printJson } from '../src/base/json.ts';
import type { ClientName } from '../src/client/client-env.ts';
import { collect, reading, WrongValue } from '../src/config/values.ts';
import { exampleKey, namesOf } from '../src/gateway/names.ts';
import { defaultGateway } from '../src/gateway/profiles.ts';
import type { Gateway } from '../src/gateway/schema.ts';
import type { OpenApiDocument } from '../src/openapi/document.ts';
import type { Edition } from '../src/read/edition.ts';
import { visible } from '../src/report/foreign-text.ts';
import { clientVariables } from '../src/report/settings/client-file.ts';
import { environmentObject, printEnvironment, type Setting } from '../src/report/settings/environment.ts';
import { localKeyOf } from '../src/serve/keys.ts';
import type { RouterRequest } from '../src/serve/request-log.ts';
import type { LocalRouter } from '../src/serve/router.ts';
import { basePath } from '../src/serve/spec/routes.ts';
import { documentsOf, editionOf } from './editions/argument.ts';
import { interruption } from './session/interrupt.ts';
import { openSession, type Session } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const own = [
  { flag: '--port <number>', words: 'where to listen on 127.0.0.1 (default: any that is free)', read: port },
  {
    flag: '--key <key>',
    words: 'accept only this key (repeatable; default: every sk-…)',
    read: collect,
  },
  {
    flag: '--retry-after <seconds>',
    words: 'what a limited key is told to wait',
    read: reading(/^\d{1,4}$/, 'Seconds are a whole number, such as 20.', Number),
    default: 1,
  },
] as const;

type ServeFlags = FlagsOf<'serve', typeof own>;

/** Serves an edition on loopback until it is interrupted. */
export function configure(command: Command): Command {
  return withSettings(command, own).addHelpText('after', help).action(run);
}

const help = `
What is answered comes from the edition: the examples of its openapi.json, and its catalog for GET /v1/models. Requests
are checked against the spec. The documents of a folder or a sample edition are published too, at /docs/openapi.json,
/docs.md, /models.md and /facts/integrations.md.

To test what your code does when it is refused:
  a key ending in -broke      402, where the spec documents it
  a key ending in -limited    429 with Retry-After
  any key not beginning sk-   401
  a model not in the catalog  the error that the spec documents ("auto" is always known)
  a prompt ending in -failed  a video task that fails; any other is pending, processing, completed, one step a question

Examples:
  $ router-one-sync serve --from embedded
  $ router-one-sync serve --port 8080 --key ${exampleKey(defaultGateway, 'my-test-key')}
  $ router-one-sync serve --json`;

async function run(flags: ServeFlags): Promise<void> {
  const session = openSession(flags);
  const from = flags.from ?? flags.out;
  const edition = await editionOf(flags);
  const documents = await documentsOf(from, flags.settings);
  const fault = new AbortController();
  const { startRouter } = await import('../src/serve/router.ts');
  const router = await startRouter({
    edition,
    documents,
    retryAfter: flags.retryAfter,
    onRequest: (request) => logRequest(request, session),
    onFault: (error) => fault.abort(error),
    ...(flags.port !== undefined && { port: flags.port }),
    ...(flags.key !== undefined && { keys: flags.key }),
  });
  try {
    announce(router, edition, flags, session);
    await endOf(AbortSignal.any([interruption.signal, fault.signal]));
  } finally {
    await router.close();
  }
}

/** Throws the reason of a signal as soon as it has one. */
async function endOf(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
  signal.throwIfAborted();
}

function announce(router: LocalRouter, edition: Edition, flags: ServeFlags, session: Session): void {
  const gateway = edition.gateway ?? defaultGateway;
  const settings = settingsFor(router.origin, flags.key === undefined, gateway, edition.api?.spec);
  for (const place of router.unchecked) process.stderr.write(`warning: not checked: ${visible(place)}\n`);
  if (flags.json === true) {
    session.data(printJson({ origin: router.origin, env: environmentObject(settings) }));
    return;
  }
  const what =
    edition.date === null ? (flags.from ?? flags.out) : `the edition of ${edition.date} (${edition.origin})`;
  session.data(`${gateway.name} on ${router.origin}, with ${visible(what)}\n\n`);
  session.data(printEnvironment(settings, 'shell'));
  session.say('\nCtrl-C ends it; --help says how to be refused.');
}

/** A key that was given on the command line is not printed. */
function settingsFor(
  origin: string,
  anyKey: boolean,
  gateway: Gateway,
  spec: OpenApiDocument | undefined,
): Setting[] {
  const { apiKey: keyVariable, baseUrl } = namesOf(gateway);
  const localKey = localKeyOf(gateway);
  const base = `${origin}${(gateway.api?.base ?? '').replace(/^https?:\/\/[^/]+/, '')}`;
  const { openai = '/v1', anthropic = '' } = gateway.api ?? {};
  const endpoints = { openai: `${base}${openai ?? ''}`, anthropic: `${base}${anthropic ?? ''}` };
  const clients: readonly ClientName[] =
    anthropic === null ? ['codex', 'openai'] : ['codex', 'openai', 'claude-code'];
  const variables = Object.assign(
    {},
    ...clients.map((client) => clientVariables(client, endpoints, localKey, keyVariable)),
  );
  const settings = Object.entries<string>({
    ...variables,
    [baseUrl]: spec === undefined ? base : `${origin}${basePath(spec)}`,
  }).map(
    ([name, value]): Setting => ({
      name,
      value: anyKey || value !== localKey ? value : { from: keyVariable },
    }),
  );
  return anyKey ? settings : settings.filter(({ name }) => name !== keyVariable);
}

/** On a terminal every request is a line; a log of a test run has its own. */
function logRequest({ method, path, status }: RouterRequest, session: Session): void {
  // Some gateways take a key in the query.
  const shown = path.replace(/\?.+$/s, '?***');
  if (process.stdout.isTTY) session.say(`${status} ${visible(method)} ${visible(shown)}`);
}

function port(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= 65_535) return number;
  throw new WrongValue('A port is a number up to 65535.');
}
