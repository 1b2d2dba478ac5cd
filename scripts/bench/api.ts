import { fileURLToPath } from 'node:url';
import { makeApiPair } from '../../test/support/api-pair.ts';
import { makeScratch, runNode } from './frame/processes.ts';
import { check, type Result } from './frame/result.ts';

/** About 17 kB of JSON each: a pair of about 1.3 MB, and one ten times as large. */
const resources = { small: 78, large: 780 } as const;

/** What comparing the small pair may take by the clock, reading included and starting Node not. */
const mostMilliseconds = 1_000;
const mostMegabytes = 200;

/** Ten times the text may take ten times as long, and a little more for what a larger heap costs. */
const mostGrowth = 12;

/** The best of so many runs counts: what else the machine does only ever adds. */
const rounds = 3;

const child = fileURLToPath(new URL('./api/compare-files.ts', import.meta.url));

/** What comparing two APIs costs, each time in a process of its own. */
export async function* measure(): AsyncGenerator<Result> {
  const small = await best(resources.small);
  const large = await best(resources.large);
  const words = `${describe(small)}; reading it as JSON alone ${small.jsonMs.toFixed(0)} ms`;
  const time = `a pair of about 1.3 MB is read and compared in less than ${mostMilliseconds} ms`;
  yield check(time, small.ms < mostMilliseconds, words);
  const memory = `and in less than ${mostMegabytes} MB, Node included`;
  yield check(memory, small.megabytes < mostMegabytes, words);
  const growth = large.ms / small.ms / (large.bytes / small.bytes);
  const seen = `${describe(large)}; ${(growth * 10).toFixed(1)}× the time for 10× the text`;
  yield check('time grows no worse than the documents do', growth * 10 <= mostGrowth, seen);
}

/** What the measuring process prints; times are in milliseconds. */
interface Run {
  /** Of the older document. */
  readonly bytes: number;
  readonly ms: number;
  readonly processorMs: number;
  /** `JSON.parse` of both, for scale. */
  readonly jsonMs: number;
  /** The most that the process held. */
  readonly megabytes: number;
  readonly changes: number;
}

async function best(count: number): Promise<Run> {
  using scratch = makeScratch();
  const { base, next } = makeApiPair(count);
  const files = [base, next].map((document, index) =>
    scratch.write(`${index}.json`, JSON.stringify(document, null, 2)),
  );
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Only the child just above prints here, and what it prints is a Run.
    runs.push(JSON.parse(await runNode(['--import', 'tsx', child, ...files], process.cwd())));
  }
  return runs.reduce((one, other) => (other.ms < one.ms ? other : one));
}

function describe({ bytes, ms, processorMs, megabytes, changes }: Run): string {
  const time = `${ms.toFixed(0)} ms, processor ${processorMs.toFixed(0)} ms`;
  return `${(bytes / 1e6).toFixed(1)} MB: ${time}, ${megabytes.toFixed(0)} MB, ${changes} changes`;
}
