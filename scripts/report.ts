import type { Command } from 'commander';
import type { Comparison } from '../src/changes/comparison.ts';
import { withDaysLeft } from '../src/report/days-left.ts';
import { openEdition } from '../src/store/open.ts';
import { checkReportFlags, publishComparison } from './outcome/reports.ts';
import { bareContext, packageContext } from './outcome/sync-outcome.ts';
import { openSession, today } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

type ReportFlags = FlagsOf<'report'>;

/** Renders a comparison again. */
export function configure(command: Command): Command {
  return withSettings(command).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync report
  $ router-one-sync report --report markdown > report.md
  $ router-one-sync report --from .router-one-sync/held/comparison.json`;

async function run(flags: ReportFlags): Promise<void> {
  const session = openSession(flags);
  const ofPackage = packageContext(flags.out, session);
  const day = flags.date ?? today();
  // Both know every kind of change, which the help does not need.
  const { lastOf, readComparison } = await import('./outcome/told-before.ts');
  if (flags.from === undefined) {
    await checkReportFlags(flags);
    const comparison = withDaysLeft(await lastOf(flags, session), day);
    await publishComparison(comparison, flags, session, ofPackage);
  } else {
    const comparison = withDaysLeft(await readComparison(flags.from), day);
    const isOurs = await isOfPackage(comparison, flags.out);
    await checkReportFlags(flags, { hasHistory: isOurs });
    await publishComparison(comparison, flags, session, isOurs ? ofPackage : bareContext(null));
  }
}

/** True if the newer side of a comparison is the edition that the package holds. */
async function isOfPackage({ to }: Comparison, out: string): Promise<boolean> {
  const stored = await openEdition(out);
  const documents = stored?.manifest.documents ?? [];
  return documents.length > 0 && documents.every(({ name, digest }) => to.digests[name] === digest);
}
