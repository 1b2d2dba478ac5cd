import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { LocalFailure } from '../../base/failure.ts';

/** A server that listens on 127.0.0.1 and nowhere else. */
export interface Loopback {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Ends the server and its open connections. Can be called twice. */
  close(): Promise<void>;
}

/** Names of this machine for itself; with any other, a page elsewhere has made its own name lead here (DNS rebinding). */
const ownNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Refuses a request that was sent to another name than one of this machine's own; true if it did. */
export function refusesHost({ headers: { host = '' } }: IncomingMessage, response: ServerResponse): boolean {
  if (ownNames.has(host.replace(/\.?(?::\d*)?$/, '').toLowerCase())) return false;
  response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`This server answers for ${[...ownNames].join(', ')} only.\n`);
  return true;
}

/** Starts a server on a port of loopback, 0 for any that is free. Throws a `LocalFailure` for a port that is taken. */
export async function listenOnLoopback(server: Server, port: number): Promise<Loopback> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new LocalFailure(`port ${port} cannot be listened on: ${codeOf(cause)}`, {
      advice: 'Name another port, or none for any that is free.',
      cause,
    });
  }
  let closed: Promise<void> | null = null;
  return {
    origin: originOf(server),
    close() {
      closed ??= shutDown(server);
      return closed;
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return `http://127.0.0.1:${address.port}`;
}

/** A client's idle keep-alive sockets would hold the process for seconds, so they are ended too. */
async function shutDown(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
