import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { callOperation } from '../../src/client/operation.ts';
import { streamOperation } from '../../src/client/stream.ts';
import { type Answer, json, startGateway, text } from '../codegen/gateway.ts';
import { apiKey, chat, routerFor } from './router.ts';

const echo = `Bearer ${apiKey}`;

const answers: ReadonlyArray<readonly [where: string, answer: Answer]> = [
  ['an error body', json({ error: { message: `Bad header: ${echo}`, code: apiKey } }, 401)],
  ['members that nobody expects', json({ debug: { headers: { authorization: [echo] } } }, 500)],
  ['a text', text(`proxy: ${echo}`, 502, 'text/plain')],
  ['a page in place of an answer', text(`<p>${echo}</p>`, 200, 'text/html')],
  ['a redirect', json({}, 307, { location: `https://elsewhere.example/?key=${apiKey}` })],
];

/** All that a log could show of a failure. */
async function shownBy(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => expect.fail('the call should have failed'),
    (failure: unknown) => failure,
  );
  return `${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`;
}

describe('a key that a gateway sends back', () => {
  it.each(answers)('is not shown by the error for %s', async (_, answer) => {
    const { url } = await startGateway(answer);
    const router = routerFor(url, { maxRetries: 0, fetch: manually });
    expect(await shownBy(callOperation(router, chat, [{ model: 'auto' }]))).not.toContain(apiKey);
  });

  it('is not shown as an address has it either', async () => {
    const signs = 'sk-rk-0123/4567+89ab=';
    const { url } = await startGateway(json({}, 307, { location: `/?key=${encodeURIComponent(signs)}` }));
    const router = routerFor(url, { maxRetries: 0, fetch: manually, apiKey: signs });
    const shown = await shownBy(callOperation(router, chat, [{ model: 'auto' }]));
    expect(shown).toContain('/?key=[API key]');
    expect(shown).not.toContain('0123');
  });

  it.each([
    [
      'an error event',
      text(`event: error\ndata: {"error":{"message":"${echo}"}}\n\n`, 200, 'text/event-stream'),
    ],
    ['an event that is not JSON', text(`data: ${echo}\n\n`, 200, 'text/event-stream')],
    ['an answer in place of a stream', json({ message: echo })],
  ] as const)('is not shown by the error for %s', async (_, answer) => {
    const { url } = await startGateway(answer);
    const router = routerFor(url, { maxRetries: 0 });
    const events = streamOperation(router, chat, 'chat-completions', [{ model: 'auto' }]);
    expect(await shownBy(events.next())).not.toContain(apiKey);
  });
});

/** As browsers and the runtimes at the edge do, redirects are not followed. */
function manually(request: Request): Promise<Response> {
  return fetch(new Request(request, { redirect: 'manual' }));
}
