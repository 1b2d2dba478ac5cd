import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { configText } from '../../scripts/init/config.ts';
import { chooseGateway } from '../../scripts/init/gateway.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { openRouter } from '../../src/gateway/profiles.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';
import { router, scratchFolder } from '../support/command-line.ts';

async function site(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const json =
  (value: unknown): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

describe('init --gateway', () => {
  it('writes the name of a profile, with its own folder and package', async () => {
    const cwd = scratchFolder();
    const { code, stdout } = await router(['init', '--gateway', 'openrouter', '--no-workflow'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Generate the OpenRouter client');
    expect(await loadConfig(cwd, null)).toMatchObject({
      gateway: 'openrouter',
      outputs: { out: 'packages/openrouter' },
    });
  });

  it('takes the profile of a site that it knows', async () => {
    expect(await chooseGateway('https://openrouter.ai/docs')).toEqual({
      gateway: openRouter,
      key: 'openrouter',
      report: [],
    });
  });

  it('looks at the usual addresses of any other, and the configuration that it writes can be used', async () => {
    const server = await startSampleServer('2026-09-11', openRouter);
    onTestFinished(() => server.close());
    const { gateway, key, report } = await chooseGateway(server.origin);
    expect(gateway.documents).toEqual({
      openapi: { at: '/openapi.json' },
      models: { at: '/api/v1/models', format: 'json' },
    });
    expect(report.join('\n')).toMatch(/openapi {2}\/openapi\.json {2}\(4 operations\)/);
    expect(report.join('\n')).toMatch(/models {3}\/api\/v1\/models {2}\(5 models, 4 with prices\)/);
    expect(report.join('\n')).toContain('Not found: docs and facts.');
    const cwd = scratchFolder();
    for (const format of ['mjs', 'json'] as const) {
      const text = configText({ format, out: 'packages/x', packageName: null, gateway: key });
      const folder = join(cwd, format);
      mkdirSync(folder);
      const { writeFileSync } = await import('node:fs');
      writeFileSync(join(folder, `router-one-sync.config.${format}`), text);
      expect((await loadConfig(folder, null)).gateway).toEqual(gateway);
    }
    const synced = await router(
      ['sync', '--config', join(cwd, 'json/router-one-sync.config.json'), '--out', 'x', '--fail-on', 'never'],
      { cwd },
    );
    expect(synced).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'x/index.d.ts'), 'utf8')).toContain('createGateway(');
  });

  it.each([
    [
      'its page',
      (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Hello'),
    ],
    ['one JSON', json({ object: 'list', data: [{ id: 'a/b' }] })],
    ['nothing', (_request, response) => response.writeHead(404).end()],
  ] satisfies [string, RequestListener][])(
    'finds no document at a site that answers everything with %s',
    async (_name, answer) => {
      await expect(chooseGateway(await site(answer))).rejects.toThrow(
        /publishes neither a catalog nor an API/,
      );
    },
  );

  it('says that a list asks for a key, and reads it with one that it never shows', async () => {
    const secret = 'a-key-of-ours-0123456789';
    const list = { object: 'list', data: [{ id: 'house/small', object: 'model', owned_by: 'house' }] };
    const origin = await site((request, response) => {
      if (request.url !== '/v1/models') return void response.writeHead(404).end();
      if (request.headers.authorization !== `Bearer ${secret}`) return void response.writeHead(401).end();
      json(list)(request, response);
    });
    const without = await chooseGateway(origin);
    expect(without.report.join('\n')).toMatch(/With a key only: \/v1\/models\. Set GATEWAY_API_KEY/);
    process.env['GATEWAY_API_KEY'] = secret;
    onTestFinished(() => void delete process.env['GATEWAY_API_KEY']);
    const { gateway, report } = await chooseGateway(origin);
    expect(gateway.documents.models).toEqual({ at: '/v1/models', format: 'json', key: true });
    expect(report.join('\n')).not.toContain(secret);
  });
});
