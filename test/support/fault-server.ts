import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** One answer of the server, wrong in whatever way its fields say. The empty reply is a good one without a body. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly encoding?: 'gzip' | 'br';
  /** How the body says its length: `length` unless given; `none` leaves it to the end of the connection. */
  readonly framing?: 'length' | 'chunked' | 'none';
  /** A length that is not the body's own. */
  readonly claimedLength?: number;
  /** Ends the connection after so many bytes of the (encoded) body. */
  readonly cutAfter?: number;
  /** How a cut or an end looks on the wire: a proper close, or a reset. */
  readonly ending?: 'close' | 'reset';
  /** Sends the body byte by byte with so many milliseconds between. */
  readonly dripEvery?: number;
  /** Repeats the body until the client goes away. */
  readonly endless?: boolean;
  /** Never answers at all. */
  readonly silent?: boolean;
  /** Sent instead of an answer, byte for byte. */
  readonly raw?: string;
}

export interface SeenRequest {
  readonly method: string;
  /** The request target as it came: a path, or a whole address when we serve as a proxy. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Route = Reply | readonly Reply[] | ((request: SeenRequest) => Reply);

export interface FaultServer {
  readonly origin: string;
  readonly seen: SeenRequest[];
  /** By path; of a list each request takes the next, and the last one stays. */
  routes: Readonly<Record<string, Route>>;
  close(): Promise<void>;
}

/** A real server on loopback whose faults are data. */
export async function startFaultServer(routes: Readonly<Record<string, Route>> = {}): Promise<FaultServer> {
  const seen: SeenRequest[] = [];
  const turns = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer();
  const handle = { routes };
  server.on('connection', (socket) => {
    sockets.add(socket);
    // A client that goes away in mid-body is part of the test.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  const answer = (request: SeenRequest, socket: Socket) => {
    seen.push(request);
    const route = handle.routes[request.target] ??
      handle.routes['*'] ?? { status: 404, body: 'no such page' };
    const turn = turns.get(request.target) ?? 0;
    turns.set(request.target, turn + 1);
    void send(socket, pick(route, turn, request));
  };
  server.on('request', (incoming) => answer(requestOf(incoming), incoming.socket));
  server.on('connect', (incoming, socket: Socket) => answer(requestOf(incoming), socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // An IP server's address is an object.
  const { port } = server.address() as AddressInfo;
  return Object.assign(handle, {
    origin: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  });
}

/** A reply's body as it is sent: encoded and framed. */
export function bodyOnTheWire(reply: Reply): Uint8Array {
  const body = encode(Buffer.from(reply.body ?? ''), reply.encoding);
  return reply.framing === 'chunked' ? chunked(body) : body;
}

function requestOf(incoming: IncomingMessage): SeenRequest {
  return {
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    headers: incoming.headers,
    at: Date.now(),
  };
}

function pick(route: Route, turn: number, request: SeenRequest): Reply {
  if (typeof route === 'function') return route(request);
  if ('length' in route) return route[Math.min(turn, route.length - 1)] ?? {};
  return route;
}

/** Written by hand and not by `node:http`, which would not let most of these faults happen. */
async function send(socket: Socket, reply: Reply): Promise<void> {
  if (reply.silent === true) return;
  if (reply.raw !== undefined) return end(socket, reply.raw);
  const body = encode(Buffer.from(reply.body ?? ''), reply.encoding);
  socket.write(headOf(reply, body));
  if (reply.endless === true) return pour(socket, chunk(body));
  const framed = bodyOnTheWire(reply);
  const visible = framed.subarray(0, reply.cutAfter ?? framed.length);
  if (reply.dripEvery !== undefined) await drip(socket, visible, reply.dripEvery);
  else socket.write(visible);
  if (reply.ending === 'reset') await sleep(20);
  if (reply.ending === 'reset') socket.resetAndDestroy();
  else end(socket, '');
}

function headOf(reply: Reply, body: Uint8Array): string {
  const bodiless = reply.status === 304 || reply.status === 204;
  const headers: Record<string, string> = { connection: 'close' };
  const framing = reply.framing ?? 'length';
  if (framing === 'length' && !bodiless && reply.endless !== true)
    headers['content-length'] = String(reply.claimedLength ?? body.length);
  if (framing === 'chunked' || reply.endless === true) headers['transfer-encoding'] = 'chunked';
  if (reply.encoding !== undefined) headers['content-encoding'] = reply.encoding;
  const lines = Object.entries({ ...headers, ...reply.headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `HTTP/1.1 ${reply.status ?? 200} Said\r\n${lines.join('')}\r\n`;
}

function encode(body: Uint8Array, encoding: Reply['encoding']): Uint8Array {
  if (encoding === 'gzip') return gzipSync(body);
  return encoding === 'br' ? brotliCompressSync(body) : body;
}

function chunk(part: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
}

/** In chunks of 64 bytes, so that a cut falls into many different places. */
function chunked(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < body.length; start += 64) {
    const part = body.subarray(start, start + 64);
    parts.push(chunk(part));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

async function drip(socket: Socket, body: Uint8Array, every: number): Promise<void> {
  for (const byte of body) {
    if (socket.destroyed) return;
    socket.write(Uint8Array.of(byte));
    await sleep(every);
  }
}

async function pour(socket: Socket, body: Uint8Array): Promise<void> {
  while (!socket.destroyed) {
    if (!socket.write(body)) await new Promise((done) => socket.once('drain', done).once('close', done));
  }
}

function end(socket: Socket, text: string): void {
  if (!socket.destroyed) socket.end(text);
}
