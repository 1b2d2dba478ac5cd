import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findUses } from '../../src/uses/find-uses.ts';
import { knownIds } from '../../src/uses/known-ids.ts';
import { listFiles } from '../../src/uses/source-files.ts';
import { modelOf } from '../../test/support/editions.ts';
import { atMostTimes, compare, type Measure } from './frame/compare.ts';
import { makeScratch, type Scratch } from './frame/processes.ts';
import { check, type Result } from './frame/result.ts';

const files = 10_000;
const rounds = 7;

/** Finding ids in a source tree, against the search that everybody knows. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  const root = sourceTree(scratch, 'tree', files);
  const [few, many] = [idsOf(100), idsOf(3_000)];
  const patterns = scratch.write('ids.txt', `${few.join('\n')}\n`);
  const grep = async (): Promise<undefined> => void git(root, 'grep', '-c', '-F', '-f', patterns);
  yield atMostTimes(
    2,
    `100 ids in ${files.toLocaleString('en-US')} files take at most twice \`git grep -F -f\``,
    await compare({ ours: search(root, few), theirs: grep, rounds }),
  );
  yield atMostTimes(
    1.5,
    '3,000 ids take at most 1.5 times as long as 100',
    await compare({ ours: search(root, many), theirs: search(root, few), rounds }),
  );
  yield await memory(root, few);
}

/** The listing of git and the search, as the command does them. */
function search(root: string, ids: readonly string[]): Measure {
  const known = knownIds(
    ids.map((id) => modelOf(id)),
    [],
  );
  return async () => {
    const start = performance.now();
    const listed = await listFiles([root], root);
    const { files: searched } = findUses(listed, { ...query, known });
    if (searched < files / 2) throw new Error(`only ${searched} files were searched`);
    return performance.now() - start;
  };
}

const query = {
  operations: [],
  today: '2026-10-07',
  all: true,
  added: null,
  maxBytes: 5_000_000,
  except: [],
  ignores: [],
} as const;

/** What is in use after a tree was searched once and four times in one process: texts are let go one by one. */
async function memory(root: string, ids: readonly string[]): Promise<Result> {
  const known = knownIds(
    ids.map((id) => modelOf(id)),
    [],
  );
  const listed = await listFiles([root], root);
  const peakOf = (times: number): number => {
    for (let time = 0; time < times; time += 1) findUses(listed, { ...query, known });
    return process.memoryUsage().rss / 1024 / 1024;
  };
  const [once, again] = [peakOf(1), peakOf(3)];
  const seen = `${once.toFixed(0)} MB after one pass, ${again.toFixed(0)} MB after three more`;
  return check('memory does not grow with what was searched (at most 1.2 times)', again <= once * 1.2, seen);
}

/** Files as a program has them: code, configuration and prose, one in fifty with a model in it. */
function sourceTree(scratch: Scratch, name: string, count: number): string {
  for (let index = 0; index < count; index += 1) {
    const ending = ['ts', 'py', 'yaml', 'md'][index % 4] ?? 'ts';
    scratch.write(`${name}/part-${index % 100}/file-${index}.${ending}`, textOf(index));
  }
  const root = join(scratch.folder, name);
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  return root;
}

function textOf(index: number): string {
  const lines = Array.from(
    { length: 120 },
    (_, line) =>
      `  const value${line} = await client.open('/v1/things/${line}', { retries: ${index % 7}, name: "entry-${index}" });`,
  );
  if (index % 50 === 0) lines.splice(60, 0, `  model: 'vendor-${index % 40}/lynx-${index % 100}-mini',`);
  return `${lines.join('\n')}\n`;
}

function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `vendor-${index % 40}/lynx-${index}-mini`);
}

function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
