import type { Comparison } from '../changes/comparison.ts';
import { acceptFlag } from '../report/advice.ts';
import { legible } from '../report/foreign-text.ts';
import { headlineText } from '../report/headline.ts';
import { wholeTable } from '../report/markdown-blocks.ts';
import { markdownCode, markdownText } from '../report/markdown-encoder.ts';
import type { JobLinks } from './links.ts';
import { shortened } from './pull-request.ts';

/** What a person is told the day an edition is held, where they look anyway: an issue. */
export interface HeldNotice {
  /** One line. */
  readonly title: string;
  readonly body: string;
}

/** More reasons than this are not weighed one by one; the report has all. */
const mostReasons = 40;

/** The reasons, the very words that accept them, and where those are typed in. */
export function heldNotice(
  comparison: Comparison,
  links: JobLinks,
  { branch, gateway }: { readonly branch: string; readonly gateway: string },
): HeldNotice {
  const { held, to } = comparison;
  const day = to.date === null ? '' : ` of ${to.date}`;
  const rows = held
    .slice(0, mostReasons)
    .map(({ rule, seen, limit, accept }) => [
      markdownCode(rule),
      markdownText(seen),
      markdownText(limit),
      markdownCode(accept),
    ]);
  const columns = ['Rule', 'Seen', 'Limit', 'Accept'].map((title) => ({ title, numeric: false }));
  const rest = held.length - rows.length;
  const body = [
    `The documents${day} look wrong, and a person must decide. Until then the package and ${markdownCode(branch)} stay as they are.`,
    wholeTable(columns, rows),
    rest === 0 ? '' : `… and ${rest} more, in the report.`,
    `**If it is right**, ${howToAccept(comparison, links)}`,
    '**If it is not**, do nothing: every run looks again, and this issue is closed when nothing is held any more.',
    links.run === null ? '' : `[The newest run](${links.run}) has the report and the edition as artefacts.`,
  ];
  return {
    title: shortened(`${gateway}: ${headlineText(comparison)}`),
    body: `${body.filter((block) => block !== '').join('\n\n')}\n`,
  };
}

/** The arguments as one line, as the form of a workflow takes them. */
export function acceptLine({ held }: Comparison): string {
  return legible(held.map((reason) => acceptFlag(reason).replace(/^--accept /, '')).join(' '));
}

function howToAccept(comparison: Comparison, { service, start, workflow }: JobLinks): string {
  const line = acceptLine(comparison);
  if (service === 'gitlab' && start !== null)
    return `[start a pipeline by hand](${start}) with the variable \`ACCEPT\`, and this as its value:\n\n${fenced(line)}`;
  const field = `with this in its field \`accept\`:\n\n${fenced(line)}`;
  if (start === null) return `run the job by hand ${field}`;
  const command =
    workflow === null ? '' : `\n\nor type it in a clone:\n\n${fenced(commandFor(workflow, line))}`;
  return `[start the workflow by hand](${start}) ${field}${command}`;
}

function commandFor(workflow: string, line: string): string {
  return `gh workflow run ${workflow} -f accept='${line.replaceAll("'", "'\\''")}'`;
}

/** A block of code that nothing in it ends. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
