import { cacheAboveInput } from './cache-above-input.ts';
import { factsVanished } from './facts-vanished.ts';
import { firstAppearance } from './first-appearance.ts';
import { limitGrew, limitShrank } from './limit-shrank.ts';
import { modelsRemoved, noModels } from './models-removed.ts';
import { operationsRemoved } from './operations-removed.ts';
import { priceFactor } from './price-factor.ts';
import { pricesSwapped } from './prices-swapped.ts';
import { rollback } from './rollback.ts';
import type { Rule } from './rule.ts';
import { zeroCrossing } from './zero-crossing.ts';

/** Every rule that can hold an edition, in the order in which its reasons are told. */
export const rules: readonly Rule[] = [
  rollback,
  noModels,
  modelsRemoved,
  priceFactor,
  pricesSwapped,
  zeroCrossing,
  cacheAboveInput,
  limitShrank,
  limitGrew,
  firstAppearance,
  factsVanished,
  operationsRemoved,
];
