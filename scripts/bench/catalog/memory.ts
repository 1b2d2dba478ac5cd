import { join } from 'node:path';
import { findTool } from '../../shared/tool.ts';
import { compare, type Measure } from '../frame/compare.ts';
import { runNode } from '../frame/processes.ts';
import { check, type Result } from '../frame/result.ts';
import type { Scratch } from '../frame/scratch.ts';
import { catalogPage } from './page.ts';

/** The part of plain parsing's peak below which ours has to stay. */
const limit = 0.5;
const rounds = 3;
const megabyte = 1024 * 1024;

/** Peak memory of reading a page against that of parsing it, each in processes of their own, above what they begin with. */
export async function* measureMemory(scratch: Scratch, size: number): AsyncGenerator<Result> {
  const page = scratch.write('models.md', catalogPage(size));
  const ours = peakOf(
    scratch.write(
      'read.mjs',
      program(
        `import { readModels } from ${specifier('dist/src/read/models/read-models.js')};
      const work = (text) => readModels(text, 'models');`,
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
