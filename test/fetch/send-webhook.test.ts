import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendWebhook } from '../../src/fetch/send-webhook.ts';
import { closedPort } from '../support/closed-port.ts';
import { type FaultServer, type Reply, startFaultServer } from '../support/fault-server.ts';

/** Slack's addresses are secrets: whoever has one may post. */
const path = '/services/T000/B000/canary0123456789';

let server: FaultServer;

beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.close());

function send(...replies: readonly Reply[]): Promise<string | null> {
  server.routes = { [path]: replies };
  return sendWebhook(`${server.origin}${path}`, { text: 'hello ✓' }, { userAgent: 'test', environment: {} });
}

describe('a webhook', () => {
  it('gets the message as JSON', async () => {
    expect(await send({ status: 200, body: 'ok' })).toBeNull();
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'test' },
    });
  });

  it('is asked once more when it took nothing for now, and not before it allows', async () => {
    expect(await send({ status: 429, headers: { 'retry-after': '1' } }, { status: 204 })).toBeNull();
    const [first, second] = server.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  const refusals: readonly (readonly [string, Reply, string, number])[] = [
    ['an address that is no longer valid', { status: 404, body: 'no_service' }, 'the answer was 404', 1],
    ['a fault of its own, with which it may have taken it', { status: 500 }, 'the answer was 500', 1],
    [
      'a redirect, which is not followed',
      { status: 302, headers: { location: '/x' } },
      'the answer was 302',
      1,
    ],
    ['a wait of an hour', { status: 429, headers: { 'retry-after': '3600' } }, 'the answer was 429', 1],
    [
      'a wait beyond any timer',
      { status: 429, headers: { 'retry-after': '99999999' } },
      'the answer was 429',
      1,
    ],
    ['a connection that ends', { raw: '' }, 'the connection', 1],
  ];

  it.each(refusals)('%s is told without the address', async (_name, reply, words, requests) => {
    const fault = await send(reply);
    expect(fault).toContain(words);
    expect(fault).toContain(new URL(server.origin).host);
    expect(fault).not.toContain('canary');
    expect(server.seen).toHaveLength(requests);
  });

  it('that nobody listens at is told without the address', async () => {
    const fault = await sendWebhook(
      `${await closedPort()}${path}`,
      {},
      { userAgent: 'test', environment: {} },
    );
    expect(fault).toContain('refused');
    expect(fault).not.toContain('canary');
  });
});
