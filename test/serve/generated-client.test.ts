import { describe, expect, it } from 'vitest';
import {
  AuthenticationError,
  BillingError,
  createRouterOne,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  type RouterOne,
  RouterOneError,
} from '../../generated/index.js';
import { modelIds } from '../../generated/models.js';
import { goodKey, sharedRouter } from './local-router.ts';

const shared = sharedRouter();

async function client(apiKey = goodKey, maxRetries = 0): Promise<RouterOne> {
  const { origin } = await shared();
  return createRouterOne({ apiKey, baseUrl: origin, maxRetries });
}

const messages = [{ role: 'user' as const, content: 'Say hello.' }];

/** A promise's failure, as a value. */
async function failureOf(promise: Promise<unknown>): Promise<RouterOneError> {
  const failure: unknown = await promise.catch((error: unknown) => error);
  return failure instanceof RouterOneError ? failure : expect.fail(`no RouterOneError: ${String(failure)}`);
}

describe('the generated client', () => {
  it('calls every operation', async () => {
    const router = await client();
    const chat = await router.chat.createChatCompletion({ model: 'auto', messages });
    expect(chat.choices[0]?.message.content).toBe('Hello! How can I help?');
    const message = await router.chat.createMessage({ model: 'auto', max_tokens: 9, messages });
    expect(message.content).toMatchObject([{ text: 'Hello! How can I help?' }]);
    expect((await router.chat.createResponse({ model: 'auto', input: 'Hi' })).status).toBe('completed');
    expect((await router.account.getBalance()).currency).toBe('USD');
    const image = await router.images.createImageGeneration({ model: 'gpt-image-2', prompt: 'A pier' });
    expect(image.data[0]?.url).toMatch(/^https:/);
    const form = new FormData();
    form.append('model', 'gpt-image-2');
    form.append('prompt', 'Bluer');
    form.append('image', new File([new Uint8Array([1])], 'a.png'));
    expect((await router.images.createImageEdit(form)).data).toHaveLength(1);
  });

  it('lists the very models it was generated with', async () => {
    const { data } = await (await client()).models.listModels();
    expect(data.map(({ id }) => id)).toEqual([...modelIds]);
  });

  it('streams the three protocols', async () => {
    const router = await client();
    let chat = '';
    for await (const chunk of router.chat.streamChatCompletion({ model: 'auto', messages })) {
      chat += chunk.choices[0]?.delta.content ?? '';
    }
    const types: string[] = [];
    for await (const event of router.chat.streamMessage({ model: 'auto', max_tokens: 9, messages })) {
      types.push(event.type);
    }
    for await (const event of router.chat.streamResponse({ model: 'auto', input: 'Hi' })) {
      types.push(event.type);
    }
    expect(chat).toBe('Hello!');
    expect(types).toEqual(expect.arrayContaining(['message_start', 'message_stop', 'response.completed']));
  });

  it('follows a video from its submission to its end', async () => {
    const router = await client();
    const video = { model: 'google/veo-3.1', prompt: 'Waves', resolution: '720p' } as const;
    const { task_id: id } = await router.videos.submitVideoGeneration(video);
    const states = [];
    for (let step = 0; step < 3; step += 1) states.push((await router.videos.getVideoGeneration(id)).status);
    expect(states).toEqual(['pending', 'processing', 'completed']);
    expect((await router.videos.waitForVideoGeneration(id)).url).toMatch(/^https:/);
  });

  it('throws its own error for each refusal', async () => {
    const complete = async (apiKey: string, model = 'auto') =>
      failureOf((await client(apiKey)).chat.createChatCompletion({ model, messages }));
    expect(await complete('sk-rk-0123456789abcdef-broke')).toBeInstanceOf(BillingError);
    const limited = await complete('sk-rk-0123456789abcdef-limited');
    expect(limited).toBeInstanceOf(RateLimitError);
    expect(limited).toMatchObject({ retryAfter: 1000, code: 'rate_limit_exceeded' });
    const unknown = await complete(goodKey, 'gpt-0');
    expect(unknown).toBeInstanceOf(InvalidRequestError);
    expect(unknown).toMatchObject({ code: 'model_not_found', requestId: expect.stringMatching(/^req_/) });
    const router = await client();
    expect(await failureOf(router.videos.getVideoGeneration('vid_0'))).toBeInstanceOf(NotFoundError);
    const noKey = failureOf(router.GET('/v1/balance', { headers: { Authorization: 'Bearer other' } }));
    expect(await noKey).toBeInstanceOf(AuthenticationError);
  });
});
