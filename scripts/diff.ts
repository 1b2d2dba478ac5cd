import { stat } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { type Preset, presets } from '../src/diff/api/rules/rule.ts';
import type { DocumentKind } from '../src/read/kind.ts';
import { openEdition } from '../src/store/open.ts';
import { asOption } from './shared/as-option.ts';
import { type ConfiguredFlags, withConfiguration } from './shared/configuration.ts';
import { resolveEdition } from './shared/edition-argument.ts';
import { type FailOn, failOnOption } from './shared/options.ts';
import {
  checkReportFlags,
  publishComparison,
  type ReportFlags,
  withReportOptions,
} from './shared/reports.ts';
import { openSession } from './shared/session.ts';
import { bareContext, exitCodeOf, packageContext } from './shared/sync-outcome.ts';

interface DiffFlags extends ReportFlags, ConfiguredFlags {
  readonly as?: DocumentKind;
  readonly out: string;
  readonly failOn: FailOn;
  readonly strict?: boolean;
  readonly preset?: Preset;
}

/** Compares any two editions or documents. Says what `sync` would hold, and writes nothing. */
export function configure(command: Command): Command {
  command
    .argument('<before>', 'a folder, a document, REV:PATH, a date, live, or embedded[@DATE]')
    .argument('<after>', 'the same')
    .addOption(asOption())
    .option('--out <folder>', 'the package whose history answers dates', 'generated')
    .addOption(failOnOption())
    .addOption(
      new Option(
        '--preset <preset>',
        'for whom changes of an API are judged: deployed callers or compiled code',
      ).choices(presets),
    )
    .option('--strict', 'treat every unreadable cell as an error');
  return withConfiguration(withReportOptions(command)).addHelpText('after', examples).action(run);
}

const examples = `
Examples:
  $ router-one-sync diff embedded@2026-06-10 embedded@2026-09-11
  $ router-one-sync diff old/models.md new/models.md --json
  $ router-one-sync diff old.yaml new.yaml --as openapi --preset codegen --json
  $ router-one-sync diff HEAD~1:generated generated --report markdown=report.md
  $ router-one-sync diff 2026-06-10 generated`;

async function run(before: string, after: string, flags: DiffFlags): Promise<void> {
  const session = openSession(flags);
  checkReportFlags(flags);
  session.progress.show('Reading and comparing');
  const reading = { ...flags, use: 'compare' } as const;
  const [base, next] = await Promise.all([resolveEdition(before, reading), resolveEdition(after, reading)]);
  const { judgementOf } = await import('./shared/judgement.ts');
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
  const found = await stat(argument).catch(() => null);
  return found?.isDirectory() === true && (await openEdition(argument)) !== null;
}
