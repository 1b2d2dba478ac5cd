import { UsageFailure } from '../../src/base/failure.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import type { Settings } from '../../src/config/schema.ts';
import { webhookFormat } from '../../src/config/values.ts';
import { type FailOn, reaches } from '../../src/judge/fail-on.ts';
import { formats, pageFormats, type RenderOptions } from '../../src/report/formats.ts';
import type { Surroundings } from '../../src/sync/surroundings.ts';
import type { OutputFlags, Session } from '../session/session.ts';
import { parseReportRequest, type ReportRequest } from '../settings/report-requests.ts';
import { pageLinks } from './page-links.ts';
import { checkReportFiles, writeReport } from './report-files.ts';

/** Flags of every command that ends in a report. */
export interface ReportFlags extends OutputFlags {
  /** `FORMAT` prints, `FORMAT=FILE` writes, `webhook=URL` sends. */
  readonly report?: readonly string[];
  readonly webhookLevel: FailOn;
  /** For the form in which a webhook is told. */
  readonly settings?: Settings;
  /** Overwrite files that no report wrote. */
  readonly force?: boolean;
}

/** What reports may know beside the comparison. */
export interface ReportContext {
  /** What a page shows around the comparison; asked for only when there is a page to render. */
  readonly surroundings: () => Promise<Surroundings>;
  /** The file of a document, seen from the current folder; `null` if it has none there. */
  readonly fileOf: (document: string) => string | null;
  /** Where a page leads who wants to read a document: an address, or a file seen from the current folder. */
  readonly linkOf?: (document: string) => string | null;
  /** False where nothing can be accepted: a comparison of any two editions. */
  readonly canAccept?: false;
}

/**
 * Prints a comparison for people, or as JSON with `--json`, and renders what `--report` asks for. Throws a
 * `UsageFailure` for an unknown format; call `checkReportFlags` first to hear of it before any work is done.
 */
export async function publishComparison(
  comparison: Comparison,
  flags: ReportFlags,
  session: Session,
  context: ReportContext,
): Promise<void> {
  const requests = requestsOf(flags);
  for (const { format, target } of requests.filter((each) => each.format !== webhookFormat)) {
    const text = await render(comparison, { format, target }, session, context);
    if (target === null) (format === 'github' ? session.commands : session.data)(text);
    else await writeReport(target, format, text);
  }
  const printed = (format: string) => render(comparison, { format, target: null }, session, context);
  if (flags.json === true) session.data(await printed('json'));
  else if (requests.every(({ target }) => target !== null)) session.say(await printed('terminal'));
  for (const { format, target } of requests) {
    if (format !== webhookFormat || target === null || !isTold(comparison, flags.webhookLevel)) continue;
    const receiver = { address: target, form: flags.settings?.webhook?.form };
    await (await import('./webhook.ts')).tellWebhook(toldIn(format, comparison, context), receiver, session);
  }
}

/** A webhook is told of an edition that reaches the level, and of one that is held. */
function isTold(comparison: Comparison, level: FailOn): boolean {
  return comparison.verdict !== 'accepted' || reaches(comparison, level);
}

/**
 * Throws a `UsageFailure` that lists the formats for a report that does not exist, or for two on stdout, or for a feed
 * where there is no history to make it of, and a `LocalFailure` for one that would overwrite what is not ours.
 */
export async function checkReportFlags(flags: ReportFlags, { hasHistory = true } = {}): Promise<void> {
  const requests = requestsOf(flags);
  if (!hasHistory && requests.some(({ format }) => format === 'atom')) {
    throw new UsageFailure(
      '--report atom is a feed of the history of a package, and two editions have none.',
      {
        advice: 'The feed of a package is made by `router-one-sync report --report atom`.',
      },
    );
  }
  const printed = requests.filter(({ target }) => target === null).map(({ format }) => format);
  const onStdout = [...printed, ...(flags.json === true ? ['--json'] : [])];
  if (onStdout.length > 1) {
    throw new UsageFailure(
      `Only one report can go to stdout, and there are two: ${onStdout.slice(0, 2).join(' and ')}.`,
      {
        advice: 'Give the others a file: --report FORMAT=FILE.',
      },
    );
  }
  await checkReportFiles(requests, flags.force === true);
}

function requestsOf({ report = [] }: ReportFlags): ReportRequest[] {
  return report.map((text) => parseReportRequest(text));
}

/** Files are never coloured, and are laid out for a width that reads well. */
const plain = { color: false, width: 100 };

function optionsFor(target: string | null, session: Session, { fileOf }: ReportContext): RenderOptions {
  const screen = target === null ? { color: session.color, width: session.width } : plain;
  return { ...screen, fileOf, toolVersion: session.tool.version };
}

async function render(
  comparison: Comparison,
  { format, target }: ReportRequest,
  session: Session,
  context: ReportContext,
): Promise<string> {
  const told = toldIn(format, comparison, context);
  const page = pageFormats.get(format);
  if (page === undefined) {
    return (await formatNamed(format).load())(told, optionsFor(target, session, context));
  }
  const surroundings = await context.surroundings();
  const linkOf = pageLinks(target, context.linkOf ?? context.fileOf, surroundings.linkOf);
  return (await page.load())({ comparison: told, ...surroundings, linkOf });
}

/** For people nothing is advised that does not exist; programs get all of it. */
function toldIn(format: string, comparison: Comparison, { canAccept }: ReportContext): Comparison {
  if (canAccept !== false || format === 'json') return comparison;
  return { ...comparison, held: comparison.held.map((reason) => ({ ...reason, accept: '' })) };
}

function formatNamed(name: string) {
  const format = formats.get(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return format;
}
