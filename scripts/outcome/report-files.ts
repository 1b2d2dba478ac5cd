import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LocalFailure } from '../../src/base/failure.ts';
import { formats, pageFormats } from '../../src/report/formats.ts';
import type { ReportRequest } from '../settings/report-requests.ts';

/**
 * Throws a `LocalFailure`, before any work is done, for a report whose file holds something that no report of its
 * format wrote. An empty file, a device and the summary of a job's step are never in the way.
 */
export async function checkReportFiles(requests: readonly ReportRequest[], force: boolean): Promise<void> {
  for (const { format, target } of requests) {
    const mark = (formats.get(format) ?? pageFormats.get(format))?.mark;
    if (target === null || mark === undefined || force || isStepSummary(target)) continue;
    const before = (await textIn(target)) ?? '';
    if (before.trim() === '' || mark.test(before)) continue;
    throw new LocalFailure(`${target} holds something that no report of the format ${format} wrote.`, {
      advice: 'Name another file, or use --force to overwrite it.',
    });
  }
}

/** Writes a report. A changelog gets its section; nothing is written that is there already. */
export async function writeReport(file: string, format: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    if (isStepSummary(file)) return await appendFile(file, text);
    const before = await textIn(file);
    const after = format === 'changelog' ? withSection(before ?? '', text) : text;
    if (after !== before) await writeFile(file, after);
  } catch (cause) {
    throw new LocalFailure(`The report could not be written to ${file}: ${describe(cause)}.`, {
      advice: 'Name a file in a folder that can be written to.',
      cause,
    });
  }
}

/** A changelog with a section in front of its others, below its title; one that has it is left as it is. */
export function withSection(changelog: string, section: string): string {
  const eol = changelog.includes('\r\n') ? '\r\n' : '\n';
  const own = section.replaceAll('\n', eol);
  if (`${changelog.trimEnd()}${eol}`.includes(own)) return changelog;
  const first = /^## /m.exec(changelog)?.index ?? changelog.length;
  const head = changelog.slice(0, first).trimEnd();
  const rest = changelog.slice(first);
  return [head, own.trimEnd(), rest.trimEnd()].filter((part) => part !== '').join(eol + eol) + eol;
}

function isStepSummary(file: string): boolean {
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  return summary !== undefined && summary !== '' && resolve(file) === resolve(summary);
}

/** `null` for what is not there, and for what is no plain file, such as a device. */
async function textIn(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  return found?.isFile() === true ? readFile(file, 'utf8') : null;
}

function describe(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
