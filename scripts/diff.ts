import type { Command } from 'commander';
import { exitCodes } from '../src/base/failure.ts';
import { collect } from '../src/config/values.ts';
import type { Edition } from '../src/read/edition.ts';
import { compareWithinBounds } from '../src/sync/comparing/compare-within-bounds.ts';
import { resolveEdition } from './editions/argument.ts';
import { isFolder } from './editions/upstream.ts';
import { documentsOf } from './outcome/page-links.ts';
import { checkReportFlags, publishComparison } from './outcome/reports.ts';
import { bareContext, exitCodeOf, judgementOf, packageContext } from './outcome/sync-outcome.ts';
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
  const { inCommon } = await import('./editions/in-common.ts');
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
  const { seenFromHere } = await import('./outcome/seen-from-here.ts');
  const lacking = notCompared.map(({ document }) => document);
  const whole = { ...compared, ...(lacking.length > 0 && { notCompared: lacking }) };
  const comparison = await seenFromHere(whole, next, flags, session, [before, after]);
  const shownWith = (await holdsEdition(after))
    ? packageContext(after, session)
    : { ...bareContext(next), linkOf: documentsOf(after) };
  await publishComparison(comparison, flags, session, { ...shownWith, canAccept: false });
  process.exitCode = exitCodeOf(comparison, flags.failOn);
  if (notes.length > 0) {
    process.exitCode = exitCodes.usage;
    process.stderr.write(`${[...notes, 'Name the documents to compare: --only NAME.'].join('\n')}\n`);
  }
}

/** What compares catalogs, docs and facts is loaded only where there are some: an API alone is compared in a moment. */
async function comparerOf(base: Edition, next: Edition) {
  const { areApisAlone, compareApis } = await import('../src/sync/compare-apis.ts');
  return areApisAlone(base, next) ? compareApis : (await import('../src/sync/compare.ts')).compareEditions;
}

/** A generated package has a history to show around its newest edition; anything else has none. */
async function holdsEdition(argument: string): Promise<boolean> {
  if (!(await isFolder(argument))) return false;
  const { openEdition } = await import('../src/store/open.ts');
  return (await openEdition(argument, { newBaseline: true })) !== null;
}
