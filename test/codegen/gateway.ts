import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** A request as a server of a test received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How a server of a test answers one request. */
export type Answer = (response: ServerResponse, request: Received) => void;

/** A server on loopback that answers each request with the next of the answers (the last one again and again). */
export async function startGateway(
  ...answers: readonly Answer[]
): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const entry = { ...describe(request), body: await textOf(request) };
    received.push(entry);
    answers[Math.min(received.length, answers.length) - 1]?.(response, entry);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, received };
}

/** An answer in JSON. */
export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** An answer of any text. */
export function text(body: string, status: number, type: string): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };
}

function describe(request: IncomingMessage): Omit<Received, 'body'> {
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += chunk;
  return body;
}
