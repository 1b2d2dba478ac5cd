import { expect, it } from 'vitest';
import { selectModels } from '../../src/catalog/select.ts';
import { modelOf } from '../support/editions.ts';

const models = [
  modelOf('z-ai/glim-5', { provider: 'z-ai' }),
  modelOf('zeta/owl', { provider: 'Zeta Labs' }),
  modelOf('bare', { provider: null }),
];

it.each([
  ['z-ai', ['z-ai/glim-5']],
  ['Z.AI', ['z-ai/glim-5']],
  ['zai', ['z-ai/glim-5']],
  ['zeta labs', ['zeta/owl']],
  ['zeta-labs', ['zeta/owl']],
  ['zeta', []],
])('the provider %s may be written as people write it', (provider, ids) => {
  expect(selectModels(models, { provider }).map(({ id }) => id)).toEqual(ids);
});
