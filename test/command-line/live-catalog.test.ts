import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { catalogSchema } from '../../src/catalog/model.ts';
import { readSample } from '../../src/serve/samples/editions.ts';
import { router, scratchFolder } from '../support/command-line.ts';

const key = 'sk-rk-0123456789-canary';

it('asks the API with the key, keeps its list for runs without a key, and never writes the key anywhere', async () => {
  const cwd = scratchFolder();
  const out = join(cwd, 'generated');
  const site = await publish(pageAnswers());
  const api = await publish(
    new Map([['/v1/models', listOf([{ id: 'openai/gpt-5.5', max_tokens: 1050000 }])]]),
  );
  const sync = (env: NodeJS.ProcessEnv) =>
    router(['sync', '--upstream', site.address, '--live-catalog', '--out', out, '--json'], { cwd, env });

  const withKey = await sync({ ROUTER_ONE_API_KEY: key, ROUTER_ONE_BASE_URL: `${api.address}/v1` });
  expect(withKey.code).toBe(0);
  expect(api.keys).toEqual([`Bearer ${key}`]);
  expect(site.keys).toEqual([undefined, undefined, undefined, undefined]);
  expect(contextOf(out, 'openai/gpt-5.5')).toBe('1050000');

  const without = await sync({ ROUTER_ONE_API_KEY: '' });
  expect(without.code).toBe(0);
  expect(without.stdout).toMatch(/the copy in the edition of \S+, \d+ days? old, stands in/);
  expect(api.keys).toHaveLength(1);
  expect(contextOf(out, 'openai/gpt-5.5')).toBe('1050000');

  for (const printed of [withKey, without])
    expect(`${printed.stdout}${printed.stderr}`).not.toContain('canary');
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).not.toContain('canary');
});

function contextOf(out: string, id: string): string | undefined {
  const { models } = catalogSchema.parse(JSON.parse(readFileSync(join(out, 'catalog.json'), 'utf8')));
  return models.find((model) => model.id === id)?.context?.text;
}

function listOf(models: readonly { id: string; max_tokens: number }[]): Answer {
  const data = models.map((model) => ({
    ...model,
    object: 'model',
    capabilities: ['chat'],
    category: 'text',
  }));
  return { type: 'application/json', body: Buffer.from(JSON.stringify({ object: 'list', data })) };
}

function pageAnswers(): Map<string, Answer> {
  const paths = {
    openapi: ['/docs/openapi.json', 'application/json'],
    docs: ['/docs.md', 'text/markdown'],
    models: ['/models.md', 'text/markdown'],
    facts: ['/facts/integrations.md', 'text/markdown'],
  } as const;
  const sample = readSample('2026-09-11');
  return new Map(
    Object.entries(paths).map(([name, [path, type]]) => {
      // The names of `paths` are those of the documents.
      const body = sample.get(name as keyof typeof paths) ?? Buffer.alloc(0);
      return [path, { type, body }];
    }),
  );
}

interface Answer {
  readonly type: string;
  readonly body: Uint8Array;
}

/** A site of its own origin, which remembers the keys it was shown. */
async function publish(
  answers: ReadonlyMap<string, Answer>,
): Promise<{ address: string; keys: (string | undefined)[] }> {
  const keys: (string | undefined)[] = [];
  const server: Server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    const found = answers.get(request.url ?? '');
    if (found === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': found.type, 'content-length': found.body.length })
        .end(found.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has an address with a port.
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys };
}
