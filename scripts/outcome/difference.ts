import type { Comparison } from '../../src/changes/comparison.ts';
import type { Preset } from '../../src/diff/preset.ts';
import type { Edition } from '../../src/read/edition.ts';
import { areApisAlone, compareApis } from '../../src/sync/compare-apis.ts';
import { compareWithinBounds } from '../../src/sync/comparing/compare-within-bounds.ts';
import { inCommon, type Side } from '../editions/in-common.ts';
import type { Session } from '../session/session.ts';
import { seenFromHere, type ViewFlags } from './seen-from-here.ts';
import { judgementOf } from './sync-outcome.ts';

interface DifferenceFlags extends ViewFlags {
  readonly only?: readonly string[];
  readonly preset?: Preset;
}

/** What two editions have in common, compared, as it looks from this repository; and in `notes` what they have not. */
export async function difference(
  sides: readonly [Side, Side],
  flags: DifferenceFlags,
  session: Session,
): Promise<{ comparison: Comparison; next: Edition; notes: readonly string[] }> {
  const { base, next, notCompared } = inCommon(...sides, flags.only);
  const compare = await comparerOf(base, next);
  const notes = notCompared.map(({ note }) => note);
  const judgement = await judgementOf(flags.settings, flags.preset);
  const context = { history: [], accepts: [], notes, ...judgement };
  const compared = await compareWithinBounds(
    { base, next, context },
    () => compare(base, next, context),
    flags.settings.limits?.read,
  );
  session.progress.clear();
  const lacking = notCompared.map(({ document }) => document);
  const whole = { ...compared, ...(lacking.length > 0 && { notCompared: lacking }) };
  const names = sides.map(({ name }) => name);
  return { comparison: await seenFromHere(whole, next, flags, session, names), next, notes };
}

/** What compares catalogs, docs and facts is loaded only where there are some: an API alone is compared in a moment. */
async function comparerOf(base: Edition, next: Edition) {
  return areApisAlone(base, next) ? compareApis : (await import('../../src/sync/compare.ts')).compareEditions;
}
