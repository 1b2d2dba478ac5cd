import { describe, expect, it } from 'vitest';
import { InvalidDocuments } from '../../src/base/failure.ts';
import { checkConsistency } from '../../src/diff/contradictions/check-consistency.ts';
import { readEdition } from '../../src/read/read-edition.ts';
import { withinPatience } from '../../src/read/worker/within-patience.ts';
import { compareEditions } from '../../src/sync/compare.ts';
import {
  compareInWorker,
  compareWithinBounds,
  contradictionsWithinBounds,
} from '../../src/sync/comparing/compare-within-bounds.ts';
import { documentOf, openApi } from '../read/documents.ts';

const context = { history: [], accepts: [], notes: [] };

function edition(docs: string) {
  return readEdition([documentOf('docs', docs), documentOf('openapi', openApi())], {
    date: null,
    origin: 'live',
  });
}

/** Stands for what does not end in this thread. */
function never(): never {
  for (;;);
}

/** Lines of which each is like many others. */
function page(seed: number, lines: number): string {
  const line = (index: number) => `- item ${index % 50} ${(index * seed) % 1000}`;
  return `# Docs\n\n${Array.from({ length: lines }, (_, index) => line(index)).join('\n')}`;
}

describe('withinPatience', () => {
  it('gives the result, throws what is thrown, and stops what does not end', () => {
    expect(withinPatience(1000, () => [1])).toEqual({ result: [1] });
    expect(withinPatience(1000, () => null)).toEqual({ result: null });
    expect(() =>
      withinPatience(1000, () => {
        throw new TypeError('ours');
      }),
    ).toThrow(TypeError);
    expect(withinPatience(20, never)).toBeNull();
  });

  it('leaves to a thread what is nested too deeply for the stack', () => {
    const deeper = (level: number): number => deeper(level + 1) + 1;
    expect(withinPatience(1000, () => deeper(0))).toBeNull();
  });
});

describe('editions that take long to compare', () => {
  const [base, next] = [edition('# Docs\n\nOld words.'), edition('# Docs\n\nNew words.')];

  it('are compared in a thread as they are here', async () => {
    const input = { base, next, context };
    const compared = await compareWithinBounds(input, never, {}, 20);
    expect(compared).toEqual(compareEditions(base, next, context));
    expect(compared.changes.map(({ area }) => area)).toEqual(['docs']);
    expect(await compareInWorker(base, next, context)).toEqual(compared);
  });

  it.runIf(process.env['LONG'])('may have a sample of more lines than a call has arguments', () => {
    const sample = (word: string) => edition(`# Docs\n\n\`\`\`\n${`${word}\n`.repeat(150_000)}\`\`\`\n`);
    const { changes } = compareEditions(sample('one'), sample('two'), context);
    expect(changes.map(({ kind }) => kind)).toEqual(['sample-added', 'sample-removed']);
  });

  it('are looked through for contradictions in a thread as they are here', async () => {
    const input = { edition: next, addresses: new Map() };
    expect(await contradictionsWithinBounds(input, never, {}, 20)).toEqual(checkConsistency(next, new Map()));
  });

  it.runIf(process.env['LONG'])(
    'end at the bounds of reading, with the document that was being compared',
    async () => {
      const input = { base: edition(page(7919, 2500)), next: edition(page(7907, 2500)), context };
      const failure = await compareWithinBounds(input, never, { time: 1 }, 20).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(InvalidDocuments);
      expect(failure).toMatchObject({
        exitCode: 4,
        problems: [
          {
            seen: 'no end of comparing after 0.001 s of work',
            expected: expect.stringContaining('limits.read.time'),
            severity: 'error',
          },
        ],
      });
    },
  );
});
