import { listOperations } from '../../../openapi/operations.ts';
import { operationsMentioned } from '../claims/operation-mentions.ts';
import { passagesOf } from '../claims/passages.ts';
import { isPathOf } from '../claims/paths.ts';
import type { Rule } from '../rule.ts';

export const undocumentedOperation: Rule = {
  id: 'undocumented-operation',
  description: 'An operation of the spec that the docs do not name, though they name others.',
  many: 'operations of the spec',
  check: ({ edition, placeInSpec }) => {
    const { api } = edition;
    if (api === null) return [];
    const passages = edition.docs === null ? [] : passagesOf(edition.docs);
    const mentions = operationsMentioned({ ...edition, facts: new Map() }, passages);
    // Docs without a single operation are a guide, and no reference that could be incomplete.
    if (!mentions.some(({ method }) => method !== null)) return [];
    return listOperations(api.spec)
      .filter(({ value }) => value['deprecated'] !== true && value['x-internal'] !== true)
      .filter(
        ({ path, method }) =>
          !mentions.some((one) => isMethod(one.method, method) && isPathOf(one.path, path)),
      )
      .map(({ id, pointer }) => ({
        subject: id,
        from: id,
        to: null,
        says: 'in the spec, but not in the docs',
        at: placeInSpec(pointer),
      }));
  },
};

function isMethod(mentioned: string | null, method: string): boolean {
  return mentioned === null || mentioned.toUpperCase() === method;
}
