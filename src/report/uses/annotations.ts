import type { Uses } from '../../uses/find-uses.ts';
import type { IdState } from '../../uses/known-ids.ts';
import { visible } from '../foreign-text.ts';
import { type Level, workflowCommand } from '../github.ts';
import { spell } from '../phrase.ts';
import { saysOf } from './groups.ts';

const levels: Readonly<Record<IdState, Level>> = {
  removed: 'error',
  renamed: 'error',
  retired: 'error',
  deprecated: 'warning',
  misspelt: 'warning',
  active: 'notice',
};

/** One annotation a place: GitHub shows it beside the line. */
export function usesAnnotations({ uses, operations }: Uses): string {
  const ids = uses.map((use) =>
    workflowCommand(
      levels[use.state],
      `Model ${use.state}`,
      `${use.text} ${spell(saysOf(use), visible)}`,
      use,
    ),
  );
  const calls = operations.map(({ operation, ...place }) =>
    workflowCommand(
      'error',
      `Operation ${operation.state}`,
      `${operation.method} ${operation.path}: ${operation.changes.join('; ')}`,
      place,
    ),
  );
  return [...ids, ...calls].map((line) => `${line}\n`).join('');
}
