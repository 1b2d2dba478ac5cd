import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import type { FactsReading } from '../../src/read/edition.ts';
import { installPackage } from './consumer.ts';
import { inputWith, model, perMillion } from './editions.ts';
import { openInEditor } from './editor.ts';
import { compiledRuntime } from './runtime.ts';

const newest = resolve(import.meta.dirname, '../../src/serve/samples/editions/2026-10-07/openapi.json');

const facts: FactsReading = {
  topic: 'Integration',
  updated: null,
  facts: [{ key: 'Product', value: 'Router One', line: 1 }],
  links: [],
};

const models = [
  model('anthropic/claude-haiku-4.5', {
    capabilities: ['chat', 'vision'],
    prices: [perMillion('input', '0.30'), perMillion('input', '0.60', 200_000), perMillion('output', '3.00')],
  }),
  model('gpt-image-2', { category: 'image', capabilities: [] }),
  model('grok-4.6', { status: 'deprecated', deprecation: { date: '2026-12-01', successor: 'grok-5' } }),
  model('sora-2', { category: 'video', capabilities: [] }),
];

const input = inputWith({
  models,
  runtime: compiledRuntime(),
  // The sample is ours and is read by the tests of its own.
  spec: JSON.parse(readFileSync(newest, 'utf8')) as OpenApiDocument,
  facts: new Map([['facts', facts]]),
  tombstones: [
    { id: 'grok-4.5', removed: '2026-10-07', successor: 'grok-4.6' },
    { id: 'lost', removed: '2026-09-11', successor: null },
  ],
});

/** What every program of these tests may use. `Same` is true for two types only if neither takes more than the other. */
const prelude = `
  import * as client from 'router-one-client';
  import * as catalog from 'router-one-client/models';
  import { modelIdSchema } from 'router-one-client/models/zod';
  import * as factsPage from 'router-one-client/facts';
  import type { components, operations, paths } from 'router-one-client/openapi';
  import json from 'router-one-client/catalog.json' with { type: 'json' };
  type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
  declare const id: catalog.ModelId;
  declare const any: catalog.AnyModelId;
  declare const text: string;
  declare const failure: unknown;
  const router = client.createRouterOne({ apiKey: 'sk-rk-0123456789abcdef' });
  const { chat, images, videos } = router;
  const messages = [{ role: 'user' as const, content: 'Hello' }];
`;

