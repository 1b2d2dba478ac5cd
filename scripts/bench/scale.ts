import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { latestSample, readSample } from '../../src/serve/samples/editions.ts';
import { makeApiPair } from '../../test/support/api-pair.ts';
import { type Cost, launch, megabytes } from './frame/launch.ts';
import type { Scratch } from './frame/processes.ts';
import { builtCommand, makeScratch } from './frame/processes.ts';
import { check, type Result, told } from './frame/result.ts';
import { measureHistory } from './scale/history.ts';

/** Documents and histories far larger than any gateway has today. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  yield* measureHistory(scratch);
  yield* measureCatalogs(scratch);
  yield* measureSpecs(scratch);
}

/** What a unit more may cost at the larger sizes, of what it costs at the smaller ones. */
const growthLimit = 1.2;
const rounds = 3;

/** One size of document, as a folder to sync from. */
interface Size {
  /** Models, or kilobytes. */
  readonly units: number;
  readonly upstream: string;
}

/** Catalogs of 1,000, 4,000 and 10,000 models. */
function measureCatalogs(scratch: Scratch): AsyncGenerator<Result> {
  const sizes = [1000, 4000, 10_000].map((units) => ({
    units,
    upstream: folderWith(scratch, 'models.md', catalogOf(units)),
  }));
  return measureGrowth(scratch, 'model', sizes);
}

/** Specs of 1.3, 5 and 13 MB. */
function measureSpecs(scratch: Scratch): AsyncGenerator<Result> {
  const sizes = [80, 300, 780].map((resources) => {
    const text = JSON.stringify(makeApiPair(resources).base, null, 2);
    return { units: text.length / 1000, upstream: folderWith(scratch, 'openapi.json', text) };
  });
  return measureGrowth(scratch, 'kB', sizes);
}

async function* measureGrowth(
  scratch: Scratch,
  unit: string,
  sizes: readonly Size[],
): AsyncGenerator<Result> {
  const costs: Cost[] = [];
  for (const { units, upstream } of sizes) {
    const cost = await costOf(scratch, upstream);
    costs.push(cost);
    const seen = `${(cost.wall / units).toFixed(2)} ms a ${unit} (${(cost.wall / 1000).toFixed(1)} s); processor ${(cost.processor / 1000).toFixed(1)} s; peak ${megabytes(cost.peak)}`;
    yield told(
      `a first sync with ${Math.round(units).toLocaleString('en')} ${unit === 'model' ? 'models' : unit}`,
      seen,
    );
  }
  const [small = Number.NaN, large = Number.NaN] = [stepCost(sizes, costs, 1), stepCost(sizes, costs, 2)];
  const promise = `a ${unit} more costs at most ${growthLimit} times as much between the larger two sizes as between the smaller two`;
  const seen = `${(large / small).toFixed(2)}× (${large.toFixed(2)} ms to ${small.toFixed(2)} ms of the processor)`;
  yield check(promise, large / small <= growthLimit, seen);
}

/** What one unit more costs from one size to the next: what every run costs is in neither. */
function stepCost(sizes: readonly Size[], costs: readonly Cost[], at: number): number | undefined {
  const [fewer, more, less, greater] = [sizes[at - 1], sizes[at], costs[at - 1], costs[at]];
  if (fewer === undefined || more === undefined || less === undefined || greater === undefined)
    return undefined;
  return (greater.processor - less.processor) / (more.units - fewer.units);
}

/** The median run by the processor's time. */
async function costOf(scratch: Scratch, upstream: string): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const args = [builtCommand, 'sync', '--upstream', upstream, '--quiet'];
    costs.push(await launch({ args, folder: scratch.emptyFolder }));
  }
  costs.sort((left, right) => left.processor - right.processor);
  const median = costs[Math.floor(rounds / 2)];
  if (median === undefined) throw new Error('nothing was measured');
  return median;
}

/** The newest sample edition with one document replaced. */
function folderWith(scratch: Scratch, name: string, text: string): string {
  const folder = scratch.emptyFolder();
  for (const [document, bytes] of readSample(latestSample)) {
    writeFileSync(join(folder, `${document}.${document === 'openapi' ? 'json' : 'md'}`), bytes);
  }
  writeFileSync(join(folder, name), text);
  return folder;
}

function catalogOf(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const id = `provider-${index % 40}/model-${index}`;
    const cents = `$${(index % 90) + 1}.50 / 1M tokens`;
    return `| Provider ${index % 40} | \`${id}\` | Active | ${cents} | ${cents} | 200k | chat, vision |`;
  });
  return `# Models\n\n| Provider | Model ID | Status | Input | Output | Context window | Capabilities |\n| --- | --- | --- | ---: | ---: | ---: | --- |\n${rows.join('\n')}\n`;
}
