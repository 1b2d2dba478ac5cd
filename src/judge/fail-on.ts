import type { Comparison } from '../changes/comparison.ts';

/** The values of `--fail-on`; `used` is what breaks and is used here, `never` reports and does not fail. */
export const failOnValues = ['breaking', 'notable', 'any', 'never', 'used'] as const;
export type FailOn = (typeof failOnValues)[number];

/**
 * True when a comparison has changes at or above a level, so that the command ends with exit code 1. What goes to and
 * fro failed a job when it was news, and does not fail it again from its third turn on, unless it breaks.
 */
export function reaches({ changes }: Pick<Comparison, 'changes'>, failOn: FailOn): boolean {
  const news = changes.filter(
    ({ flapping, severity }) => (flapping?.count ?? 0) < 3 || severity === 'breaking',
  );
  switch (failOn) {
    case 'never':
      return false;
    case 'any':
      return news.length > 0;
    case 'notable':
      return news.some(({ severity }) => severity !== 'info');
    case 'breaking':
      return news.some(({ severity }) => severity === 'breaking');
    case 'used':
      // What no search can find, such as another base URL, may well be used.
      return news.some((change) => change.severity === 'breaking' && change.usedAt?.length !== 0);
  }
}
