import type { Dispatcher } from 'undici';
import { UsageFailure } from '../base/failure.ts';
import { decoded } from './address.ts';
import { EnvHttpProxyAgent } from './http-client.ts';
import { connectionsPerOrigin } from './limits.ts';
import { publicOnlyLookup } from './private-address.ts';

/** Variables of the process, or a test's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The two ways out: one for what the user asked for, one for where a public site sends us. */
export interface Dispatchers {
  /** Connects anywhere: the configured site may be a private mirror. */
  readonly open: Dispatcher;
  /** Refuses, as it connects, every name that leads to a private address. */
  readonly publicOnly: Dispatcher;
  close(): Promise<void>;
}

/** Hosts that no proxy can reach for us, whatever `NO_PROXY` says. */
const neverProxied = 'localhost,127.0.0.1,[::1]';

/** Opens the ways out through the proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`). */
export function openDispatchers(environment: Environment): Dispatchers {
  const shared = {
    connections: connectionsPerOrigin,
    // The one total deadline rules; undici's own timers would only end some waits earlier.
    headersTimeout: 0,
    bodyTimeout: 0,
    // Plain http goes to a proxy as other tools send it, since many proxies refuse a tunnel to port 80.
    proxyTunnel: false,
    ...proxiesOf(environment),
  };
  const open = new EnvHttpProxyAgent(shared);
  const publicOnly = new EnvHttpProxyAgent({ ...shared, connect: { lookup: publicOnlyLookup } });
  return {
    open,
    publicOnly,
    close: async () => {
      await Promise.all([open.destroy(), publicOnly.destroy()]);
    },
  };
}

/** The proxies' own names and passwords, which no message may tell. */
export function proxyAddresses(environment: Environment): string[] {
  const { httpProxy, httpsProxy } = proxiesOf(environment);
  return [httpProxy, httpsProxy].filter((address) => address !== '');
}

function proxiesOf(environment: Environment) {
  const excluded = variable(environment, 'NO_PROXY').value;
  return {
    httpProxy: proxyIn(environment, 'HTTP_PROXY'),
    httpsProxy: proxyIn(environment, 'HTTPS_PROXY'),
    noProxy: excluded === '*' ? '*' : [neverProxied, excluded].filter((part) => part !== '').join(','),
  };
}

/** As other tools have it: the variable in small letters first, even an empty one. */
function variable(environment: Environment, name: string): { readonly name: string; readonly value: string } {
  const small = environment[name.toLowerCase()];
  const found =
    small === undefined ? { name, value: environment[name] } : { name: name.toLowerCase(), value: small };
  return { name: found.name, value: found.value?.trim() ?? '' };
}

/** What a proxy may be spoken to in. */
const proxyProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'socks5:', 'socks:']);

/** The address of a proxy; without a variable of its own that of `ALL_PROXY`, without a scheme http, as curl has it. */
function proxyIn(environment: Environment, asked: string): string {
  const { name, value } = [asked, 'ALL_PROXY']
    .map((each) => variable(environment, each))
    .find(({ value: text }, index) => text !== '' || index > 0) ?? { name: asked, value: '' };
  if (value === '') return '';
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value)
    ? value.replace(/^socks5h:/i, 'socks5:')
    : `http://${value}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  // The value may hold a password: only the variable is named.
  if (url === null || !proxyProtocols.has(url.protocol) || !/^[^\s/:?#@%]+$|^\[.+\]$/.test(url.hostname)) {
    throw new UsageFailure(`the proxy in ${name} cannot be used`, {
      advice: 'Give an address such as http://proxy.example:3128, or unset the variable.',
    });
  }
  // undici decodes both, and stops at a bare "%".
  url.username = encodeURIComponent(decoded(url.username));
  url.password = encodeURIComponent(decoded(url.password));
  for (const part of ['pathname', 'search', 'hash'] as const) url[part] = '';
  return url.href;
}
