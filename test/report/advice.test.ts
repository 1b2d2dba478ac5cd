import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../src/report/advice.ts';
import { spell } from '../../src/report/phrase.ts';
import { changeOf, comparisonOf } from './comparisons.ts';

const broken = {
  area: 'api',
  kind: 'new-required-request-parameter',
  severity: 'breaking',
  message: 'header X-Team required',
} as const;

describe('advice on a break of the API', () => {
  it.each([
    ['GET /a', ['GET /a'], 'Check every call of GET /a.'],
    ['#/paths', ['GET /a', 'GET /b'], 'Check every call of GET /a, GET /b.'],
    [
      '#/components/schemas/Cat',
      ['GET /a', 'GET /b', 'GET /c', 'GET /d'],
      'Check every call of GET /a, GET /b, GET /c and 1 more.',
    ],
  ])('of %s names the operations that are called', (subject, reaches, says) => {
    const comparison = comparisonOf([changeOf({ ...broken, subject, reaches })]);
    expect(adviceFor(comparison).map((phrase) => spell(phrase, (text) => text))).toContain(says);
  });
});
