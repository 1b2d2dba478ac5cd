import { defaultGateway } from '../../src/gateway/profiles.ts';
import { findTool, type Tool } from '../session/tool.ts';
import { commands } from './commands.ts';

/**
 * Answers a command line that only asks what there is, `--help` or `--version` alone; false for any other. It stands
 * before everything else is loaded: the library that reads flags alone takes a third of Node's own start.
 */
export function answerAtOnce(args: readonly string[]): boolean {
  const [flag = ''] = args;
  if (args.length !== 1) return false;
  const tool = findTool();
  if (flag === '--version' || flag === '-V') process.stdout.write(`${tool.version}\n`);
  else if (flag === '--help' || flag === '-h') process.stdout.write(overview(tool));
  else return false;
  return true;
}

/** What `--help` prints for the tool as a whole. */
export function overview(tool: Tool): string {
  return [
    `Usage: ${tool.name} [options] [command]`,
    description,
    `Options:\n${rows(options)}`,
    `Commands:\n${rows([...commands.map(({ name, summary }) => [name, summary] as const), help])}`,
    `Examples:\n${examples}`,
    exitCodes,
  ].join('\n\n');
}

type Row = readonly [name: string, text: string];

const description = `Keeps a typed client, the model catalog and the docs of the ${defaultGateway.name} gateway
in step with upstream.`;

const options: readonly Row[] = [
  ['-V, --version', 'output the version number'],
  ['-h, --help', 'display help for command'],
];

const help: Row = ['help [command]', 'display help for command'];

const examples = `  $ router-one-sync demo                                 all of it, on samples
  $ router-one-sync sync                                 fetch, compare, write
  $ router-one-sync sync --upstream embedded --dry-run   the same, as a trial
  $ router-one-sync diff old/models.md new/models.md     any two documents
  $ router-one-sync models --provider openai --json      the catalog, as data`;

const exitCodes = `Exit codes: 0 done, 1 changes at or above --fail-on, 2 usage, 3 upstream
            unavailable, 4 document invalid, 5 held, 6 local (disk, lock,
            damaged files), 70 a bug of ours, 130 and 143 interrupted
`;

/** The name's column, and the text's: terminals have had 80 of them for long enough. */
const [nameWidth, textWidth] = [14, 62];

function rows(all: readonly Row[]): string {
  return all
    .flatMap(([name, text]) =>
      wrap(text).map((line, index) => `  ${(index === 0 ? name : '').padEnd(nameWidth)}  ${line}`),
    )
    .join('\n');
}

function wrap(text: string): string[] {
  return text.match(new RegExp(`.{1,${textWidth}}(?= |$)`, 'g'))?.map((line) => line.trim()) ?? [];
}
