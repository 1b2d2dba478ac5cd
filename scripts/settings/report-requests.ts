import { UsageFailure } from '../../src/base/failure.ts';
import { reportFormats, webhookFormat } from '../../src/config/values.ts';
import { namesOf } from '../../src/gateway/names.ts';
import { defaultGateway } from '../../src/gateway/profiles.ts';
import { formats, pageFormats } from '../../src/report/formats.ts';

/** One `--report`: a format, and the file (or, for a webhook, the address) that it goes to. */
export interface ReportRequest {
  readonly format: string;
  /** `null` prints to stdout. */
  readonly target: string | null;
}

/** The variable that a webhook's address is taken from when it is not given: an argument can be seen by others. */
export const webhookVariable = namesOf(defaultGateway).webhook;

/**
 * Reads `FORMAT` or `FORMAT=FILE`, in which the file `-` is stdout; `from` is where it stands, for messages.
 *
 * @throws UsageFailure that lists the formats for one that does not exist, and for a webhook without an address. No
 * message repeats what stands behind the `=`, since it may be a secret.
 */
export function parseReportRequest(text: string, from = '--report'): ReportRequest {
  const [format = '', target] = text.split(/=(.*)/s);
  if (!reportFormats.includes(format)) {
    throw new UsageFailure(`${from}: there is no format "${format}".`, {
      advice: `Formats:\n${formatList()}`,
    });
  }
  if (format !== webhookFormat) return { format, target: target === '-' ? null : target || null };
  return { format, target: webhookAddress(target || process.env[webhookVariable] || '', from) };
}

function webhookAddress(address: string, from: string): string {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address;
  throw new UsageFailure(`${from}: a webhook needs an address that begins with https://.`, {
    advice: `Give it as webhook=URL or, so that nobody sees it, in the variable ${webhookVariable}.`,
  });
}

function formatList(): string {
  const described = [...formats, ...pageFormats].map(
    ([name, { description }]) => [name, description] as const,
  );
  const all = [...described, [webhookFormat, 'a message to Slack, Teams or Discord'] as const];
  return all.map(([name, description]) => `  ${name.padEnd(13)} ${description}`).join('\n');
}
