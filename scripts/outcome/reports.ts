import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LocalFailure } from '../../src/base/failure.ts';
import type { Comparison } from '../../src/changes/comparison.ts';
import { webhookFormat } from '../../src/config/values.ts';
import { type FailOn, reaches } from '../../src/judge/fail-on.ts';
import { formats, pageFormats, type RenderOptions } from '../../src/report/formats.ts';
import type { Surroundings } from '../../src/sync/surroundings.ts';
import type { OutputFlags, Session } from '../session/session.ts';
import { parseReportRequest, type ReportRequest } from '../settings/report-requests.ts';

/** Flags of every command that ends in a report. */
export interface ReportFlags extends OutputFlags {
  /** `FORMAT` prints, `FORMAT=FILE` writes, `webhook=URL` sends. */
  readonly report?: readonly string[];
  readonly webhookLevel: FailOn;
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
  const requests = checkReportFlags(flags);
  for (const { format, target } of requests.filter((each) => each.format !== webhookFormat)) {
    const text = await render(comparison, format, optionsFor(target, session, context), context);
    if (target === null) session.data(text);
    else await write(target, text);
  }
  if (flags.json === true) session.data(await renderPlain(comparison, 'json', session, context));
  else if (requests.every(({ target }) => target !== null))
    session.say(await renderPlain(comparison, 'terminal', session, context));
  for (const { format, target } of requests) {
    if (format !== webhookFormat || target === null || !isTold(comparison, flags.webhookLevel)) continue;
    await (await import('./webhook.ts')).tellWebhook(comparison, target, session);
  }
}

/** A webhook is told of an edition that reaches the level, and of one that is held. */
function isTold(comparison: Comparison, level: FailOn): boolean {
  return comparison.verdict !== 'accepted' || reaches(comparison, level);
}

/** The reports that the flags ask for; throws a `UsageFailure` that lists the formats for one that does not exist. */
export function checkReportFlags(flags: ReportFlags): ReportRequest[] {
  return (flags.report ?? []).map((text) => parseReportRequest(text));
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

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    throw new LocalFailure(`The report could not be written to ${file}: ${describe(cause)}.`, {
      advice: 'Name a file in a folder that can be written to.',
      cause,
    });
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
