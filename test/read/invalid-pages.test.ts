import { describe, expect, it } from 'vitest';
import { readDocs } from '../../src/read/docs/read-docs.ts';
import { readFacts } from '../../src/read/facts/read-facts.ts';
import { growthOf, linearGrowth } from '../support/growth.ts';

describe('a page that is none of ours', () => {
  it.each([
    { name: 'docs without a heading', read: () => readDocs('Service unavailable\n', 'docs') },
    { name: 'facts without a title', read: () => readFacts('- Product: Router One\n', 'facts') },
    { name: 'facts with a title alone', read: () => readFacts('# 502 Bad Gateway\n\n---\n', 'facts') },
    {
      name: 'facts with a date alone',
      read: () => readFacts('# A Facts\n\nLast updated: 2026-05-31\n', 'facts'),
    },
  ])('is an error: $name', ({ read }) => {
    expect(read()).toEqual({ value: null, problems: [expect.objectContaining({ severity: 'error' })] });
  });

  it('reads a great many headings in a time that grows with their number', () => {
    const read = (headings: number) => readDocs('## a\n\n'.repeat(headings), 'docs');
    expect(read(5_000).value?.sections).toHaveLength(5_000);
    expect(growthOf(read, 500)).toBeLessThan(linearGrowth);
  });
});
