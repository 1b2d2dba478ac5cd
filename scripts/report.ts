import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { UsageFailure } from '../src/base/failure.ts';
import { parseJson } from '../src/base/json.ts';
import { type Comparison, comparisonSchema } from '../src/changes/comparison.ts';
import { readingOf } from '../src/config/gateway.ts';
import { withDaysLeft } from '../src/report/days-left.ts';
import { openEdition } from '../src/store/open.ts';
import { readCheck } from '../src/store/state.ts';
import { ageNotes } from '../src/sync/freshness.ts';
import { checkReportFlags, publishComparison } from './outcome/reports.ts';
import { bareContext, judgementOf, packageContext } from './outcome/sync-outcome.ts';
import { openSession, type Session, today } from './session/session.ts';
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
  const context = packageContext(flags.out, session);
  if (flags.from === undefined) {
    await checkReportFlags(flags);
    const comparison = withDaysLeft(await last(flags, session), flags.date ?? today());
    await publishComparison(comparison, flags, session, context);
  } else {
    const comparison = withDaysLeft(await readComparison(flags.from), flags.date ?? today());
    const isOurs = await isOfPackage(comparison, flags.out);
    await checkReportFlags(flags, { hasHistory: isOurs });
    await publishComparison(comparison, flags, session, isOurs ? context : bareContext(null));
  }
}

async function last(flags: ReportFlags, session: Session): Promise<Comparison> {
  const { lastComparison } = await import('../src/sync/last-comparison.ts');
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

/** True if the newer side of a comparison is the edition that the package holds. */
async function isOfPackage({ to }: Comparison, out: string): Promise<boolean> {
  const stored = await openEdition(out);
  const documents = stored?.manifest.documents ?? [];
  return documents.length > 0 && documents.every(({ name, digest }) => to.digests[name] === digest);
}

async function readComparison(file: string): Promise<Comparison> {
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
