import { expect, it } from 'vitest';
import { compareNaturally } from '../../src/base/natural-order.ts';

it('the headings of the docs stand in the order of their numbers', () => {
  const given = ['Call 10', 'Call 2 > b', 'Call 2', 'A', 'Call 2 > a', 'v1.10', 'v1.9'];
  expect([...given].sort(compareNaturally)).toEqual([
    'A',
    'Call 2',
    'Call 2 > a',
    'Call 2 > b',
    'Call 10',
    'v1.9',
    'v1.10',
  ]);
});
