import { held, type Rule } from './rule.ts';

/** A catalog without a single model is a fault of the site, even as the first edition. */
export const noModels: Rule = ({ next }) => {
  if (next.catalog === null || next.catalog.models.length > 0) return [];
  const limit = 'a catalog has at least one model';
  return [held({ rule: 'no-models', subject: null, seen: 'the catalog has no models', limit })];
};
