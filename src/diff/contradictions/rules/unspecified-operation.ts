import { groupBy } from '../../../base/group-by.ts';
import { describePlaces } from '../../../base/problem.ts';
import { listOperations, type Operation } from '../../../openapi/operations.ts';
import { type OperationMention, operationsMentioned } from '../claims/operation-mentions.ts';
import { isBeginningOf, isPathOf } from '../claims/paths.ts';
import type { Rule } from '../rule.ts';

export const unspecifiedOperation: Rule = {
  id: 'unspecified-operation',
  description: 'An operation that the docs or the facts name and the spec lacks.',
  many: 'operations of the docs',
  check: ({ edition, claims }) => {
    if (edition.api === null) return [];
    const operations = listOperations(edition.api.spec);
    const mentions = operationsMentioned(edition, claims);
    const unknown = withoutRepeated(mentions.filter((mention) => !isSpecified(mention, operations)));
    return [...groupBy(unknown, nameOf)].map(([name, own]) => {
      const places = own.map(({ place }) => place);
      const says = `named in ${describePlaces(places)}, but not in the spec`;
      return { subject: name, from: name, to: null, says, at: places[0] ?? null };
    });
  },
};

/** A bare address may be a base URL as well, which is no operation. */
function isSpecified({ method, path }: OperationMention, operations: readonly Operation[]): boolean {
  if (path === '') return true;
  if (method === null) {
    return operations.some((one) => isPathOf(path, one.path) || isBeginningOf(path, one.path));
  }
  return operations.some((one) => one.method === method.toUpperCase() && isPathOf(path, one.path));
}

/** An address that is called and named with its method as well is one operation. */
function withoutRepeated(mentions: readonly OperationMention[]): OperationMention[] {
  const named = mentions.filter(({ method }) => method !== null);
  return mentions.filter(
    ({ method, path }) => method !== null || !named.some((one) => isPathOf(path, one.path)),
  );
}

function nameOf({ method, path }: OperationMention): string {
  return method === null ? path : `${method} ${path}`;
}
