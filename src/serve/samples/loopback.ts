import { once } from 'node:events';
import type { Server } from 'node:http';
import { LocalFailure } from '../../base/failure.ts';

/** A server that listens on 127.0.0.1 and nowhere else. */
export interface Loopback {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Ends the server and its open connections. Can be called twice. */
  close(): Promise<void>;
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
