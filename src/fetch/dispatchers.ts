import type { Dispatcher } from 'undici';
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

/** Opens the ways out through the proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`). */
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
  const read = (name: string) => environment[name.toLowerCase()] ?? environment[name] ?? '';
  const excluded = read('NO_PROXY');
  return {
    httpProxy: read('HTTP_PROXY'),
    httpsProxy: read('HTTPS_PROXY'),
    noProxy: excluded === '*' ? '*' : [neverProxied, excluded].filter((part) => part !== '').join(','),
  };
}