/** Each promise of the types with the lines that keep it; `@ts-expect-error` lines must be refused. */
const promises: ReadonlyArray<readonly [promise: string, lines: string]> = [
  [
    'a ModelId is one of the array and nothing else',
    `const one: Same<catalog.ModelId, (typeof catalog.modelIds)[number]> = true;
     const closed: Same<catalog.ModelId, 'anthropic/claude-haiku-4.5' | 'gpt-image-2' | 'grok-4.6' | 'sora-2'> = true;
     // @ts-expect-error a removed id
     const removed: catalog.ModelId = 'grok-4.5';
     // @ts-expect-error the routing word is no model
     const auto: catalog.ModelId = 'auto';
     // @ts-expect-error any text
     const wide: catalog.ModelId = text;
     // @ts-expect-error the array cannot be changed
     catalog.modelIds[0] = 'gpt-image-2';`,
  ],
  [
    'AnyModelId takes what is known and what is newer',
    `const known: catalog.AnyModelId = id;
     const newer: catalog.AnyModelId = text;
     // @ts-expect-error a number is no id
     const number: catalog.AnyModelId = 1;`,
  ],
  [
    'subsets follow category and capability',
    `const chatting: Same<catalog.ChatModelId, 'anthropic/claude-haiku-4.5' | 'grok-4.6'> = true;
     const seeing: Same<catalog.VisionModelId, 'anthropic/claude-haiku-4.5'> = true;
     const painting: Same<catalog.ImageModelId, 'gpt-image-2'> = true;
     const part: catalog.ModelId = null! as catalog.VideoModelId;
     // @ts-expect-error an image model does not chat
     const wrong: catalog.ChatModelId = 'gpt-image-2';`,
  ],
  [
    'each operation takes the models of its kind, auto, and newer ones',
    `type Chat = catalog.RequestModelId<catalog.ChatModelId>;
     const chats: Same<client.CreateChatCompletionBody['model'], Chat> = true;
     const speaks: Same<client.CreateMessageBody['model'], Chat> = true;
     const responds: Same<client.CreateResponseBody['model'], Chat> = true;
     const paints: Same<client.CreateImageGenerationBody['model'], catalog.RequestModelId<catalog.ImageModelId>> = true;
     const edits: Same<client.CreateImageEditBody['model'], catalog.RequestModelId<catalog.ImageModelId>> = true;
     const films: Same<client.SubmitVideoGenerationBody['model'], catalog.RequestModelId<catalog.VideoModelId>> = true;
     void chat.createChatCompletion({ model: 'auto', messages });
     void chat.createChatCompletion({ model: any, messages });
     void images.createImageGeneration({ model: 'auto', prompt: 'A cat' });`,
  ],
  [
    'a response has any id',
    `const { model } = await chat.createChatCompletion({ model: 'auto', messages });
     const free: Same<typeof model, string> = true;
     const listed: Same<client.ListModelsResult['data'][number]['id'], string> = true;`,
  ],
  [
    'a request is checked, and open to what the documents do not list',
    `void chat.createChatCompletion({ model: 'auto', messages, tools: [], tool_choice: 'auto' });
     void chat.createChatCompletion({ model: 'auto', messages: [{ role: 'user', content: 'a', cache: true }] });
     // @ts-expect-error messages are required
     void chat.createChatCompletion({ model: 'auto' });
     // @ts-expect-error a word is no temperature
     void chat.createChatCompletion({ model: 'auto', messages, temperature: 'hot' });
     // @ts-expect-error there is no such role
     void chat.createChatCompletion({ model: 'auto', messages: [{ role: 'captain', content: 'a' }] });
     // @ts-expect-error the resolution is required
     void videos.submitVideoGeneration({ model: 'sora-2', prompt: 'Waves' });`,
  ],
  [
    'a whole answer is not asked to stream, a stream is',
    `// @ts-expect-error the whole answer is no stream
     void chat.createChatCompletion({ model: 'auto', messages, stream: true });
     void chat.createChatCompletion({ model: 'auto', messages, stream: false });
     chat.streamChatCompletion({ model: 'auto', messages, stream: true });`,
  ],
  [
    'the chunks of each protocol are typed',
    `for await (const chunk of chat.streamChatCompletion({ model: 'auto', messages })) {
       const content: string | null | undefined = chunk.choices[0]?.delta.content;
       // @ts-expect-error a chunk has no message
       chunk.choices[0]?.message;
     }
     for await (const event of chat.streamMessage({ model: 'auto', max_tokens: 9, messages })) {
       if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
         const added: Same<typeof event.delta.text, string> = true;
       }
     }
     for await (const event of chat.streamResponse({ model: 'auto', input: 'Hello' })) {
       if (event.type === 'response.output_text.delta') {
         const added: Same<typeof event.delta, string> = true;
       }
     }
     // @ts-expect-error a stream is no promise
     void chat.streamChatCompletion({ model: 'auto', messages }).then();`,
  ],
  [
    'every operation is also a function of its own, over a client without groups',
    `const plain = client.createRouterOneClient();
     const whole: client.CreateChatCompletionResult = await client.createChatCompletion(plain, { model: 'auto', messages });
     const stream: AsyncIterable<client.CreateMessageEvent> = client.streamMessage(router, { model: 'auto', max_tokens: 9, messages });
     // @ts-expect-error the plain client has no groups
     plain.chat;
     // @ts-expect-error a client comes first
     void client.getBalance({});`,
  ],
  [
    'the client is an openapi-fetch client over the paths',
    `const { data, response } = await router.POST('/v1/chat/completions', { body: { model: 'auto', messages } });
     const status: number = response.status;
     const choices: client.CreateChatCompletionResult['choices'] | undefined = data?.choices;
     // @ts-expect-error there is no such path
     void router.GET('/v1/nothing');
     // @ts-expect-error there is no such method
     void router.DELETE('/v1/models');
     const post: Same<paths['/v1/chat/completions']['post'], operations['createChatCompletion']> = true;
     type Balance = components['schemas']['Balance'];`,
  ],
  [
    'options and overrides are named and checked',
    `client.createRouterOne({
       apiKey: text, baseUrl: text, fetch: (request) => fetch(request), timeout: 1, maxRetries: 0,
       headers: { a: text }, idempotency: true, onResponse: (response, request) => void [response.status, request.url],
     });
     client.createRouterOne({ apiKey: process.env['KEY'], baseUrl: undefined });
     void router.account.getBalance({ signal: AbortSignal.timeout(1), timeout: 1, maxRetries: 0, headers: {} });
     void chat.createChatCompletion({ model: 'auto', messages }, { idempotencyKey: text });
     // @ts-expect-error there is no such option
     client.createRouterOne({ retries: 1 });
     // @ts-expect-error there is no such override
     void router.account.getBalance({ apiKey: text });`,
  ],
  [
    'files go to an operation that takes them, as an object or as a form',
    `const image = new Blob([]);
     void images.createImageEdit({ model: 'gpt-image-2', image, prompt: 'At night' });
     void images.createImageEdit(new FormData());
     // @ts-expect-error the name of a file is no file
     void images.createImageEdit({ model: 'gpt-image-2', image: 'a.png', prompt: 'At night' });`,
  ],
  [
    'waiting for a video tells of its states',
    `const { signal } = new AbortController();
     const video = await videos.waitForVideoGeneration('task', {
       signal, interval: 3000, maxWait: 1, onProgress: ({ status, progress }) => void [status, progress?.toFixed()],
     });
     const url: string | undefined = video.url;
     // @ts-expect-error there is no such state
     video.status === 'lost';`,
  ],
  [
    'errors are classes that tell what is known',
    `if (failure instanceof client.RouterOneError) {
       const known: [number | null, string | null, string | null, string | null, number | null] =
         [failure.status, failure.type, failure.code, failure.requestId, failure.retryAfter];
       if (failure instanceof client.BillingError) { const name: Same<typeof failure.name, 'BillingError'> = true; }
       else if (failure instanceof client.RateLimitError) { const wait: number | null = failure.retryAfter; }
       else { const status: number | null = failure.status; }
     }
     // @ts-expect-error one class is not the other
     const billing: client.BillingError = new client.RateLimitError('Later');
     const classes: (typeof client.RouterOneError)[] = [
       client.AuthenticationError, client.BillingError, client.RateLimitError, client.NotFoundError,
       client.InvalidRequestError, client.ServerError, client.ConnectionError, client.TimeoutError, client.UsageError,
     ];`,
  ],
  [
    'the table is typed by id',
    `const model: catalog.Model = catalog.models['gpt-image-2'];
     const amount: string | undefined = catalog.models[id].prices[0]?.amount;
     const tokens: number | undefined = model.context?.tokens ?? catalog.getModel(any).maxOutput?.tokens;
     // @ts-expect-error no such model
     catalog.models['grok-4.5'];
     // @ts-expect-error the table cannot be changed
     catalog.models['gpt-image-2'] = model;
     const gone: Same<catalog.RemovedModelId, 'grok-4.5' | 'lost'> = true;
     const { removed, successor }: { removed: string; successor: string | null } = catalog.removedModels['grok-4.5'];`,
  ],
  [
    'guards and schemas give a ModelId',
    `if (catalog.isModelId(failure)) { const guarded: Same<typeof failure, catalog.ModelId> = true; }
     const parsed = modelIdSchema.parse(text);
     const exact: Same<typeof parsed, catalog.ModelId> = true;
     const some = modelIdSchema.array().optional().parse(undefined);
     const list: Same<typeof some, catalog.ModelId[] | undefined> = true;
     const warned: readonly { id: string; problem: 'deprecated' | 'retired' | 'removed' | 'unknown'; suggestion: string | null; message: string }[] =
       catalog.checkModels([text]);
     const why: string | null = catalog.explainModelId(text);`,
  ],
  [
    'a cost is exact text',
    `const { amount, currency, unpriced } = catalog.estimateCost(any, { inputTokens: 1, outputTokens: 1, cacheReadTokens: 1,
       cacheWriteTokens: 1, images: 1, videoSeconds: 1, audioMinutes: 1, characters: 1, requests: 1 }, { currency: 'USD', date: '2026-10-07' });
     const words: [string, string] = [amount, currency];
     const parts: readonly (keyof catalog.Usage)[] = unpriced;
     catalog.estimateCost(catalog.getModel(id), {});
     // @ts-expect-error there is no such part
     catalog.estimateCost(id, { tokens: 1 });`,
  ],
  [
    'facts are constants',
    `const product: Same<typeof factsPage.facts.product, 'Router One'> = true;
     const variable: string | undefined = factsPage.clientEnv('codex', text)['ROUTER_ONE_API_KEY'];
     const addresses: [string, string] = [factsPage.endpoints.openai, factsPage.endpoints.anthropic];
     factsPage.clientEnv('openai', text); factsPage.clientEnv('claude-code', text);
     // @ts-expect-error no such client
     factsPage.clientEnv('other', text);
     // @ts-expect-error no such fact
     factsPage.facts.price;`,
  ],
  [
    'the catalog is data too',
    `const version: number = json.schemaVersion; const first: string | undefined = json.models[0]?.id;`,
  ],
];

