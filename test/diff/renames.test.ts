import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/catalog/model.ts';
import { findRenames } from '../../src/diff/catalog/renames/index.ts';

function model(id: string, tokens: number): Model {
  return {
    ...{ id, name: null, provider: null, category: 'text', status: 'active', deprecation: null },
    ...{ capabilities: [], maxOutput: null, prices: [], endpoints: [], notes: null, unread: [] },
    context: { tokens, precision: 1, text: String(tokens) },
  };
}

describe('models that changed their ids in one way', () => {
  const one = [model('gpt-4.1-latest', 200_000)];
  const three = ['gpt-4.1', 'gpt-4-1', 'gpt-4.1-2026-05-01'].map((id) => model(id, 1_000_000));

  it.each([
    { from: one, to: three, direction: 'one that could have become any of three' },
    { from: three, to: one, direction: 'any of three that could have become one' },
  ])('are counted by the models that can have moved: $direction', ({ from, to }) => {
    expect(findRenames(from, to).flatMap(({ evidence }) => evidence)).not.toContain('3 models at once');
  });
});
