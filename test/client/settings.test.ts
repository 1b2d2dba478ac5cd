import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../src/client/client.ts';
import { environmentOf } from '../../src/client/client-env.ts';
import { UsageError } from '../../src/client/errors.ts';
import { pauseBefore, wishOf } from '../../src/client/retry.ts';
import { readSettings } from '../../src/client/settings.ts';
import { waitForVideo } from '../../src/client/videos.ts';
import { apiKey } from './router.ts';

const server = 'https://api.router.one';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('the settings of a client', () => {
  it('come from the options, then from the environment, then from the document', () => {
    expect(readSettings({ apiKey }, server, '/v1')).toMatchObject({
      baseUrl: server,
      timeout: 600_000,
      maxRetries: 2,
    });
    vi.stubEnv('ROUTER_API_KEY', apiKey);
    vi.stubEnv('ROUTER_BASE_URL', 'http://127.0.0.1:1/v1');
    expect(readSettings({}, server, '/v1')).toMatchObject({ apiKey, baseUrl: 'http://127.0.0.1:1' });
    expect(readSettings({ baseUrl: 'https://other.example/gateway/v1/' }, server, '/v1').baseUrl).toBe(
      'https://other.example/gateway',
    );
  });

  it.each([
    ['', /no API key/],
    ['sk-rk-0123456789 abcdef', /a blank/],
    ['sk-rk-0123456789\nabcdef', /a blank/],
    ['sk-rk-0123456789ключ', /no header can carry/],
    ['pk-rk-0123456789abcdef', /does not begin with sk-/],
    ['sk-rk-...', /placeholder/],
    ['sk-xxx', /only 6 characters/],
  ])('refuse the key %j and do not say it', (key, message) => {
    const refusal = expect(() => readSettings({ apiKey: key }, server));
    refusal.toThrow(UsageError);
    refusal.toThrow(message);
    if (key !== '') expect(() => readSettings({ apiKey: key }, server)).not.toThrow(key);
  });

  it.each([
    ['ftp://a.example'],
    ['api.router.one'],
    ['https://user:pw@a.example'],
    ['https://a.example/?q=1'],
    [null],
  ])('refuse the address %j', (address) => {
    expect(() => readSettings({ apiKey }, address)).toThrow(UsageError);
  });

  it.each([[-1], [Number.NaN], [Number.POSITIVE_INFINITY], [2 ** 31]])(
    'refuse a timeout of %d',
    (timeout) => {
      expect(() => readSettings({ apiKey, timeout }, server)).toThrow(/timeout/);
    },
  );

  it('show no key when the client is printed', () => {
    expect(inspect(createClient({ apiKey }, server), { depth: 9, showHidden: true })).not.toContain(apiKey);
  });
});

describe('the pause before another try', () => {
  const now = Date.parse('2026-06-10T00:00:00Z');
  it.each([
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': 'Wed, 10 Jun 2026 00:00:05 GMT' }, 5000],
    [{ 'retry-after': 'Tue, 09 Jun 2026 00:00:00 GMT' }, 0],
    [{ 'retry-after': '-5' }, null],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after-ms': 'x', 'retry-after': '1' }, 1000],
    [{}, null],
  ])('is what the server asks for with %j', (headers, wish) => {
    expect(wishOf(new Response(null, { headers: Object.entries(headers) }), now)).toBe(wish);
  });

  it('grows to eight seconds, less up to a quarter at random', () => {
    expect([0, 1, 2, 3, 4, 9].map((attempt) => pauseBefore(attempt, null, 0))).toEqual([
      500, 1000, 2000, 4000, 8000, 8000,
    ]);
    expect(pauseBefore(0, null, 1)).toBe(375);
  });

  it('is never shorter than asked, and is not waited for when it is over a minute', () => {
    expect(pauseBefore(0, 60_000, 1)).toBe(60_000);
    expect(pauseBefore(0, 60_001, 0)).toBeNull();
  });
});

describe('waiting for a video', () => {
  it('asks until it is completed and tells of every state', async () => {
    vi.useFakeTimers();
    const states = [
      { status: 'pending' },
      { status: 'processing', progress: 50 },
      { status: 'completed', url: 'u' },
    ];
    const seen: unknown[] = [];
    const waiting = waitForVideo(async () => states[seen.length], {
      interval: 3000,
      onProgress: (state) => seen.push(state),
    });
    await vi.advanceTimersByTimeAsync(6000);
    expect(await waiting).toBe(states[2]);
    expect(seen).toEqual(states);
  });

  it.each([
    [{ status: 'failed', error: { message: 'too dark', code: 'c' } }, 'the video failed: too dark'],
    [{ status: 'failed', error: 'too dark' }, 'the video failed: too dark'],
    [{ status: 'cancelled' }, 'the video was cancelled: no reason given'],
    [{ status: 'lost' }, 'no known status: "lost"'],
    [{}, 'no known status'],
  ])('ends with an error at %j', async (state, message) => {
    await expect(waitForVideo(async () => state)).rejects.toThrow(message);
  });

  it('asks no more often than every three seconds, and not for ever', async () => {
    await expect(waitForVideo(async () => ({}), { interval: 2999 })).rejects.toThrow(/3000 ms or more/);
    await expect(waitForVideo(async () => ({ status: 'pending' }), { maxWait: 100 })).rejects.toThrow(
      /within 100 ms/,
    );
  });

  it('ends when the caller gives up', async () => {
    const signal = AbortSignal.timeout(20);
    await expect(waitForVideo(async () => ({ status: 'pending' }), { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});

describe('the settings of other clients', () => {
  const endpoints = { openai: 'https://api.router.one/v1', anthropic: 'https://api.router.one' };
  it('are the variables that the facts name', () => {
    expect(environmentOf('openai', endpoints, apiKey)).toEqual({
      OPENAI_API_KEY: apiKey,
      OPENAI_BASE_URL: 'https://api.router.one/v1',
    });
    expect(environmentOf('claude-code', endpoints, apiKey)).toEqual({
      ANTHROPIC_API_KEY: apiKey,
      ANTHROPIC_AUTH_TOKEN: apiKey,
      ANTHROPIC_BASE_URL: 'https://api.router.one',
    });
    expect(environmentOf('codex', endpoints, apiKey)).toEqual({ ROUTER_API_KEY: apiKey });
  });
});
