import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamFailure } from '../../src/base/failure.ts';
import { fetchDocuments } from '../../src/fetch/fetch-documents.ts';
import { type FaultServer, startFaultServer } from '../support/fault-server.ts';
import { attempt, question } from '../support/fetching.ts';

const mebibyte = 1024 * 1024;

/** Milliseconds that each of these answers would take at least, were it waited for: the drip sends 891 bytes. */
const withoutDeadline = 891 * 20;

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

describe('the deadline for all', () => {
  it.each([
    { given: 'a body that drips', reply: { body: '# Models\n'.repeat(99), dripEvery: 20 } },
    { given: 'headers that never come', reply: { silent: true } },
  ])('ends $given', async ({ reply }) => {
    server.routes = { '/models.md': reply };
    const started = performance.now();
    const { failure } = await attempt([question(server.origin)], { limits: { totalDeadline: 300 } });
    expect(failure).toBeInstanceOf(UpstreamFailure);
    expect(failure?.message).toMatch(/no complete answer within 0.3 s \(1 try\)/);
    expect(performance.now() - started).toBeLessThan(withoutDeadline);
  });

  it('counts retries and the waits between them', async () => {
    server.routes = { '/models.md': { status: 500 } };
    const started = performance.now();
    const { failure } = await attempt([question(server.origin)], {
      limits: { totalDeadline: 300, retries: 99, firstRetryDelay: 30 },
    });
    expect(failure?.exitCode).toBe(3);
    expect(performance.now() - started).toBeLessThan(withoutDeadline);
  });
});

describe('a decompression bomb', () => {
  it('is stopped at the cap, and memory stays bounded', async () => {
    const bomb = gzipSync(Buffer.alloc(96 * mebibyte, '#'));
    server.routes = { '/models.md': { body: bomb, headers: { 'content-encoding': 'gzip' } } };
    const before = held();
    let peak = 0;
    const sampler = setInterval(() => {
      peak = Math.max(peak, held() - before);
    }, 2);
    const { failure } = await attempt([question(server.origin)], { limits: { maxBytes: mebibyte } });
    clearInterval(sampler);
    expect(failure?.message).toMatch(/longer than 1048576 bytes \(1 try\)/);
    expect(Math.max(peak, held() - before)).toBeLessThan(24 * mebibyte);
  });
});

describe('the caller', () => {
  it('can stop everything at once, with his own reason', async () => {
    server.routes = { '/models.md': { silent: true } };
    const controller = new AbortController();
    const run = fetchDocuments([question(server.origin)], {
      userAgent: 'test',
      environment: {},
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('interrupted by Ctrl-C')), 50);
    await expect(run).rejects.toThrow('interrupted by Ctrl-C');
  });
});

function held(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}
