import type { Finding } from '../changes/finding.ts';
import { listOperations } from '../openapi/operations.ts';
import type { Edition } from '../read/edition.ts';

/** How many operations both editions have and no finding speaks of. */
export function unchangedOperations(base: Edition, next: Edition, findings: readonly Finding[]): number {
  const touched = findings
    .filter(({ area }) => area === 'api')
    .flatMap(({ subject, reaches = [] }) => [subject, ...reaches]);
  return countUntouched(operationNames(base), operationNames(next), touched);
}

/** How many of those that both lists have are not touched. */
export function countUntouched(
  base: readonly string[],
  next: readonly string[],
  touched: readonly string[],
): number {
  const [before, changed] = [new Set(base), new Set(touched)];
  return next.filter((subject) => before.has(subject) && !changed.has(subject)).length;
}

function operationNames({ api }: Edition): string[] {
  return api === null ? [] : listOperations(api.spec).map(({ id }) => id);
}
