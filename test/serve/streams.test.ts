import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { describe, expect, it } from 'vitest';
import { createValidator } from '../../src/serve/checks/validator.ts';
import type { LocalRouter } from '../../src/serve/router.ts';
import { chat, goodKey, sample, send, sharedRouter, startLocal } from './local-router.ts';

const shared = sharedRouter();

interface Stream {
  readonly response: Response;
  readonly messages: readonly EventSourceMessage[];
  /** How many pieces the body came in. */
  readonly pieces: number;
}

async function openStream(router: LocalRouter, path: string, body: object, signal?: AbortSignal) {
  return fetch(`${router.origin}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${goodKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, stream: true }),
    ...(signal !== undefined && { signal }),
  });
}

async function readStream(router: LocalRouter, path: string, body: object): Promise<Stream> {
  const response = await openStream(router, path, body);
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  const decoder = new TextDecoder();
  let pieces = 0;
  for await (const piece of response.body ?? []) {
    pieces += 1;
    parser.feed(decoder.decode(piece, { stream: true }));
  }
  return { response, messages, pieces };
}

const protocols = [
  ['/v1/chat/completions', chat],
  ['/v1/messages', { model: 'auto', max_tokens: 9, messages: chat.messages }],
  ['/v1/responses', { model: 'auto', input: 'Say hello.' }],
] as const;

describe('a stream', () => {
  it.each(protocols)('of %s gives events as the spec describes them, one by one', async (path, body) => {
    const router = await shared();
    const spec = sample().edition.api?.spec ?? expect.fail('no API');
    const pointer = Object(spec.paths)[path].post.responses['200'].content['text/event-stream'].schema;
    const check = createValidator(spec).checkJson(pointer);
    const { response, messages, pieces } = await readStream(router, path, body);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(messages.length).toBeGreaterThan(4);
    expect(pieces).toBeGreaterThan(1);
    for (const { data } of messages.filter((message) => message.data !== '[DONE]')) {
      expect(check(JSON.parse(data))).toBeNull();
    }
  });

  it('of a chat completion has events without names and ends with [DONE]', async () => {
    const router = await shared();
    const { messages } = await readStream(router, '/v1/chat/completions', chat);
    expect(new Set(messages.map(({ event }) => event))).toEqual(new Set([undefined]));
    expect(messages.at(-1)?.data).toBe('[DONE]');
    expect(messages.filter(({ data }) => data === '[DONE]')).toHaveLength(1);
  });

  it('of a chat completion tells the usage only to those who ask', async () => {
    const router = await shared();
    const usages = async (options: object) => {
      const { messages } = await readStream(router, '/v1/chat/completions', { ...chat, ...options });
      return messages.filter(({ data }) => data.includes('"usage"')).length;
    };
    expect(await usages({})).toBe(0);
    expect(await usages({ stream_options: { include_usage: false } })).toBe(0);
    expect(await usages({ stream_options: { include_usage: true } })).toBe(1);
  });

  it.each(protocols.slice(1))('of %s has events named by their type, and no [DONE]', async (path, body) => {
    const router = await shared();
    const { messages } = await readStream(router, path, body);
    for (const { event, data } of messages) expect(event).toBe(JSON.parse(data).type);
  });

  it('names the model that was asked for', async () => {
    const router = await shared();
    const body = { model: 'anthropic/claude-haiku-4.5', max_tokens: 9, messages: chat.messages };
    const { messages } = await readStream(router, '/v1/messages', body);
    expect(JSON.parse(messages[0]?.data ?? '')).toMatchObject({
      message: { model: 'anthropic/claude-haiku-4.5' },
    });
  });

  it('is refused as a whole answer is', async () => {
    const router = await shared();
    const answered = await send(router, '/v1/chat/completions', {
      body: { ...chat, model: 'gpt-0', stream: true },
    });
    expect(answered).toMatchObject({ status: 400, body: { error: { code: 'model_not_found' } } });
  });

  it('that the client leaves is no trouble', async () => {
    const router = await shared();
    const controller = new AbortController();
    const response = await openStream(router, '/v1/chat/completions', chat, controller.signal);
    await response.body?.getReader().read();
    controller.abort();
    expect((await send(router, '/v1/models')).status).toBe(200);
  });

  it('ends when the router is closed', async () => {
    const router = await startLocal();
    const response = await openStream(router, '/v1/chat/completions', chat);
    await router.close();
    await expect(response.text()).rejects.toThrow();
  });

  it('is not what an operation without one gives', async () => {
    const router = await shared();
    const body = { model: 'gpt-image-2', prompt: 'A pier', stream: true };
    const { headers } = await send(router, '/v1/images/generations', { body });
    expect(headers.get('content-type')).toBe('application/json');
  });
});
