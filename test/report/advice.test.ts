import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../src/report/advice.ts';
import { spell } from '../../src/report/phrase.ts';
import { modelOf } from '../support/editions.ts';
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

describe('advice on a removed model', () => {
  const from = { ...modelOf('acme/owl-1'), deprecation: { date: null, successor: 'acme/owl-2' } };
  const message =
    'acme/owl-1: removed; published successor: acme/owl-2, which acme/owl-9 is the last that stays';
  it.each([
    [{}, 'Replace acme/owl-1 by acme/owl-2.'],
    [{ doubt: { stays: 'acme/owl-3' } }, 'Replace acme/owl-1 by acme/owl-3.'],
    [{ doubt: { stays: null } }, 'Move calls of acme/owl-1 to another model: it is gone.'],
  ])('goes by what is known of its successor (%j), never by the sentence', (doubt, says) => {
    const gone = { kind: 'model-removed', severity: 'breaking', subject: 'acme/owl-1', from, to: null };
    const comparison = comparisonOf([changeOf({ ...gone, message, ...doubt })]);
    expect(adviceFor(comparison).map((phrase) => spell(phrase, (text) => text))).toContain(says);
  });
});

describe('advice on a model that ends', () => {
  it.each([
    [23, null, 'Find a replacement for acme/owl-1 before 2026-12-01.'],
    [-1, null, 'Find a replacement for acme/owl-1.'],
    [-1, 'acme/owl-2', 'Move from acme/owl-1 to acme/owl-2.'],
  ])('names no day that has passed: %d days left', (daysLeft, successor, says) => {
    const to = { status: 'deprecated', deprecation: { date: '2026-12-01', successor } };
    const from = { status: 'active', deprecation: null };
    const ends = { kind: 'model-deprecated', severity: 'notable', subject: 'acme/owl-1', from, to } as const;
    const comparison = comparisonOf([changeOf({ ...ends, daysLeft })]);
    expect(adviceFor(comparison).map((phrase) => spell(phrase, (text) => text))).toEqual([says]);
  });
});
