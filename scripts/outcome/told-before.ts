import { readFile } from 'node:fs/promises';
import { UsageFailure } from '../../src/base/failure.ts';
import { parseJson } from '../../src/base/json.ts';
import { type Comparison, comparisonSchema } from '../../src/changes/comparison.ts';
import { readingOf } from '../../src/config/gateway.ts';
import { readCheck } from '../../src/store/state.ts';
import { ageNotes } from '../../src/sync/freshness.ts';
import { lastComparison } from '../../src/sync/last-comparison.ts';
import type { Session } from '../session/session.ts';
import type { FlagsOf } from '../settings/with-settings.ts';
import { judgementOf } from './sync-outcome.ts';

/** The comparison that a package's last change was accepted with, judged as the configuration says today. */
export async function lastOf(flags: FlagsOf<'report'>, session: Session): Promise<Comparison> {
  const { policy, ignores = [] } = await judgementOf(flags.settings);
  const check = await readCheck(session.stateFolder, flags.out);
  const notes = ageNotes({ check, now: new Date(), maxAge: flags.settings.maxAge ?? null });
  return lastComparison(flags.out, {
    notes,
    ignores,
    ...readingOf(flags.settings),
    readLimits: flags.settings.limits?.read,
    ...(policy !== undefined && { policy }),
  });
}

/** A comparison that a run wrote as JSON. */
export async function readComparison(file: string): Promise<Comparison> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageFailure(`${file} cannot be read.`, {
      advice: 'Name a file that `diff --json` wrote.',
      cause,
    });
  });
  const parsed = comparisonSchema.safeParse(parseJson(text) ?? null);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageFailure(
    `${file} is not a comparison: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}.`,
    {
      advice: 'Name a file that `diff --json` or `sync --report json=FILE` wrote.',
    },
  );
}
