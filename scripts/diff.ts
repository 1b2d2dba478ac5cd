import type { Command } from 'commander';
import { exitCodes } from '../src/base/failure.ts';
import { collect } from '../src/config/values.ts';
import { holdsPackage, resolveEdition } from './editions/argument.ts';
import { documentsOf } from './outcome/page-links.ts';
import { checkReportFlags, publishComparison } from './outcome/reports.ts';
import { bareContext, exitCodeOf, packageContext } from './outcome/sync-outcome.ts';
import { openSession } from './session/session.ts';
import { type FlagsOf, withSettings } from './settings/with-settings.ts';

const own = [
  {
    flag: '--only <document>',
    words: 'compare this document alone: models, openapi, docs, facts or facts-TOPIC (repeatable)',
    read: collect,
  },
] as const;

/** Compares any two editions or documents. Says what `sync` would hold, and writes nothing. */
export function configure(command: Command): Command {
  return withSettings(command, own)
    .argument('<before>', 'a folder, a document, an address, REV:PATH, a date, live, or embedded[@DATE]')
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

async function run(before: string, after: string, flags: FlagsOf<'diff', typeof own>): Promise<void> {
  const session = openSession(flags);
  await checkReportFlags(flags, { hasHistory: false });
  session.progress.show('Reading and comparing');
  const reading = { ...flags, use: 'compare' } as const;
  const [one, other] = await Promise.all([resolveEdition(before, reading), resolveEdition(after, reading)]);
  const sides = [
    { name: before, edition: one },
    { name: after, edition: other },
  ] as const;
  const { difference } = await import('./outcome/difference.ts');
  const { comparison, next, notes } = await difference(sides, flags, session);
  const context = (await holdsPackage(after))
    ? packageContext(after, session)
    : { ...bareContext(next), linkOf: documentsOf(after) };
  await publishComparison(comparison, flags, session, { ...context, canAccept: false });
  process.exitCode = exitCodeOf(comparison, flags.failOn);
  if (notes.length > 0) {
    process.exitCode = exitCodes.usage;
    process.stderr.write(`${[...notes, 'Name the documents to compare: --only NAME.'].join('\n')}\n`);
  }
}
