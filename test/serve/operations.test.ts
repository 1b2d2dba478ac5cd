import { describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { listOperations, type Operation } from '../../src/openapi/operations.ts';
import { follow } from '../../src/openapi/reference.ts';
import { createValidator } from '../../src/serve/checks/validator.ts';
import { sampleDates } from '../../src/serve/samples/editions.ts';
import { jsonOf, readContent, readResponses } from '../../src/serve/spec/responses.ts';
import { chat, sample, send, sharedRouter, startLocal } from './local-router.ts';

const shared = sharedRouter();

describe('every operation of a sample edition', () => {
  it.each(sampleDates)('of %s answers its own example requests with what the spec promises', async (date) => {
    const { edition, documents } = sample(date);
    const spec = edition.api?.spec ?? expect.fail('no API');
    const validator = createValidator(spec);
    const router = await startLocal({ edition, documents });
    expect(router.unchecked).toEqual([]);
    const calls = listOperations(spec).flatMap((operation) => exampleCalls(spec, operation));
    expect(calls.length).toBeGreaterThanOrEqual(8);
    for (const { operation, body } of calls) {
      const { success } = readResponses(spec, operation);
      const answered = await send(router, operation.path, { body });
      expect(answered).toMatchObject({ status: success.status });
      expect(validator.checkJson(jsonOf(success.content)?.schema)(answered.body)).toBeNull();
    }
  });
});

/** The calls that a spec shows of an operation; forms and path values it shows none for are left out. */
function exampleCalls(
  spec: OpenApiDocument,
  operation: Operation,
): { operation: Operation; body?: object }[] {
  if (operation.path.includes('{')) return [];
  if (operation.method === 'GET') return [{ operation }];
  const content = readContent(spec, follow(spec, operation.value['requestBody'])?.['content']);
  // The oldest edition's examples name models that its catalog does not have.
  const bodies = (jsonOf(content)?.examples ?? []).map((example) => ({ ...Object(example), model: 'auto' }));
  return bodies.map((body) => ({ operation, body: { ...body, stream: false } }));
}

describe('a call', () => {
  it('is answered with the example of the spec and the model that was asked for', async () => {
    const router = await shared();
    const { body, headers } = await send(router, '/v1/chat/completions', {
      body: { ...chat, model: 'anthropic/claude-sonnet-5' },
    });
    expect(body).toMatchObject({
      id: 'chatcmpl-7f3a90',
      model: 'anthropic/claude-sonnet-5',
      choices: [{ message: { content: 'Hello! How can I help?' } }],
    });
    expect(headers.get('x-request-id')).toMatch(/^req_\d{6}$/);
  });

  it('leaves the choice of the model to the router with auto', async () => {
    const router = await shared();
    const { body } = await send(router, '/v1/chat/completions', { body: { ...chat, model: 'auto' } });
    expect(body).toMatchObject({ model: 'openai/gpt-5.5' });
  });

  it('may carry more than the spec documents', async () => {
    const router = await shared();
    const tools = [{ type: 'function', function: { name: 'f', parameters: {} } }];
    const { status } = await send(router, '/v1/chat/completions', {
      body: { ...chat, tools, tool_choice: 'auto' },
    });
    expect(status).toBe(200);
  });

  it('gets the example that has what it asks for', async () => {
    const router = await shared();
    const image = { model: 'gpt-image-2', prompt: 'A lighthouse' };
    const asked = (response_format: string) =>
      send(router, '/v1/images/generations', { body: { ...image, response_format } });
    expect((await asked('b64_json')).body).toMatchObject({ data: [{ b64_json: expect.any(String) }] });
    expect((await asked('url')).body).toMatchObject({ data: [{ url: expect.any(String) }] });
  });

  it('is remembered with its body, and without its key', async () => {
    const router = await shared();
    await send(router, '/v1/chat/completions?a=b', { body: chat });
    expect(router.requests.at(-1)).toEqual({
      method: 'POST',
      path: '/v1/chat/completions?a=b',
      status: 200,
      operation: 'POST /v1/chat/completions',
      body: chat,
    });
  });

  it.each([
    ['Authorization: Bearer', { authorization: 'Bearer sk-rk-1' }],
    ['bearer in small letters', { authorization: 'bearer sk-rk-1' }],
    ['x-api-key', { 'x-api-key': 'sk-rk-1' }],
  ])('may show its key as %s', async (_name, headers) => {
    const router = await shared();
    expect((await send(router, '/v1/balance', { key: null, headers })).status).toBe(200);
  });
});

describe('GET /v1/models', () => {
  it('lists the catalog of the edition in the shape of the spec', async () => {
    const { edition } = sample();
    const router = await shared();
    const { body } = await send(router, '/v1/models');
    expect(Object(body).data.map(({ id }: { id: string }) => id)).toEqual(
      edition.catalog?.models.map(({ id }) => id),
    );
    expect(Object(body).data).toContainEqual({
      id: 'anthropic/claude-haiku-4.5',
      object: 'model',
      capabilities: ['chat', 'streaming', 'tool_calling', 'vision'],
      max_tokens: 200_000,
      category: 'text',
      pricing_mode: 'token',
    });
  });
});

describe('an edited image', () => {
  const form = (fields: Record<string, string | Blob>): FormData => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    return data;
  };
  const file = new File([new Uint8Array([137, 80, 78, 71])], 'a.png', { type: 'image/png' });

  it('is sent as a form, whose numbers are text', async () => {
    const router = await shared();
    const body = form({ model: 'gpt-image-2', prompt: 'Bluer', image: file, n: '2' });
    const answered = await send(router, '/v1/images/edits', { body });
    expect(answered).toMatchObject({ status: 200, body: { data: [{ url: expect.any(String) }] } });
    expect(router.requests.at(-1)?.body).toMatchObject({ image: 'a.png', prompt: 'Bluer' });
  });

  it.each([
    ['without an image', { model: 'gpt-image-2', prompt: 'Bluer' }, '/image: is required'],
    [
      'with a number that is none',
      { model: 'gpt-image-2', prompt: '', image: file, n: 'two' },
      '/n: must be',
    ],
    ['with too many', { model: 'gpt-image-2', prompt: '', image: file, n: '11' }, '/n: must be <= 10'],
  ])('%s is refused', async (_name, fields, message) => {
    const router = await shared();
    const answered = await send(router, '/v1/images/edits', { body: form(fields) });
    expect(answered.status).toBe(400);
    expect(JSON.stringify(answered.body)).toContain(message);
  });

  it('in a broken form is refused', async () => {
    const router = await shared();
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const answered = await send(router, '/v1/images/edits', { body: 'no form', headers });
    expect(answered).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(/form/) } },
    });
  });
});

