import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/base/failure.ts';
import type { Held } from '../../src/changes/comparison.ts';
import { parseAccept, settle } from '../../src/judge/accept.ts';

function reason(accept: string, seen = 'something odd'): Held {
  const { rule, subject } = parseAccept(accept);
  return { rule, subject, seen, limit: 'a limit', accept };
}

function failureOf(run: () => unknown): UsageFailure {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageFailure) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

const reasons = [
  reason('models-removed=21', '21 of 40 models removed'),
  reason('price-factor:openai/gpt-5.5'),
];

describe('an accept', () => {
  it.each([
    ['no-models', 'no-models', null, null],
    ['models-removed=21', 'models-removed', null, 21],
    ['price-factor:openai/gpt-5.5', 'price-factor', 'openai/gpt-5.5', null],
    ['price-factor:meta/llama:free', 'price-factor', 'meta/llama:free', null],
    ['provider-removed:xai=4', 'provider-removed', 'xai', 4],
    ['price-factor:a=b', 'price-factor', 'a=b', null],
    ['unit-slip:up-1000=40', 'unit-slip', 'up-1000', 40],
    ['mix:docs,models', 'mix', 'docs,models', null],
  ])('%s is read as rule %s, subject %s, number %s', (text, rule, subject, count) => {
    expect(parseAccept(text)).toEqual({ rule, subject, count, text });
  });

  it.each([
    '',
    '=3',
    ':a',
    'Models',
    'models-removed=',
    'models-removed=x',
    'models-removed:',
    'a b',
    '-x',
    'a--b',
  ])('%j is a usage error that shows the form', (text) => {
    const failure = failureOf(() => parseAccept(text));
    expect(failure.message).toContain('RULE[:SUBJECT][=N]');
    expect(failure.advice).toContain('--accept models-removed=21');
  });

  it('that a held reason names always accepts that reason, and only it', () => {
    const subject = fc.stringMatching(/^[A-Za-z0-9@~][A-Za-z0-9._:@+~=*/-]{0,30}$/);
    fc.assert(
      fc.property(fc.uniqueArray(subject, { minLength: 1, maxLength: 5 }), fc.nat(4), (subjects, pick) => {
        const held = subjects.map((each) => ({
          ...reason('price-factor'),
          subject: each,
          accept: `price-factor:${each}`,
        }));
        const chosen = held[pick % held.length] ?? reason('no-models');
        expect(settle(held, [parseAccept(chosen.accept)]).accepted).toEqual([chosen]);
      }),
    );
  });

  it('takes its reason and leaves the others held', () => {
    const settled = settle(reasons, [parseAccept('models-removed=21')]);
    expect(settled.accepted.map((each) => each.rule)).toEqual(['models-removed']);
    expect(settled.held.map((each) => each.rule)).toEqual(['price-factor']);
  });

  it.each(['models-removed', 'models-removed=20', 'models-removed=22'])(
    '%s does not take what was seen as 21, and says so',
    (text) => {
      const failure = failureOf(() => settle(reasons, [parseAccept(text)]));
      expect(failure.message).toBe(`--accept ${text} does not fit what was seen: 21 of 40 models removed`);
      expect(failure.advice).toBe('If that is right, say --accept models-removed=21.');
    },
  );

  it.each(['price-factor', 'price-factor:openai/gpt-5', 'zero-crossing:a', 'models-removed:acme=21'])(
    '%s matches nothing, and the failure lists what could be accepted',
    (text) => {
      const failure = failureOf(() => settle(reasons, [parseAccept(text)]));
      expect(failure.message).toBe(`--accept ${text} matches nothing that is held`);
      expect(failure.advice).toBe(
        'What can be accepted: --accept models-removed=21, --accept price-factor:openai/gpt-5.5.',
      );
    },
  );

  it('is refused when nothing is held', () => {
    expect(failureOf(() => settle([], [parseAccept('no-models')])).advice).toBe(
      'Nothing is held: leave the flag out.',
    );
  });
});
