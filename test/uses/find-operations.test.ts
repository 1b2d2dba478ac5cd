import { expect, it } from 'vitest';
import { operationFinder, type WorseOperation } from '../../src/uses/find-operations.ts';

const gone: WorseOperation = {
  method: 'GET',
  path: '/v1/films/{film_id}/frames',
  name: 'listFrames',
  state: 'gone',
  since: '2026-10-07',
  changes: ['endpoint removed'],
};
const find = operationFinder([gone]);

it.each([
  ['its path with a parameter in any spelling', '"/v1/films/{id}/frames" `/v1/films/%s/frames`', 2],
  ['its path with a value', "fetch('https://api.example.com/v1/films/7/frames?limit=2')", 1],
  ['its path after a base URL', 'f"{base}/v1/films/:id/frames"', 1],
  ['its function', 'const frames = await router.films.listFrames({ film_id });', 1],
  ['a longer path', '/v1/films/7/frames/1 /v1/films/7/framesets', 0],
  ['a part of another path', '/other/v1/films/7/frames', 0],
  ['a longer name', 'listFramesOf(x); mylistFrames(y)', 0],
])('an operation is found by %s', (_, text, count) => {
  expect(find(text)).toHaveLength(count);
});

it('an operation whose path another one shares is found by its function alone', () => {
  const shared = operationFinder([gone], new Set([gone.path]));
  expect(shared('"/v1/films/1/frames"; listFrames()')).toHaveLength(1);
});
