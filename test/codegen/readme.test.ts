import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { errorNames } from '../../src/codegen/files/client-names.ts';
import { generate } from '../../src/codegen/generate.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { defaultGateway } from '../../src/gateway/profiles.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import type { JsonObject } from '../../src/openapi/node.ts';
import { localKey, startRouter } from '../../src/serve/index.ts';
import { installPackage } from './consumer.ts';
import { emptySpec, inputWith, model, perMillion } from './editions.ts';
import { compiledRuntime } from './runtime.ts';

const newest = resolve(import.meta.dirname, '../../src/serve/samples/editions/2026-10-07/openapi.json');

const input = inputWith({
  models: [
    model('anthropic/claude-haiku-4.5', {
      capabilities: ['chat', 'vision'],
      prices: [perMillion('input', '0.30'), perMillion('output', '3.00')],
    }),
    model('sora-2', { category: 'video', capabilities: [] }),
  ],
  runtime: compiledRuntime(),
  // The sample is ours and is read by the tests of its own.
  spec: JSON.parse(readFileSync(newest, 'utf8')) as OpenApiDocument,
});

/** The examples as one program, in the order in which they are read. */
function programOf(readme: string): string {
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, lines]) => lines).join('\n');
}

/** A task to wait for, and no pauses between the questions. */
const withTask = (program: string) =>
  program.replace(
    "'…'",
    "(await router.videos.submitVideoGeneration({ model: 'sora-2', prompt: 'Waves', resolution: '720p' })).task_id",
  );
const withoutPauses = `
  const { setTimeout: wait } = globalThis;
  globalThis.setTimeout = (work, pause) => wait(work, pause === 5_000 ? 0 : pause);`;

describe('the README of the generated package', () => {
  it('has examples that compile and run as they stand, one after the other', async () => {
    const files = await generate(input);
    const program = withTask(programOf(String(files.get('README.md')).replaceAll('"…"', "'…'")));
    const consumer = installPackage(files);
    expect(consumer.typeErrors(program)).toEqual([]);
    const gateway = await startRouter({ edition: input.edition });
    onTestFinished(() => gateway.close());
    const printed = await consumer.run(`${withoutPauses}\n${program}`, {
      ROUTER_ONE_BASE_URL: gateway.origin,
      ROUTER_ONE_API_KEY: localKey,
    });
    expect(printed).toContain('Hello! How can I help?');
    expect(printed).toContain("status: 'completed'");
    expect(printed).toContain('0.0009 USD');
    // A streamed answer is noted when its connection is done with, which may be after the next call.
    const statuses = gateway.requests.map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 202]);
  });

  it('names every error and every function', async () => {
    const files = await generate(input);
    const readme = String(files.get('README.md'));
    const functions = [...String(files.get('index.js')).matchAll(/^export function (\w+)\(router,/gm)];
    expect(functions.length).toBeGreaterThan(9);
    for (const name of [...errorNames(namesOf(defaultGateway)), ...functions.map(([, name]) => name)])
      expect(readme).toContain(name);
  });

  it('shows no call that the API does not have', async () => {
    const files = await generate(inputWith({ spec: emptySpec, runtime: compiledRuntime() }));
    const program = programOf(String(files.get('README.md')));
    expect(program).not.toMatch(/router\.\w+\./);
    expect(program).toContain('createRouterOne()');
  });

  const json = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } });
  const object = (properties: JsonObject, required: string[] = []): JsonObject => ({
    type: 'object',
    properties,
    required,
  });
  const text = { type: 'string' };
  const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items });
  const turn = object({ role: { enum: ['user', 'assistant'] }, content: text }, ['role', 'content']);
  const choice = object({ message: { anyOf: [object({ content: text }, ['content']), { type: 'null' }] } });

  it.each([
    [
      'what may be missing',
      object({ model: { enum: ['small', 'large'] }, messages: listOf(turn) }, ['messages']),
      object({ choices: listOf(choice) }),
      ['model: "small",', 'console.log(answer.choices?.[0]?.message?.content);'],
    ],
    [
      'answers of several forms',
      object({ messages: listOf(turn) }),
      object({ choices: listOf(object({ message: { oneOf: [object({ content: text }), object({})] } })) }),
      ['createTalk({\n  messages: [{ role: "user", content: "Hello" }],\n});', 'console.log(answer);'],
    ],
    [
      'blocks',
      object({ model: text, max_tokens: { type: 'integer' }, messages: listOf(turn) }, ['max_tokens']),
      object({ content: listOf({}), stop_reason: text }, ['content']),
      ['max_tokens: 1024,', 'console.log(answer.content);'],
    ],
    [
      'content in parts',
      object({ messages: listOf(object({ role: text, content: listOf(object({ text })) })) }),
      object({ choices: listOf(choice) }),
      ['content: [{ type: "text", text: "Hello" }]'],
    ],
    [
      'items',
      object({ model: text, input: text }),
      object({ output: listOf({}) }, ['output']),
      ['input: "Hello",', 'console.log(answer.output);'],
    ],
  ])('asks and reads as the document says: %s', async (_name, asked, answered, lines) => {
    const post = { operationId: 'createTalk', requestBody: { required: true, ...json(asked) } };
    const paths = { '/talk': { post: { ...post, responses: { 200: json(answered) } } } };
    const files = await generate(inputWith({ spec: { ...emptySpec, paths }, runtime: compiledRuntime() }));
    for (const line of lines) expect(String(files.get('README.md'))).toContain(line);
  });

  it('shows a call that needs nothing where the API does not chat', async () => {
    const get = (name: string, more: JsonObject = {}) => ({
      get: { operationId: name, tags: ['sea'], responses: { 200: json(object({ id: text })) }, ...more },
    });
    const required = [{ name: 'n', in: 'query', required: true, schema: text }];
    const paths = {
      '/old': get('listOld', { deprecated: true }),
      '/some': get('listSome', { parameters: required }),
      '/fish/{id}': get('getFish'),
      '/fish': get('listFish'),
    };
    const files = await generate(inputWith({ spec: { ...emptySpec, paths }, runtime: compiledRuntime() }));
    const program = programOf(String(files.get('README.md')));
    expect(program).toContain('const answer = await router.sea.listFish();\nconsole.log(answer);');
    expect(program).toContain('const reply = await listFish(client);');
    expect(program).toContain('await router.sea.listFish({ timeout: 30_000, maxRetries: 0 });');
  });

  it('shows no call that the document does not let be made', async () => {
    const asked = object({ messages: listOf(turn), seat: text }, ['messages', 'seat']);
    const answered = object({ choices: listOf(choice) });
    const post = { operationId: 'createTalk', requestBody: json(asked), responses: { 200: json(answered) } };
    const paths = { '/v1/chat/completions': { post } };
    const files = await generate(inputWith({ spec: { ...emptySpec, paths }, runtime: compiledRuntime() }));
    expect(programOf(String(files.get('README.md')))).not.toContain('createTalk');
  });
});
