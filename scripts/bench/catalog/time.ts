import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { diffCatalogs } from '../../../src/diff/catalog/index.ts';
import type { CatalogReading } from '../../../src/read/edition.ts';
import { readModels } from '../../../src/read/models/read-models.ts';
import { atMostTimes, type Comparison, compare } from '../frame/compare.ts';
import type { Result } from '../frame/result.ts';
import { catalogPage, laterPage } from './page.ts';

const readingLimit = 1.3;
const comparingLimit = 0.1;

/** Rows that one measurement reads at least: small pages are read many times, so that a clock can tell. */
const rowsAtLeast = 4_000;

/** Reading a page against parsing it, for each size. */
export async function* measureReading(sizes: readonly number[]): AsyncGenerator<Result> {
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
export async function* measureComparing(size: number): AsyncGenerator<Result> {
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
