import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/base/document.ts';
import { InvalidDocuments } from '../../../src/base/failure.ts';
import { type EditionContext, readEdition } from '../../../src/read/read-edition.ts';
import { describeEnd } from '../../../src/read/worker/messages.ts';
import { type IsolationOptions, readInWorker } from '../../../src/read/worker/read-in-worker.ts';
import { documentOf, openApi } from '../documents.ts';

const context: EditionContext = { date: '2026-10-07', origin: 'live' };
const facts = documentOf('facts', '# Router One Facts\n\n- a: b\n- a: c\n');

describe('readInWorker', () => {
  it('gives the edition that readEdition gives', async () => {
    const documents = [
      documentOf('openapi', openApi()),
      documentOf('models', '{"data":[{"id":"a/b"}]}'),
      facts,
    ];
    expect(await readInWorker(documents, context)).toEqual(readEdition(documents, context));
  });

  it('throws every problem of invalid documents as readEdition does', async () => {
    const documents = [documentOf('openapi', '{'), documentOf('docs', '<html>'), facts];
    const { problems } = await failureOf(documents);
    expect(problems.map(({ document, severity }) => `${document} ${severity}`)).toEqual([
      'openapi error',
      'docs error',
      'facts warning',
    ]);
  });

  const slow = [
    { name: 'nested lists', body: `# a\n\n${'- '.repeat(16_000)}x` },
    { name: 'open comments', body: `# a\n\n${'a <!-- '.repeat(16_000)}` },
  ];
  // The open comments stand among other texts below.
  it.each(slow.slice(0, process.env['LONG'] === undefined ? 1 : 2))(
    'stops after so much work and names the document that was being read: $name',
    async ({ body }) => {
      const { problems } = await failureOf([facts, documentOf('docs', body)], { limits: { time: 300 } });
      expect(problems).toEqual([expect.objectContaining({ document: 'docs', severity: 'error' })]);
      expect(problems[0]?.seen).toContain('0.3 s of work');
      expect(problems[0]?.expected).toContain('limits.read.time');
    },
  );

  it('stops at the limit of memory', async () => {
    const documents = [documentOf('docs', '# a\n\n'.repeat(100_000))];
    const { problems } = await failureOf(documents, { limits: { memory: 48 } });
    expect(problems).toEqual([
      expect.objectContaining({ document: 'docs', seen: expect.stringContaining('48 MB of memory') }),
    ]);
    expect(problems[0]?.expected).toContain('limits.read.memory');
  });

  it('reads little texts one after the other, each with its own end, whatever became of the one before', async () => {
    const limits = { limits: { time: 300 } };
    const hostile = documentOf('docs', `# a\n\n${'a <!-- '.repeat(16_000)}`);
    const all = await Promise.allSettled([
      readInWorker([facts], context, limits),
      readInWorker([documentOf('openapi', '{')], context, limits),
      readInWorker([hostile], context, limits),
      readInWorker([facts], context, limits),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(all[1]).toMatchObject({ reason: { problems: [{ document: 'openapi' }] } });
    expect(all[2]).toMatchObject({ reason: { problems: [{ seen: expect.stringContaining('of work') }] } });
  });

  it.runIf(process.env['LONG'])(
    'reads large texts one after the other, whatever became of the one before',
    async () => {
      const large = documentOf('openapi', `${openApi()}${' '.repeat(2 * 1024 * 1024)}`);
      const broken = documentOf('openapi', `{${' '.repeat(2 * 1024 * 1024)}`);
      const all = await Promise.allSettled(
        [large, broken, large].map((document) => readInWorker([document], context)),
      );
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    },
  );

  it('ends a thread before the engine ends the process for what its heap takes', async () => {
    // In one long step: arrays of so many parts are copied as a whole.
    const brackets = documentOf('docs', `# a\n\n${'['.repeat(200_000)}`);
    const { problems } = await failureOf([brackets], { limits: { memory: 64 } });
    expect(problems[0]?.seen).toContain('64 MB of memory');
  });

  it('throws a bug of ours as it is, with its own stack', async () => {
    // A document whose bytes are none is what no caller may pass.
    const broken = { ...facts, bytes: { length: 1 } } as unknown as Document;
    const error = await readInWorker([broken], context).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toHaveProperty('stack', expect.stringContaining('decode'));
  });

  it.runIf(process.env['LONG'])(
    'calls a text that overflows the stack invalid',
    async () => {
      const documents = [documentOf('docs', `# a\n\n${'- '.repeat(16_000)}x`)];
      const { problems } = await failureOf(documents, { limits: { time: 600_000 } });
      expect(problems).toEqual([expect.objectContaining({ document: 'docs', severity: 'error' })]);
    },
    700_000,
  );
});

describe('describeEnd', () => {
  it('tells documents, the stack and bugs apart', () => {
    const problems = [
      { document: 'docs', line: 1, column: null, seen: 'x', expected: 'y', severity: 'error' as const },
    ];
    expect(describeEnd(new InvalidDocuments(problems))).toEqual({ type: 'invalid', problems, advice: null });
    expect(describeEnd(overflow())).toEqual({ type: 'overflow' });
    for (const error of [new TypeError('x'), new RangeError('not a decimal'), 'x']) {
      expect(describeEnd(error)).toEqual({ type: 'bug', error });
    }
  });
});

function overflow(): unknown {
  const descend = (depth: number): number => 1 + descend(depth + 1);
  try {
    return descend(0);
  } catch (error) {
    return error;
  }
}

async function failureOf(
  documents: readonly Document[],
  options?: IsolationOptions,
): Promise<InvalidDocuments> {
  const outcome = await readInWorker(documents, context, options).catch((error: unknown) => error);
  if (outcome instanceof InvalidDocuments) return outcome;
  throw new Error('not the failure that was expected', { cause: outcome });
}
