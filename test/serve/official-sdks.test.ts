import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI, { toFile } from 'openai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { router as runCommand } from '../support/command-line.ts';
import { goodKey, sharedRouter } from './local-router.ts';

const shared = sharedRouter();
const root = resolve(import.meta.dirname, '../..');

/** The settings that `env` prints, by client: asked for once, since a process takes its time. */
const printed = new Map<string, Record<string, string>>();

async function printedSettings(client: string): Promise<Record<string, string>> {
  const known = printed.get(client);
  if (known !== undefined) return known;
  const { origin } = await shared();
  const args = ['env', client, '--format', 'json', '--base-url', origin];
  const { code, stdout, stderr } = await runCommand(args, { cwd: root });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const settings: Record<string, string> = JSON.parse(stdout);
  printed.set(client, settings);
  return settings;
}

/** Puts the settings into this process's environment, with a key in the place of the reference. */
async function useSettings(client: string, key = goodKey): Promise<void> {
  for (const [name, value] of Object.entries(await printedSettings(client))) {
    vi.stubEnv(name, value === '$ROUTER_ONE_API_KEY' ? key : value);
  }
}

afterEach(() => vi.unstubAllEnvs());

const messages = [{ role: 'user' as const, content: 'Say hello.' }];
const chat = { model: 'openai/gpt-5.5', messages };

