import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { callOperation } from '../../src/client/operation.ts';
import { streamOperation } from '../../src/client/stream.ts';
import { waitForVideo } from '../../src/client/videos.ts';
import { type Answer, json, startGateway, text } from '../codegen/gateway.ts';
import { apiKey, chat, routerFor, task } from './router.ts';

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

const bytes = Buffer.from(echo);
const encodings: ReadonlyArray<readonly [form: string, text: string]> = [
  ['Base64', bytes.toString('base64')],
  ['Base64 behind another word', Buffer.from(`x: ${echo}`).toString('base64')],
  ['Base64 for addresses', Buffer.from(`??${echo}`).toString('base64url')],
  ['hexadecimal digits', bytes.toString('hex').toUpperCase()],
  ['an address', encodeURIComponent(echo).replaceAll('-', '%2D')],
  ['an address twice', encodeURIComponent(encodeURIComponent(`${echo}`).replaceAll('s', '%73'))],
  ['every letter of an address', [...bytes].map((byte) => `%${byte.toString(16)}`).join('')],
  ['blanks between', echo.replace(/(.{7})/g, '$1 ')],
  ['lines', echo.replace(/(.{9})/g, '$1\n')],
  ['JSON in JSON', JSON.stringify(JSON.stringify({ authorization: echo.replace(/(.{9})/g, '$1\n') }))],
  ['escapes of JSON', [...bytes].map((byte) => `\\u00${byte.toString(16)}`).join('')],
  ['escapes of HTML', [...bytes].map((byte) => `&#${byte};`).join('')],
  ['capitals', echo.toUpperCase()],
  ['marks between', echo.replace(/(.{8})/g, '$1<wbr>')],
];

/** Any long piece of the key, in whatever form this test uses. */
function pieces(form: string): RegExp {
  const middle = form.slice(Math.floor(form.length / 2) - 5, Math.floor(form.length / 2) + 5);
  return new RegExp(middle.replace(/[^\w]/g, '\\$&'), 'i');
}

describe('a key that comes back in another form', () => {
  it.each(encodings)('is not shown: %s', async (_, form) => {
    const body = { error: { message: `Bad header: ${form}` }, seen: [{ [form]: form }] };
    const streamed = text(`data: ${JSON.stringify(body)}\n\n`, 200, 'text/event-stream');
    const answers = [
      json(body, 401),
      text(form, 500, 'text/plain'),
      text(`{${form}`, 200, 'application/json'),
    ];
    for (const answer of [...answers, streamed]) {
      const { url } = await startGateway(answer);
      const router = routerFor(url, { maxRetries: 0 });
      const call =
        answer === streamed
          ? streamOperation(router, chat, 'chat-completions', [{ model: 'auto' }]).next()
          : callOperation(router, chat, [{ model: 'auto' }]);
      expect(await shownBy(call)).not.toMatch(pieces(form));
    }
  });

  it('is not shown by what quotes an answer: the reason of a status, a request id, an error of the parser', async () => {
    const { url } = await startGateway(json({}, 500, { 'x-request-id': echo }));
    const fails = (answer: () => Promise<Response>) =>
      shownBy(callOperation(routerFor(url, { maxRetries: 0, fetch: answer }), chat, [{ model: 'auto' }]));
    expect(await fails(() => fetch(url))).not.toContain(apiKey);
    expect(
      await fails(async () => new Response('', { status: 500, statusText: `No ${echo}` })),
    ).not.toContain(apiKey);
    const parser = Object.assign(new Error('Invalid header'), { data: `HTTP/1.1 ${echo}` });
    expect(
      await fails(async () => {
        throw new TypeError('fetch failed', { cause: parser });
      }),
    ).not.toContain(apiKey);
  });

  it('is not shown of a header that somebody gave, nor by a video that failed', async () => {
    const own = 'Basic dXNlcjpob3JzZTE2c3RhcGxl';
    const { url } = await startGateway(
      json({ error: { message: `saw ${own}, horse16staple` } }, 400),
      json({ status: 'failed', error: { message: echo } }),
    );
    const router = routerFor(url, { maxRetries: 0, headers: { 'x-proxy-auth': own } });
    const shown = await shownBy(callOperation(router, chat, [{ model: 'auto' }]));
    expect(shown).not.toMatch(/horse16|dXNlcjpob3/);
    const state = () => callOperation(router, task, ['1']);
    expect(await shownBy(waitForVideo(state))).not.toContain(apiKey);
  });

  it('leaves an answer that is nested too deeply a failure of the gateway', async () => {
    const { url } = await startGateway(
      text(`${'['.repeat(20_000)}${']'.repeat(20_000)}`, 400, 'application/json'),
    );
    const call = callOperation(routerFor(url, { maxRetries: 0 }), chat, [{ model: 'auto' }]);
    await expect(call).rejects.toMatchObject({ name: 'InvalidRequestError' });
  });
});
