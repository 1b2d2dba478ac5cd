import type { Command } from 'commander';
import { openEdition } from '../src/store/open.ts';
import { resolveEdition } from './editions/argument.ts';
import { isFolder } from './editions/upstream.ts';
import { checkReportFlags, publishComparison } from './outcome/reports.ts';
import { bareContext, exitCodeOf, judgementOf, packageContext } from './outcome/sync-outcome.ts';
import { openSession } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

/** Compares any two editions or documents. Says what `sync` would hold, and writes nothing. */
export function configure(command: Command): Command {
  return withSettings(command)
    .argument('<before>', 'a folder, a document, REV:PATH, a date, live, or embedded[@DATE]')
    .argument('<after>', 'the same')
    .addHelpText('after', examples)
    .action(run);
}

const examples = `
Examples:
  $ router-one-sync diff embedded@2026-06-10 embedded@2026-09-11
  $ router-one-sync diff old/models.md new/models.md --json
  $ router-one-sync diff old.yaml new.yaml --as openapi --preset codegen --json
  $ router-one-sync diff HEAD~1:generated generated --report markdown=report.md
  $ router-one-sync diff 2026-06-10 generated`;

async function run(before: string, after: string, flags: FlagsOf<'diff'>): Promise<void> {
  const session = openSession(flags);
  checkReportFlags(flags);
  session.progress.show('Reading and comparing');
  const reading = { ...flags, use: 'compare' } as const;
  const [base, next] = await Promise.all([resolveEdition(before, reading), resolveEdition(after, reading)]);
  const { compareEditions } = await import('../src/sync/compare.ts');
  const comparison = compareEditions(base, next, {
    history: [],
    accepts: [],
    notes: [],
    ...(await judgementOf(flags.settings, flags.preset)),
  });
  session.progress.clear();
  const context = (await holdsEdition(after)) ? packageContext(after, session) : bareContext(next);
  await publishComparison(comparison, flags, session, context);
  process.exitCode = exitCodeOf(comparison, flags.failOn);
}

/** A generated package has a history to show around its newest edition; anything else has none. */
async function holdsEdition(argument: string): Promise<boolean> {
  return (await isFolder(argument)) && (await openEdition(argument, { newBaseline: true })) !== null;
}