describe('the official openai package', () => {
  beforeEach(() => useSettings('openai'));

  it('completes a chat', async () => {
    const completion = await new OpenAI().chat.completions.create(chat);
    expect(completion.choices[0]?.message.content).toBe('Hello! How can I help?');
    expect(completion.model).toBe('openai/gpt-5.5');
    expect(completion._request_id).toMatch(/^req_/);
  });

  it('streams a chat', async () => {
    const stream = await new OpenAI().chat.completions.create({
      ...chat,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let tokens = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      tokens = chunk.usage?.total_tokens ?? tokens;
    }
    expect({ text, tokens }).toEqual({ text: 'Hello!', tokens: 11 });
  });

  it('gathers a stream with its own helper', async () => {
    const runner = new OpenAI().chat.completions.stream(chat);
    expect(await runner.finalContent()).toBe('Hello!');
  });

  it('creates a response, whole and as a stream', async () => {
    const openai = new OpenAI();
    const request = { model: 'auto', input: 'Say hello.' };
    expect((await openai.responses.create(request)).output_text).toBe('Hello! How can I help?');
    let text = '';
    for await (const event of await openai.responses.create({ ...request, stream: true })) {
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    expect(text).toBe('Hello!');
  });

  it('makes and changes images', async () => {
    const openai = new OpenAI();
    const made = await openai.images.generate({ model: 'gpt-image-2', prompt: 'A lighthouse' });
    expect(made.data?.[0]?.url).toMatch(/^https:/);
    const image = await toFile(new Uint8Array([1, 2, 3]), 'a.png', { type: 'image/png' });
    const changed = await openai.images.edit({ model: 'gpt-image-2', prompt: 'Bluer', image, n: 1 });
    expect(changed.data?.[0]?.url).toMatch(/^https:/);
  });

  it('lists the models', async () => {
    const ids: string[] = [];
    for await (const { id } of new OpenAI().models.list()) ids.push(id);
    expect(ids).toContain('openai/gpt-5.5');
    expect(ids).not.toContain('auto');
  });

  it('throws its own error for each refusal', async () => {
    const { AuthenticationError, BadRequestError, NotFoundError, RateLimitError } = OpenAI;
    const complete = (apiKey: string, body: Partial<typeof chat> = {}) =>
      new OpenAI({ apiKey, maxRetries: 0 }).chat.completions.create({ ...chat, ...body });
    await expect(complete('no-key')).rejects.toThrow(AuthenticationError);
    await expect(complete('sk-1-limited')).rejects.toThrow(RateLimitError);
    await expect(complete('sk-1-limited')).rejects.toMatchObject({ code: 'rate_limit_exceeded' });
    await expect(complete('sk-1-broke')).rejects.toMatchObject({ status: 402, type: 'billing_error' });
    await expect(complete(goodKey, { model: 'gpt-0' })).rejects.toThrow(BadRequestError);
    await expect(complete(goodKey, { model: 'gpt-0' })).rejects.toMatchObject({ code: 'model_not_found' });
    await expect(complete(goodKey, { messages: [] })).rejects.toThrow(/\/messages/);
    await expect(new OpenAI().embeddings.create({ model: 'auto', input: '' })).rejects.toThrow(NotFoundError);
  });

  it('waits for as long as it is told and tries again', async () => {
    const { requests } = await shared();
    const before = requests.length;
    const limited = new OpenAI({ apiKey: 'sk-1-limited', maxRetries: 1 });
    const began = performance.now();
    await expect(limited.models.list()).rejects.toThrow(OpenAI.RateLimitError);
    expect(performance.now() - began).toBeGreaterThan(950);
    expect(requests.slice(before).map(({ status }) => status)).toEqual([429, 429]);
  });
});

describe('the official @anthropic-ai/sdk package', () => {
  beforeEach(() => useSettings('claude-code'));

  const message = { model: 'anthropic/claude-sonnet-5', max_tokens: 64, messages };

  it('creates a message', async () => {
    const created = await new Anthropic().messages.create(message);
    expect(created.content).toMatchObject([{ type: 'text', text: 'Hello! How can I help?' }]);
    expect(created.usage.output_tokens).toBe(7);
  });

  it('streams a message, event by event and gathered', async () => {
    const anthropic = new Anthropic();
    const types: string[] = [];
    for await (const event of await anthropic.messages.create({ ...message, stream: true }))
      types.push(event.type);
    expect(types.at(0)).toBe('message_start');
    expect(types.at(-1)).toBe('message_stop');
    expect(await anthropic.messages.stream(message).finalText()).toBe('Hello!');
  });

  it.each(['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_API_KEY'])('does without %s', async (name) => {
    vi.stubEnv(name, undefined);
    await expect(new Anthropic().messages.create(message)).resolves.toMatchObject({ type: 'message' });
  });

  it('throws its own error for each refusal', async () => {
    const { AuthenticationError, BadRequestError, RateLimitError } = Anthropic;
    const create = (key: string, body: Partial<typeof message> = {}) =>
      new Anthropic({ apiKey: key, maxRetries: 0 }).messages.create({ ...message, ...body });
    await expect(create('no-key')).rejects.toThrow(AuthenticationError);
    await expect(create('sk-1-limited')).rejects.toThrow(RateLimitError);
    await expect(create('sk-1-broke')).rejects.toMatchObject({ status: 402 });
    await expect(create(goodKey, { model: 'claude-0' })).rejects.toThrow(BadRequestError);
    await expect(create(goodKey, { max_tokens: 0 })).rejects.toThrow(/\/max_tokens: must be >= 1/);
  });
});

describe('a program that knows nothing but its environment', () => {
  const program = `
    import OpenAI from 'openai';
    const { choices } = await new OpenAI().chat.completions.create({
      model: 'auto', messages: [{ role: 'user', content: 'Hi' }],
    });
    console.log(choices[0].message.content);`;

  it('reaches the router with what the shell made of the printed settings', async () => {
    const { origin } = await shared();
    const cli = join(root, 'dist/scripts/cli.js');
    const script = `eval "$("$NODE" "$CLI" env openai --base-url "$ORIGIN")" && exec "$NODE" --input-type=module -e "$PROGRAM"`;
    const { stdout } = await promisify(execFile)('sh', ['-c', script], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        NODE: process.execPath,
        CLI: cli,
        ORIGIN: origin,
        PROGRAM: program,
        ROUTER_ONE_API_KEY: goodKey,
      },
    });
    expect(stdout).toBe('Hello! How can I help?\n');
  });
});
