import { resolve } from 'node:path';
import { writeCommands } from './runner.ts';
import { findTool, type Tool } from './tool.ts';

/** Flags that every command understands. */
export interface OutputFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** What a command needs of its surroundings: where words, data and progress go. */
export interface Session {
  readonly tool: Tool;
  readonly progress: Progress;
  /** The colour of what goes to stdout. */
  readonly color: boolean;
  /** Columns of the terminal, or a width that reads well in a log. */
  readonly width: number;
  /** Columns for tables of data: those of the terminal, and no limit where another program reads them. */
  readonly tableWidth: number;
  /** Where runs on this machine remember the last check and keep held editions. */
  readonly stateFolder: string;
  /** Data: always stdout. */
  data(text: string): void;
  /** Lines for a runner of jobs, which obeys them: workflow commands of ours. */
  commands(text: string): void;
  /** Words for people: stdout, or stderr when stdout carries data; nowhere with `--quiet`. */
  say(text: string): void;
}

/** A line of a CI log wraps badly beyond this, and a report reads well within it. */
const widthWithoutTerminal = 100;

export function openSession(flags: OutputFlags): Session {
  const quiet = flags.quiet === true;
  const words = flags.json === true ? process.stderr : process.stdout;
  return {
    tool: findTool(),
    progress: progressLine(quiet),
    color: wantsColor(flags),
    width: process.stdout.columns ?? widthWithoutTerminal,
    tableWidth: process.stdout.columns ?? Number.POSITIVE_INFINITY,
    stateFolder: resolve('.router-one-sync'),
    data: (text) => void process.stdout.write(text),
    commands: (text) => writeCommands(text),
    say: (text) => {
      if (!quiet) words.write(text.endsWith('\n') ? text : `${text}\n`);
    },
  };
}

/** `--no-color`, then `NO_COLOR` (no-color.org: any value that is not empty), then `FORCE_COLOR`, then the terminal. */
function wantsColor(flags: OutputFlags): boolean {
  const { NO_COLOR: noColor, FORCE_COLOR: forceColor } = process.env;
  if (flags.color === false || (noColor !== undefined && noColor !== '')) return false;
  if (forceColor !== undefined) return forceColor !== '0' && forceColor !== '';
  return process.stdout.isTTY === true;
}

/** The UTC day of this moment: the only clock that an edition's date may come from. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Says on a terminal what is being done at this moment, in one line that goes away; elsewhere it says nothing. */
interface Progress {
  show(step: string): void;
  clear(): void;
}

const clearLine = '\r\u001b[2K';

function progressLine(quiet: boolean): Progress {
  const stream = process.stderr;
  if (quiet || !stream.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (step) => void stream.write(`${clearLine}${step}…`),
    clear: () => void stream.write(clearLine),
  };
}
