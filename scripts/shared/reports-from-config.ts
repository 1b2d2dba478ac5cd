import type { Command } from 'commander';
import { expand } from '../../src/config/expand.ts';
import type { Settings } from '../../src/config/schema.ts';
import { parseReportRequest } from './report-requests.ts';

/**
 * Adds the configured reports where no `--report` was given, and the configured webhook where no other was. A dry run
 * tells nobody, so it does not need the webhook's address either.
 */
export function reportsFromConfig(command: Command, settings: Settings): void {
  const { report, dryRun }: { report?: readonly string[]; dryRun?: boolean } = command.opts();
  const reports = report ?? settings.reports ?? [];
  for (const [index, text] of (settings.reports ?? []).entries())
    parseReportRequest(text, `reports[${index}]`);
  const tellsAlready = reports.some((text) => /^webhook(?:=|$)/.test(text));
  const { webhook } = settings;
  const told =
    webhook === undefined || tellsAlready || dryRun === true
      ? []
      : [`webhook=${expand(webhook.url, 'webhook.url', process.env)}`];
  command.setOptionValueWithSource('report', [...reports, ...told], 'config');
}