describe('a video', () => {
  const video = { model: 'google/veo-3.1', prompt: 'Waves', resolution: '1080p' };

  it('is a task that makes one step a question', async () => {
    const router = await startLocal();
    const submitted = await send(router, '/v1/videos/generations', { body: video });
    expect(submitted).toMatchObject({ status: 202, body: { task_id: 'vid_000001' } });
    const states = [];
    for (let step = 0; step < 4; step += 1) {
      states.push((await send(router, '/v1/videos/generations/vid_000001')).body);
    }
    expect(states).toMatchObject([
      { task_id: 'vid_000001', status: 'pending', progress: 0 },
      { task_id: 'vid_000001', status: 'processing', progress: 40 },
      { task_id: 'vid_000001', status: 'completed', progress: 100, url: expect.any(String) },
      { task_id: 'vid_000001', status: 'completed' },
    ]);
  });

  it('fails where its prompt says so, and only there', async () => {
    const router = await startLocal();
    await send(router, '/v1/videos/generations', { body: { ...video, prompt: 'Waves -failed' } });
    await send(router, '/v1/videos/generations', { body: video });
    const stateOf = async (id: string) => {
      await send(router, `/v1/videos/generations/${id}`);
      await send(router, `/v1/videos/generations/${id}`);
      return (await send(router, `/v1/videos/generations/${id}`)).body;
    };
    expect(await stateOf('vid_000001')).toMatchObject({
      status: 'failed',
      error: { code: 'content_policy' },
    });
    expect(await stateOf('vid_000002')).toMatchObject({ status: 'completed' });
  });
});

describe('the documents', () => {
  it('are published at the paths of the live site, byte for byte and without a key', async () => {
    const { documents } = sample();
    const router = await startLocal();
    for (const [path, name] of [
      ['/docs/openapi.json', 'openapi'],
      ['/docs.md', 'docs'],
      ['/models.md', 'models'],
      ['/facts/integrations.md', 'facts'],
    ]) {
      const response = await fetch(`${router.origin}${path}`);
      const bytes = documents.find((document) => document.name === name)?.bytes;
      expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(bytes ?? []));
      const etag = response.headers.get('etag') ?? '';
      const again = await fetch(`${router.origin}${path}`, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
    }
  });
});
