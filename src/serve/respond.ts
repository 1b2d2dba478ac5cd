import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handled, Handler } from './handler.ts';
import type { RequestLog } from './request-log.ts';
import { sendJson, sendReply } from './send.ts';

/** Room for an image of the largest size that image models take, in Base64. */
export const maximumBodyBytes = 32 * 1024 * 1024;

/** Answers one request and adds it to the log. Rejects with a bug of ours, which the client has then seen as a 500. */
export async function respond(
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  log: RequestLog,
): Promise<void> {
  const { method = '', url: target = '', headers } = request;
  const read = await readWhole(request).catch(() => 'gone' as const);
  if (read === 'gone') return;
  let handled: Handled;
  try {
    handled = await handler.handle({ method, target, headers, body: read.body });
  } catch (error) {
    const message = `The local router failed: ${String(error)}`;
    sendJson(response, 500, {}, { error: { message, type: 'server_error', code: 'internal_error' } });
    throw error;
  }
  const { reply, operation, body } = handled;
  const status = await sendReply(response, request, reply);
  log.add({ method, path: target, status, operation, body }, read.body?.byteLength ?? 0);
}

/** The body, or `null` if it is too large. It is read to its end all the same: a client reads no answer before that. */
async function readWhole(request: IncomingMessage): Promise<{ body: Uint8Array | null }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maximumBodyBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  return { body: size > maximumBodyBytes ? null : Buffer.concat(chunks) };
}
