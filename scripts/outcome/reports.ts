import { UsageFailure } from '../../src/base/failure.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import type { Settings } from '../../src/config/schema.ts';
import { webhookFormat } from '../../src/config/values.ts';
import { type FailOn, reaches } from '../../src/judge/fail-on.ts';
import { formats, pageFormats, type RenderOptions } from '../../src/report/formats.ts';
import type { Surroundings } from '../../src/sync/surroundings.ts';
import type { OutputFlags, Session } from '../session/session.ts';
import { parseReportRequest, type ReportRequest } from '../settings/report-requests.ts';
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
    const text = await render(comparison, format, optionsFor(target, session, context), context);
    if (target === null) (format === 'github' ? session.commands : session.data)(text);
    else await writeReport(target, format, text);
  }
  if (flags.json === true) session.data(await renderPlain(comparison, 'json', session, context));
  else if (requests.every(({ target }) => target !== null))
    session.say(await renderPlain(comparison, 'terminal', session, context));
  for (const { format, target } of requests) {
    if (format !== webhookFormat || target === null || !isTold(comparison, flags.webhookLevel)) continue;
    const receiver = { address: target, form: flags.settings?.webhook?.form };
    await (await import('./webhook.ts')).tellWebhook(comparison, receiver, session);
  }
}

/** A webhook is told of an edition that reaches the level, and of one that is held. */
function isTold(comparison: Comparison, level: FailOn): boolean {
  return comparison.verdict !== 'accepted' || reaches(comparison, level);
}

/**
 * Throws a `UsageFailure` that lists the formats for a report that does not exist, or for two on stdout, and a
 * `LocalFailure` for one that would overwrite what is not ours.
 */
export async function checkReportFlags(flags: ReportFlags): Promise<void> {
  const requests = requestsOf(flags);
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
  name: string,
  options: RenderOptions,
  context: ReportContext,
): Promise<string> {
  const page = pageFormats.get(name);
  if (page !== undefined) return (await page.load())({ comparison, ...(await context.surroundings()) });
  return (await formatNamed(name).load())(comparison, options);
}

function renderPlain(
  comparison: Comparison,
  name: string,
  session: Session,
  context: ReportContext,
): Promise<string> {
  return render(comparison, name, optionsFor(null, session, context), context);
}

function formatNamed(name: string) {
  const format = formats.get(name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return format;
}