// The compiler reads the whole package with every program, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

describe('the types of the generated package', () => {
  it('keep every promise', async () => {
    const consumer = installPackage(await generate(input));
    const blocks = promises.map(
      ([promise, lines], index) => `// ${promise}\nasync function keep${index}() {\n${lines}\n}`,
    );
    expect(consumer.typeErrors(`${prelude}\n${blocks.join('\n')}`)).toEqual([]);
  });

  it('hold whatever the operations and groups are called', async () => {
    const names = `messageStream responseStream operations paths components RouterOneError fetch CallOptions createX streamX
      x createRouterOne defaultBaseUrl bindGroups chatCompletionChunk constructor then GET use request models`;
    const content = {
      'application/json': { schema: {} },
      'text/event-stream': { schema: { properties: {} } },
    };
    const paths = Object.fromEntries(
      names.split(/\s+/).map((name, index) => [
        `/v1/${index}`,
        {
          post: {
            operationId: name,
            tags: [name],
            requestBody: { content },
            responses: { 200: { content } },
          },
        },
      ]),
    );
    const spec: OpenApiDocument = { openapi: '3.1.0', info: { title: '', version: '' }, paths };
    const consumer = installPackage(await generate(inputWith({ spec, runtime: compiledRuntime() })));
    expect(consumer.typeErrors("export * from 'router-one-client';")).toEqual([]);
  });

  it('have editors offer the right ids and strike through deprecated ones', async () => {
    const consumer = installPackage(await generate(input));
    const { offered, struck } = openInEditor(
      consumer,
      `import { createRouterOne } from 'router-one-client';
       import { models, getModel, type ModelId } from 'router-one-client/models';
       const { chat, images, videos } = createRouterOne();
       void chat.createChatCompletion({ model: '/*|*/', messages: [] });
       void images.createImageGeneration({ model: '/*|*/', prompt: '' });
       void videos.submitVideoGeneration({ model: '/*|*/', prompt: '', resolution: '720p' });
       getModel('/*|*/');
       const id: ModelId = '/*|*/';
       console.log(models['grok-4.6'], models['gpt-image-2']);`,
    );
    const every = models.map(({ id }) => id);
    expect(offered.map((words) => words.sort())).toEqual([
      ['anthropic/claude-haiku-4.5', 'auto', 'grok-4.6'],
      ['auto', 'gpt-image-2'],
      ['auto', 'sora-2'],
      every,
      every,
    ]);
    expect(struck).toEqual(["'grok-4.6'"]);
  });

  it('say what the values are', async () => {
    const consumer = installPackage(await generate(input));
    const program = `
      import { checkModels, estimateCost, getModel, isModelId, modelIds, models, removedModels } from 'router-one-client/models';
      import { modelIdSchema } from 'router-one-client/models/zod';
      const said = (work: () => unknown) => { try { return work(); } catch (error) { return String(error); } };
      const issue = (id: unknown) => modelIdSchema.safeParse(id).error?.issues[0]?.message;
      console.log(JSON.stringify({
        same: Object.keys(models).join() === modelIds.join() && modelIds.every((id) => models[id].id === id),
        known: ['auto', 'grok-4.5', 'toString', '__proto__', 'gpt-image-2'].map(isModelId),
        gone: Object.keys(removedModels),
        thrown: ['grok-4.5', 'lost', 'gpt-imaeg-2', 'auto', 'constructor'].map((id) => said(() => getModel(id))),
        issues: ['grok-4.5', 'gpt-imaeg-2', 'x', 1].map(issue),
        warnings: checkModels(['auto', 'sora-2', 'grok-4.6', 'grok-4.5', 'gpt-imaeg-2', 'toString'], '2026-11-01').map(({ problem, message }) => [problem, message]),
        costs: [200_000, 200_001].map((inputTokens) => estimateCost('anthropic/claude-haiku-4.5', { inputTokens, outputTokens: 1 }).amount),
        unpriced: estimateCost('sora-2', { videoSeconds: 1 }).unpriced,
        noCost: said(() => estimateCost('grok-4.5', {})),
      }));`;
    expect(consumer.typeErrors(program)).toEqual([]);
    const removed = '`grok-4.5` was removed on 2026-10-07; use `grok-4.6`';
    const misspelt = '`gpt-imaeg-2` is not in the catalog; did you mean `gpt-image-2`?';
    expect(JSON.parse(await consumer.run(program))).toEqual({
      same: true,
      known: [false, false, false, false, true],
      gone: ['grok-4.5', 'lost'],
      thrown: [
        `RangeError: ${removed}`,
        'RangeError: `lost` was removed on 2026-09-11',
        `RangeError: ${misspelt}`,
        'RangeError: `auto` lets the gateway choose a model with every call and is none itself',
        'RangeError: `constructor` is not in the catalog',
      ],
      issues: [removed, misspelt, '`x` is not in the catalog', 'expected a model id'],
      warnings: [
        [
          'deprecated',
          '`grok-4.6` is deprecated and goes on 2026-12-01 (30 days left); its successor `grok-5` cannot be called either',
        ],
        ['removed', removed],
        ['unknown', misspelt],
        ['unknown', '`toString` is not in the catalog'],
      ],
      costs: ['0.060003', '0.1200036'],
      unpriced: ['videoSeconds'],
      noCost: `RangeError: ${removed}`,
    });
  });
});
