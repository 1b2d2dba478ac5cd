import { cacheAboveInput } from './cache-above-input.ts';
import { limitShrank } from './limit-shrank.ts';
import { modelsRemoved } from './models-removed.ts';
import { noModels } from './no-models.ts';
import { operationsRemoved } from './operations-removed.ts';
import { priceFactor } from './price-factor.ts';
import { rollback } from './rollback.ts';
import type { Rule } from './rule.ts';
import { zeroCrossing } from './zero-crossing.ts';

/** Every rule that can hold an edition, in the order in which its reasons are told. */
export const rules: readonly Rule[] = [
  rollback,
  noModels,
  modelsRemoved,
  priceFactor,
  zeroCrossing,
  cacheAboveInput,
  limitShrank,
  operationsRemoved,
];
