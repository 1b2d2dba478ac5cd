import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import type { OpenApiDocument } from '../../src/documents/edition.ts';
import { installPackage } from './consumer.ts';
import { inputWith, model, perMillion } from './editions.ts';
import { json, startGateway } from './gateway.ts';
import { compiledRuntime } from './runtime.ts';

const samples = resolve(import.meta.dirname, '../../src/samples/editions');

/** The API of a sample edition. */
function sampleSpec(date: string): OpenApiDocument {
  return JSON.parse(readFileSync(join(samples, date, 'openapi.json'), 'utf8')) as OpenApiDocument;
}

const models = [
  model('anthropic/claude-haiku-4.5', {
    prices: [perMillion('input', '0.30'), perMillion('output', '3.00')],
  }),
  model('gpt-image-2', { category: 'image', capabilities: [] }),
  model('grok-4.6', { status: 'deprecated', deprecation: { date: '2026-12-01', successor: null } }),
];

const input = inputWith({
  models,
  runtime: compiledRuntime(),
  spec: sampleSpec('2026-10-07'),
  tombstones: [{ id: 'grok-4.5', removed: '2026-10-07', successor: 'grok-4.6' }],
});

// The compiler reads the whole package with every program, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe('the generated package', () => {
  it('type-checks with its declarations and runs against a server', async () => {
    const consumer = installPackage(await generate(input));
    const program = `
      import { createRouterOne, createChatCompletion, RouterOneError, type ModelId } from 'router-one-client';
      import { modelIds, models, isModelId, getModel } from 'router-one-client/models';
      import { modelIdSchema } from 'router-one-client/models/zod';
      const router = createRouterOne();
      const id: ModelId = 'anthropic/claude-haiku-4.5';
      const answer = await router.chat.createChatCompletion({
        model: id, messages: [{ role: 'user', content: 'Hello' }], tools: [{ any: 'thing' }],
      });
      const content: unknown = answer.choices[0]?.message.content;
      const alone = await createChatCompletion(router, { model: 'a/newer-model', messages: [] });
      const parsed: ModelId = modelIdSchema.parse('gpt-image-2');
      const raw = await router.GET('/v1/models');
      const failed = await router.account.getBalance().catch((error: unknown) => error);
      console.log(JSON.stringify([content, alone.id, parsed, raw.response.status, modelIds.length,
        models['gpt-image-2'].category, isModelId('constructor'), getModel(id).id,
        failed instanceof RouterOneError ? [failed.name, failed.status, failed.code] : null,
        modelIdSchema.safeParse('grok-4.5').error?.issues[0]?.message]));
    `;
    expect(consumer.typeErrors(program)).toEqual([]);
    const completion = json({ id: 'c1', choices: [{ message: { content: 'Hi' } }] });
    const broke = { error: { message: 'Top up', type: 'billing_error', code: 'insufficient_balance' } };
    const gateway = await startGateway(completion, completion, json({ data: [] }), json(broke, 402));
    const environment = {
      ROUTER_ONE_BASE_URL: `${gateway.url}/v1/`,
      ROUTER_ONE_API_KEY: 'sk-rk-0123456789abcdef',
    };
    expect(JSON.parse(await consumer.run(program, environment))).toEqual([
      'Hi',
      'c1',
      'gpt-image-2',
      200,
      3,
      'image',
      false,
      'anthropic/claude-haiku-4.5',
      ['BillingError', 402, 'insufficient_balance'],
      '`grok-4.5` was removed on 2026-10-07; use `grok-4.6`',
    ]);
    expect(gateway.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/chat/completions',
      'POST /v1/chat/completions',
      'GET /v1/models',
      'GET /v1/balance',
    ]);
    expect(gateway.received[0]?.headers.authorization).toBe('Bearer sk-rk-0123456789abcdef');
  });
});
