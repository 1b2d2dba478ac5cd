import { listOperations } from '../../openapi/operations.ts';
import type { Edition } from '../../read/edition.ts';
import { held, heldWithCount, type Rule, reachesShare } from './rule.ts';

/** An API without operations, or one that lost half of them: a spec that was cut, or another service's. */
export const operationsRemoved: Rule = ({ base, next, limits }) => {
  const after = operationsOf(next);
  if (after === null) return [];
  if (after.size === 0) {
    const limit = 'an API has at least one operation';
    return [held({ rule: 'no-operations', subject: null, seen: 'openapi has no operations', limit })];
  }
  const before = (base && operationsOf(base)) ?? new Set();
  const gone = [...before].filter((operation) => !after.has(operation)).length;
  const { operationsRemovedPercent: percent, operationsRemovedAtLeast: atLeast } = limits;
  if (!reachesShare(gone, before.size, percent, atLeast)) return [];
  const seen = `${gone} of ${before.size} operations removed`;
  const limit = `below ${percent} % of the operations in one edition`;
  return [heldWithCount({ rule: 'operations-removed', subject: null, seen, limit }, gone)];
};

/** `POST /v1/x/{}`: the name of a path parameter tells no operations apart. */
function operationsOf({ api }: Edition): ReadonlySet<string> | null {
  if (api === null) return null;
  return new Set(listOperations(api.spec).map(({ id }) => id.replaceAll(/\{[^}]*\}/g, '{}')));
}
