import { describe, expect, it, onTestFinished } from 'vitest';
import { generate } from '../../src/codegen/generate.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { profiles } from '../../src/gateway/profiles.ts';
import type { Gateway } from '../../src/gateway/schema.ts';
import { localKeyOf } from '../../src/serve/keys.ts';
import { startRouter } from '../../src/serve/router.ts';
import { sampleEdition } from '../../src/serve/sample-edition.ts';
import { installPackage } from '../codegen/consumer.ts';
import { compiledRuntime } from '../codegen/runtime.ts';

const packageOf = async (gateway: Gateway) => {
  const { edition, documents } = sampleEdition(undefined, gateway);
  const files = await generate({
    edition,
    documents,
    tombstones: [],
    release: { packageName: 'router-one-client', version: '1.0.0', origin: 'sample' },
    runtime: compiledRuntime(),
  });
  const router = await startRouter({ edition, documents });
  onTestFinished(() => router.close());
  return { files, router, edition };
};

/** The default one's package is compiled by many other tests. */
const compiled = process.env['LONG'] === undefined ? profiles.slice(1) : profiles;

/** A program of a consumer that calls what the API of a gateway has. */
const programs: Readonly<Record<string, (names: ReturnType<typeof namesOf>) => string>> = {
  'router-one': ({ create, error }) => `
    const router = client.${create}({ maxRetries: 0 });
    const answer = await router.chat.createChatCompletion({ model: 'auto', messages: [{ role: 'user', content: 'x' }] });
    console.log(answer.choices.length);
    const failure: unknown = await router.chat.createChatCompletion({ model: 'none', messages: [{ role: 'user', content: 'x' }] }).catch((e: unknown) => e);
    console.log(failure instanceof client.${error}, failure instanceof client.NotFoundError || failure instanceof client.InvalidRequestError);`,
  openrouter: ({ create, error }) => `
    const router = client.${create}({ maxRetries: 0 });
    const answer = await router.chat.sendChatCompletion({ model: 'openrouter/auto', messages: [{ role: 'user', content: 'x' }] });
    console.log(answer.choices.length);
    for await (const chunk of router.chat.streamSendChatCompletion({ model: 'openai/gpt-5.5', messages: [{ role: 'user', content: 'x' }] })) void chunk;
    const failure: unknown = await router.messages.createMessages({ model: 'none', max_tokens: 1, messages: [{ role: 'user', content: 'x' }] }).catch((e: unknown) => e);
    console.log(failure instanceof client.${error}, failure instanceof client.NotFoundError && failure.type !== null);`,
  litellm: ({ create, error }) => `
    const router = client.${create}({ maxRetries: 0 });
    const answer = await router.chatCompletions.chatCompletionV1ChatCompletionsPost({ model: 'fast-chat', messages: [{ role: 'user', content: 'x' }] });
    console.log(answer.choices.length);
    const failure: unknown = await router.messages.anthropicResponseV1MessagesPost({ model: 'none', max_tokens: 1, messages: [{ role: 'user', content: 'x' }] }).catch((e: unknown) => e);
    console.log(failure instanceof client.${error}, failure instanceof client.NotFoundError);`,
};

describe('the package of each gateway that comes with the tool', () => {
  it.each(compiled.map((gateway) => [gateway.slug, gateway] as const))(
    '%s compiles, and its client works',
    async (slug, gateway) => {
      const { files, router, edition } = await packageOf(gateway);
      const names = namesOf(gateway);
      const consumer = installPackage(files);
      const call = programs[slug];
      const program = `
        ${call === undefined ? '' : `import * as client from 'router-one-client';`}
        import { checkModels, getModel, modelIds, type ModelId } from 'router-one-client/models';
        ${files.has('facts.js') ? "import { clientEnv, endpoints } from 'router-one-client/facts';" : ''}
        const id: ModelId = modelIds[0];
        console.log(getModel(id).id === id, checkModels([...modelIds]).length >= 0);
        ${files.has('facts.js') ? `console.log(clientEnv('codex', 'k')[${JSON.stringify(names.apiKey)}], endpoints.openai !== '');` : "console.log('k', true);"}
        ${call?.(names) ?? ''}`;
      expect(consumer.typeErrors(program)).toEqual([]);
      const base = call === undefined ? '' : new URL(serverPathOf(files), router.origin).href;
      const printed = await consumer.run(program, {
        [names.apiKey]: localKeyOf(gateway),
        [names.baseUrl]: base.replace(/\/$/, ''),
      });
      const calls = call === undefined ? '' : '1\ntrue true\n';
      expect(printed).toBe(`true true\nk true\n${calls}`);
      expect(files.has('index.js')).toBe(edition.api !== null);
    },
  );

  it('says what a gateway does not publish by leaving it out, in the README too', async () => {
    for (const gateway of profiles.filter(({ documents }) => documents.openapi === undefined)) {
      const { files } = await packageOf(gateway);
      const { exports } = JSON.parse(String(files.get('package.json')));
      expect(Object.keys(exports)).not.toContain('.');
      expect(Object.keys(exports)).toContain('./models');
      expect(String(files.get('README.md'))).not.toMatch(/Call the gateway|Router One|`\.`/);
    }
  });

  it('names no other gateway', async () => {
    for (const gateway of profiles.slice(1)) {
      const { files } = await packageOf(gateway);
      const texts = [...files].filter(([path]) => !path.startsWith('documents/'));
      const others = texts.filter(([, text]) => /router.?one(?!-sync|-client)/i.test(String(text)));
      expect(others.map(([path]) => path)).toEqual([]);
    }
  });
});

describe('a local gateway', () => {
  it.each(profiles.map((gateway) => [gateway.slug, gateway] as const))(
    '%s takes its own keys and lists its models',
    async (_slug, gateway) => {
      const { router, edition } = await packageOf(gateway);
      const path = gateway.documents.openapi === undefined ? '/v1/models' : pathOfModels(gateway);
      const headers = { authorization: `Bearer ${localKeyOf(gateway)}` };
      const answer = await fetch(`${router.origin}${path}`, { headers });
      expect(answer.status).toBe(200);
      const { data } = (await answer.json()) as { data: unknown[] };
      expect(data).toHaveLength(edition.catalog?.models.length ?? 0);
    },
  );
});

function pathOfModels({ slug }: Gateway): string {
  return slug === 'openrouter' ? '/api/v1/models' : '/v1/models';
}

/** What the documented server has before the paths. */
function serverPathOf(files: ReadonlyMap<string, string | Uint8Array>): string {
  const server = /defaultBaseUrl = "([^"]+)"/.exec(String(files.get('index.js')))?.[1];
  return server === undefined ? '/' : new URL(server).pathname;
}
