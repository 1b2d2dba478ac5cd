import { usualFlappingDays } from '../history/recall.ts';

/**
 * What an edition may do before a person has to look at it. Measured on a public catalog's history: one landing
 * normally removes 0–5 % of the models, true large cuts 11–20 %; of 516 price changes 10 were above 10×, six of those
 * one unit error. Each limit stands just outside of what true editions do, and every one can be accepted by name.
 */
export const defaultLimits = {
  /** Above the largest true cut (20 %): a table that lost its tail. */
  modelsRemovedPercent: 25,
  /** In a small catalog a quarter is two or three models, which leave for good reasons. */
  modelsRemovedAtLeast: 5,
  /** Half of a catalog is never routine, unless it is one model of two. */
  modelsHalvedAtLeast: 2,
  /**
   * A provider's section that vanished while the rest is whole and nothing of that provider came. In 655 days of one
   * gateway all twelve true departures were of a provider with two models.
   */
  providerRemovedPercent: 100,
  providerRemovedAtLeast: 3,
  /** A section that lost its tail: half of a provider that has so many, in a catalog of thousands at least so many of them. */
  providerHalvedAtLeast: 5,
  /**
   * One price or limit that moves far is said first and not held: true ones happen on one day in ten. So many models
   * that go the same way at once, or such a share of the catalog, are a fault of reading or publishing.
   */
  modelsAtOnce: 3,
  /** In a catalog of thousands three true moves meet on one day in twenty, and hosts drop what is old: so many of a thousand it must be. */
  modelsAtOncePerThousand: 3,
  modelsAtOncePercent: 20,
  /** A shifted decimal point is exactly 10×. True cuts of that size exist and are rare. */
  priceFactor: 10,
  /** So many models whose prices move by about 10³ or 10⁶ at once were read in another unit, not repriced. */
  unitSlipModels: 3,
  /** Models whose price may go to or from zero at once without a word, though a missing value is often a zero. */
  zeroCrossings: 0,
  /** 200k written as 20k is a lost digit; providers do shorten contexts, but not to a tenth. */
  limitShrinkFactor: 10,
  /** A placeholder of 4K that becomes the true 1M is 256×; a thousand is a unit that was counted twice. */
  limitGrowFactor: 1_000,
  /** Half of the operations gone is a spec that was cut, or another service's. */
  operationsRemovedPercent: 50,
  operationsRemovedAtLeast: 2,
  /** Above so many subjects of one rule, one reason with their number: nobody types forty flags. */
  subjectsByName: 5,
  flappingDays: usualFlappingDays,
};

/** The limits by name; whole numbers all. */
export type Limits = Readonly<typeof defaultLimits>;
