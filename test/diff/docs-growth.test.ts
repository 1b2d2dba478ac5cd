import { describe, expect, it } from 'vitest';
import { pairsToWeigh } from '../../src/diff/docs/matching/alike.ts';
import { Matching } from '../../src/diff/docs/matching/matching.ts';
import { outlineOf } from '../../src/diff/docs/outline.ts';
import { docs } from './docs-reading.ts';

/** Sections below one heading, each with words of its own and words that all have; none keeps heading or text. */
function page(sections: number, edition: string): string {
  const all = Array.from({ length: sections }, (_, index) => {
    const own = [1, 2, 3, 4, 5, 6].map((word) => `w${index}x${word}`).join(' ');
    return `## ${edition} ${index}\n\nEvery ${edition} call of this API sends ${own} and reads the answer.`;
  });
  return `# API\n\n${all.join('\n\n')}`;
}

function weighed(sections: number): number {
  const [before, after] = ['old', 'new'].map((edition) => outlineOf(docs(page(sections, edition))));
  const matching = new Matching();
  matching.takeByHeading(before?.slice(0, 1) ?? [], after?.slice(0, 1) ?? []);
  return pairsToWeigh(matching, before?.slice(1) ?? [], after?.slice(1) ?? []).length;
}

describe('the sections that are compared word by word', () => {
  it('do not grow with the square of the page when all are renamed and rewritten', () => {
    const [few, many] = [weighed(150), weighed(600)];
    expect(few).toBeGreaterThan(150);
    expect(many / few).toBeLessThan(5);
  });

  it('are found again among many', () => {
    const [before, after] = ['old', 'new'].map((edition) => outlineOf(docs(page(200, edition))));
    const matching = new Matching();
    matching.takeByHeading(before?.slice(0, 1) ?? [], after?.slice(0, 1) ?? []);
    const last = after?.at(-1);
    const pairs = pairsToWeigh(matching, before?.slice(1) ?? [], last === undefined ? [] : [last]);
    expect(pairs.map(({ from }) => from.heading)).toContain('old 199');
  });
});
