import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { maximumBodyBytes } from '../../src/serve/respond.ts';
import { sampleDates } from '../../src/serve/samples/editions.ts';
import { chat, goodKey, type Sent, sample, send, sharedRouter, startLocal } from './local-router.ts';

const shared = sharedRouter();

const completions = '/v1/chat/completions';
const message = { model: 'auto', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] };

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly type?: string;
  readonly says?: RegExp;
}

const table: readonly (readonly [string, string, Sent, Refused])[] = [
  [
    'no key',
    completions,
    { key: null, body: chat },
    { status: 401, code: 'invalid_api_key', type: 'authentication_error' },
  ],
  [
    'a key of another shape',
    completions,
    { key: 'rk-123', body: chat },
    { status: 401, code: 'invalid_api_key' },
  ],
  [
    'another way to authenticate',
    '/v1/balance',
    { key: null, headers: { authorization: 'Basic c2s6c2s=' } },
    { status: 401, code: 'invalid_api_key' },
  ],
  [
    'a key without a balance',
    completions,
    { key: 'sk-rk-1-broke', body: chat },
    { status: 402, code: 'insufficient_balance', type: 'billing_error' },
  ],
  [
    'a key that calls too often',
    completions,
    { key: 'sk-rk-1-limited', body: chat },
    { status: 429, code: 'rate_limit_exceeded', type: 'rate_limit_error', says: /in 1 second\.$/ },
  ],
  [
    'an unknown model',
    completions,
    { body: { ...chat, model: 'gpt-0' } },
    { status: 400, code: 'model_not_found', says: /^The model 'gpt-0' does not exist\.$/ },
  ],
  [
    'an unknown model of a message',
    '/v1/messages',
    { body: { ...message, model: 'claude-0' } },
    { status: 400, code: 'model_not_found' },
  ],
  [
    'a body that is not JSON',
    completions,
    { body: '{' },
    { status: 400, code: 'invalid_request', says: /not JSON/ },
  ],
  [
    'a body that is not UTF-8',
    completions,
    { body: new Uint8Array([0x22, 0xff, 0x22]) },
    { status: 400, code: 'invalid_request', says: /UTF-8/ },
  ],
  [
    'no body',
    completions,
    { method: 'POST', headers: { 'content-type': 'application/json' } },
    { status: 400, code: 'invalid_request', says: /required/ },
  ],
  [
    'a body that is no object',
    completions,
    { body: '[]' },
    { status: 400, code: 'invalid_request', says: /^the body: must be object$/ },
  ],
  [
    'a missing parameter',
    completions,
    { body: { model: 'auto' } },
    { status: 400, code: 'invalid_request', says: /^\/messages: is required$/ },
  ],
  [
    'an empty list',
    completions,
    { body: { ...chat, messages: [] } },
    { status: 400, code: 'invalid_request', says: /^\/messages: must NOT have fewer than 1 items$/ },
  ],
  [
    'a word that is not in the list',
    completions,
    { body: { ...chat, messages: [{ role: 'bot' }] } },
    { status: 400, code: 'invalid_request', says: /^\/messages\/0\/role: must be one of "system", "user"/ },
  ],
  [
    'a value that fits no alternative',
    completions,
    { body: { ...chat, messages: [{ role: 'user', content: 5 }] } },
    {
      status: 400,
      code: 'invalid_request',
      says: /^\/messages\/0\/content: must be string, or must be array, or must be null$/,
    },
  ],
  [
    'a number out of its range',
    completions,
    { body: { ...chat, temperature: 3 } },
    { status: 400, code: 'invalid_request', says: /^\/temperature: must be <= 2$/ },
  ],
  [
    'a number in quotes',
    completions,
    { body: { ...chat, max_tokens: '5' } },
    { status: 400, code: 'invalid_request', says: /^\/max_tokens: must be integer$/ },
  ],
  [
    'a text that is too long',
    '/v1/images/generations',
    { body: { model: 'gpt-image-2', prompt: 'x'.repeat(4001) } },
    { status: 400, code: 'invalid_request', says: /^\/prompt: / },
  ],
  [
    'an address that is none',
    '/v1/videos/generations',
    { body: { model: 'auto', prompt: '', resolution: '720p', image_url: 'no address' } },
    { status: 400, code: 'invalid_request', says: /^\/image_url: must match format "uri"$/ },
  ],
  [
    'a form where JSON is wanted',
    completions,
    { body: 'model=auto', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    { status: 415, code: 'unsupported_media_type', says: /application\/json/ },
  ],
  [
    'JSON where a form is wanted',
    '/v1/images/edits',
    { body: {} },
    { status: 415, code: 'unsupported_media_type', says: /multipart\/form-data/ },
  ],
  [
    'an unknown task',
    '/v1/videos/generations/vid_0',
    {},
    { status: 404, code: 'task_not_found', says: /'vid_0'/ },
  ],
  ['an unknown path', '/v1/nothing', {}, { status: 404, code: 'not_found', says: /\/v1\/nothing/ }],
  ['a path that is no text', '/v1/videos/generations/%ff', {}, { status: 404, code: 'not_found' }],
  ['an empty path value', '/v1/videos/generations/', {}, { status: 404, code: 'not_found' }],
  ['a slash too many', '/v1/models/', {}, { status: 404, code: 'not_found' }],
  [
    'another method',
    completions,
    { method: 'DELETE' },
    { status: 405, code: 'method_not_allowed', says: /POST/ },
  ],
];

describe('a request is refused with the documented error', () => {
  it.each(table)('%s', async (_name, path, sent, { says, status, ...details }) => {
    const router = await shared();
    const answered = await send(router, path, sent);
    expect(answered).toMatchObject({ status, body: { error: details } });
    if (says !== undefined) expect(Object(answered.body).error.message).toMatch(says);
    expect(Object.keys(Object(answered.body).error).sort()).toEqual(['code', 'message', 'type']);
    expect(router.requests.at(-1)).toMatchObject({ status });
  });

  it.each(sampleDates)('word for word as the edition of %s has it', async (date) => {
    const router = await startLocal(sample(date));
    const spec = Object((await send(router, '/docs/openapi.json')).body);
    const documented = spec.components.responses.InsufficientBalance.content['application/json'].examples;
    const answered = await send(router, completions, { key: 'sk-1-broke', body: { ...chat, model: 'auto' } });
    expect(answered.body).toEqual(documented.insufficient_balance.value);
  });
});

describe('a limited key', () => {
  it('is told how long to wait, as the test wishes', async () => {
    const router = await startLocal({ retryAfter: 20 });
    const { headers, body } = await send(router, '/v1/models', { key: 'sk-1-limited' });
    expect(headers.get('retry-after')).toBe('20');
    expect(JSON.stringify(body)).toContain('Try again in 20 seconds.');
  });
});

describe('a key without a balance', () => {
  it('may ask for what costs nothing', async () => {
    const router = await shared();
    expect((await send(router, '/v1/models', { key: 'sk-1-broke' })).status).toBe(200);
  });
});

describe('where only some keys are accepted', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['sk-mine', 200],
    ['sk-other', 401],
    ['sk-mine-broke', 402],
    ['sk-mine-limited', 429],
    ['sk-other-limited', 401],
  ];
  it.each(cases)('%s gets %i', async (key, status) => {
    const router = await startLocal({ keys: ['sk-mine'] });
    expect((await send(router, completions, { key, body: chat })).status).toBe(status);
  });
});

