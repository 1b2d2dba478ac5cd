import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { diffCatalogs } from '../../src/diff/catalog/index.ts';
import type { CatalogReading } from '../../src/read/edition.ts';
import { readModels } from '../../src/read/models/read-models.ts';
import { findTool } from '../session/tool.ts';
import { catalogPage, laterPage } from './catalog-page.ts';
import { atMostTimes, type Comparison, compare, type Measure } from './frame/compare.ts';
import type { Scratch } from './frame/processes.ts';
import { makeScratch, runNode } from './frame/processes.ts';
import { check, type Result } from './frame/result.ts';

/** From a gateway's catalog of today to more models than any list has. */
const sizes = [50, 500, 5_000, 10_000];
const largest = 10_000;

/** What reading and comparing catalogs costs beside plain parsing. Memory is that of the built toolkit: `npm run build`. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  yield* measureReading(sizes);
  yield* measureComparing(largest);
  yield* measureMemory(scratch, largest);
}

const readingLimit = 1.3;
const comparingLimit = 0.1;

/** Rows that one measurement reads at least: small pages are read many times, so that a clock can tell. */
const rowsAtLeast = 4_000;

/** Reading a page against parsing it, for each size. */
async function* measureReading(sizes: readonly number[]): AsyncGenerator<Result> {
  for (const size of sizes) {
    const page = catalogPage(size);
    const processor = unified().use(remarkParse).use(remarkGfm);
    const times = Math.ceil(rowsAtLeast / size);
    const compared = await compare({
      ours: repeated(times, () => readAll(page, size)),
      theirs: repeated(times, () => processor.parse(page)),
      rounds: size > 1_000 ? 5 : 11,
    });
    const promise = `reading ${size.toLocaleString('en')} models costs at most ${readingLimit} times parsing the page`;
    const result = atMostTimes(readingLimit, promise, compared);
    yield { ...result, seen: `${result.seen}; ${perRow(compared, size * times)}` };
  }
}

/** Comparing two catalogs against reading one of them. */
async function* measureComparing(size: number): AsyncGenerator<Result> {
  const page = catalogPage(size);
  const [base, next] = [readAll(page, size), readAll(laterPage(page), size)];
  const compared = await compare({
    ours: repeated(1, () => diffCatalogs(base, next)),
    theirs: repeated(1, () => readAll(page, size)),
    rounds: 5,
  });
  const promise = `comparing two catalogs of ${size.toLocaleString('en')} models costs under a tenth of reading one`;
  yield atMostTimes(comparingLimit, promise, compared);
}

function repeated(times: number, run: () => unknown) {
  return async (): Promise<undefined> => {
    for (let time = 0; time < times; time += 1) run();
  };
}

/** Reads the page, and makes sure that what is measured is the whole work. */
function readAll(page: string, size: number): CatalogReading {
  const { value } = readModels(page, 'models');
  if (value?.models.length !== size) throw new Error(`${value?.models.length} of ${size} models were read`);
  return value;
}

function perRow({ ours, theirs }: Comparison, rows: number): string {
  const micros = (time: number): string => ((time * 1_000) / rows).toFixed(0);
  return `${micros(ours)} µs to ${micros(theirs)} µs a row`;
}

/** The part of plain parsing's peak below which ours has to stay. */
const limit = 0.5;
const rounds = 3;
const megabyte = 1024 * 1024;

/** Peak memory of reading a page against that of parsing it, each in processes of their own, above what they begin with. */
async function* measureMemory(scratch: Scratch, size: number): AsyncGenerator<Result> {
  const page = scratch.write('models.md', catalogPage(size));
  const ours = peakOf(
    scratch.write(
      'read.mjs',
      program(
        `import { localDocument, readEdition } from ${specifier('dist/src/index.js')};
      const documentOf = (text) => localDocument('models', new TextEncoder().encode(text), 'models.md');
      const work = (text) => readEdition([documentOf(text)], { date: null, origin: 'live' });`,
        page,
      ),
    ),
    scratch,
  );
  const theirs = peakOf(
    scratch.write(
      'parse.mjs',
      program(
        `import remarkGfm from ${specifier('node_modules/remark-gfm/index.js')};
      import remarkParse from ${specifier('node_modules/remark-parse/index.js')};
      import { unified } from ${specifier('node_modules/unified/index.js')};
      const work = (text) => unified().use(remarkParse).use(remarkGfm).parse(text);`,
        page,
      ),
    ),
    scratch,
  );
  const peaks = await compare({ ours, theirs, rounds });
  const share = `${(peaks.ratio * 100).toFixed(0)} %`;
  const seen = `${share} (${(peaks.ours / megabyte).toFixed(0)} MB to ${(peaks.theirs / megabyte).toFixed(0)} MB, limit ${limit * 100} %)`;
  const promise = `reading ${size.toLocaleString('en')} models takes less than half of the memory of parsing the page`;
  yield check(promise, peaks.ratio < limit, seen);
}

/** A module of this repository by its whole address: the programs stand in another folder. */
function specifier(path: string): string {
  return JSON.stringify(`file://${join(findTool().root, path)}`);
}

/** Warms up on nothing, and says by how many bytes the work raised the peak of the process. */
function program(work: string, page: string): string {
  return `${work}
    import { readFileSync } from 'node:fs';
    const text = readFileSync(${JSON.stringify(page)}, 'utf8');
    const before = process.memoryUsage().rss;
    globalThis.result = work(text);
    console.log(process.resourceUsage().maxRSS * 1024 - before);`;
}

function peakOf(file: string, { folder }: Scratch): Measure {
  return async () => Number(await runNode([file], folder));
}
