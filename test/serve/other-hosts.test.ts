import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRouter } from '../../src/serve/router.ts';
import { sampleEdition } from '../../src/serve/sample-edition.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';

let origins: string[];
let closes: (() => Promise<void>)[];
beforeAll(async () => {
  const servers = [await startRouter(await sampleEdition()), await startSampleServer('2026-10-07')];
  origins = servers.map(({ origin }) => origin);
  closes = servers.map((server) => () => server.close());
});
afterAll(() => Promise.all(closes.map((close) => close())));

function statusFor(origin: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/models.md`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject).end();
  });
}

it.each([
  'evil.test',
  'evil.test:80',
  '127.0.0.1.evil.test',
  'localhost.evil.test',
  '[::2]',
  'localhost..',
  'localhost:80:80',
  '0.0.0.0',
  'localhost@evil',
])('a request to %s is refused, whose name somebody has made lead here', async (host) => {
  for (const origin of origins) expect(await statusFor(origin, host), origin).toBe(421);
});

it.each(['localhost', 'LOCALHOST:1', 'localhost.:8080', 'localhost:', '127.0.0.1:8080', '[::1]'])(
  'a request to %s is answered',
  async (host) => {
    for (const origin of origins) expect(await statusFor(origin, host), origin).not.toBe(421);
  },
);