describe('a method that is not possible', () => {
  it('is told those that are', async () => {
    const router = await shared();
    const { headers } = await send(router, completions, { method: 'PUT' });
    expect(headers.get('allow')).toBe('POST');
    expect((await fetch(`${router.origin}/docs.md`, { method: 'POST' })).status).toBe(405);
  });
});

describe('a body that is too large', () => {
  it('is refused after it was read, and the connection lives on', async () => {
    const router = await shared();
    const body = new Uint8Array(maximumBodyBytes + 1).fill(0x20);
    const answered = await send(router, completions, { body });
    expect(answered).toMatchObject({ status: 413, body: { error: { code: 'request_too_large' } } });
    expect((await send(router, completions, { body: chat })).status).toBe(200);
  });

  it('may be as large as the limit', async () => {
    const router = await shared();
    const text = JSON.stringify(chat);
    const body = text + ' '.repeat(maximumBodyBytes - text.length);
    expect((await send(router, completions, { body })).status).toBe(200);
  });
});

describe('strange requests', () => {
  it.each([
    ['GET /v1/../docs.md HTTP/1.1', /^HTTP\/1\.1 404/],
    ['GET /../../../../etc/passwd HTTP/1.1', /^HTTP\/1\.1 404/],
    ['GET /docs%2emd HTTP/1.1', /^HTTP\/1\.1 404/],
    ['GET //v1/models HTTP/1.1', /^HTTP\/1\.1 404/],
    ['GET /v1/videos/generations/..%2F..%2Fmodels HTTP/1.1', /There is no task '\.\.\/\.\.\/models'/],
    ['GET http://router.one/docs.md HTTP/1.1', /^HTTP\/1\.1 404/],
    ['OPTIONS * HTTP/1.1', /^HTTP\/1\.1 404/],
    ['nonsense', /^HTTP\/1\.1 400/],
  ])('%s lead nowhere', async (line, expected) => {
    const { origin } = await shared();
    const { port, host } = new URL(origin);
    const lines = [line, `Host: ${host}`, `Authorization: Bearer ${goodKey}`, 'Connection: close', '', ''];
    expect(await exchange(Number(port), lines.join('\r\n'))).toMatch(expected);
  });

  it('that nest without end do not end the router', async () => {
    const router = await shared();
    const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const answered = await send(router, completions, { body: `{"model":"auto","messages":${nested}}` });
    expect(answered.status).toBe(400);
    expect((await send(router, '/v1/models')).status).toBe(200);
  });

  it('whose fields are named like an object’s own are fields', async () => {
    const router = await shared();
    const body = '{"model":"auto","messages":[{"role":"user"}],"__proto__":{"stream":true},"constructor":1}';
    expect((await send(router, completions, { body })).status).toBe(200);
    expect((await send(router, '/v1/models?__proto__=1&constructor=2')).status).toBe(200);
  });
});

/** Sends bytes as they are and gives everything that comes back. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}
