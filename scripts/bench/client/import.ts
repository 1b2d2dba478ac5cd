import type { Model } from '../../../src/catalog/model.ts';
import { atMostTimes, compare, type Measure } from '../frame/compare.ts';
import { runNode } from '../frame/processes.ts';
import { check, type Result } from '../frame/result.ts';
import type { Scratch } from '../frame/scratch.ts';

const limit = 1.2;
const rounds = 21;

/** Importing the catalog against importing a module that is nothing but the same data. */
export async function* measureImport(scratch: Scratch, models: readonly Model[]): AsyncGenerator<Result> {
  scratch.write('literal.js', literalModule(models));
  const ours = importOf(scratch, 'router-one-client/models');
  const theirs = importOf(scratch, './literal.js');
  const promise = `importing ./models costs at most ${limit} times importing the same data as a literal`;
  yield atMostTimes(limit, promise, await compare({ ours, theirs, rounds }));
  yield* withoutZod(scratch);
}

/** The shortest way to write the data down as a module. */
function literalModule(models: readonly Model[]): string {
  const table = Object.fromEntries(models.map((model) => [model.id, model]));
  const ids = JSON.stringify(models.map(({ id }) => id));
  return `export const modelIds = ${ids};\nexport const models = ${JSON.stringify(table)};\n`;
}

/** A new process that imports a module and says how many milliseconds that took. */
function importOf(scratch: Scratch, specifier: string): Measure {
  const program = `const start = performance.now();
    await import(${JSON.stringify(specifier)});
    console.log(performance.now() - start);`;
  const file = scratch.write(`import-${specifier.replace(/\W/g, '-')}.js`, program);
  return async () => Number(await runNode([file], scratch.folder));
}

/** There is no zod to load: the import works, and the entry point that needs it says that it is missing. */
async function* withoutZod(scratch: Scratch): AsyncGenerator<Result> {
  const program = `await import('router-one-client/models');
    const zod = await import('router-one-client/models/zod').then(() => 'found', (error) => error.code);
    console.log(zod);`;
  const zod = (await runNode([scratch.write('without-zod.js', program)], scratch.folder)).trim();
  const promise = 'importing ./models loads no zod';
  yield check(
    promise,
    zod === 'ERR_MODULE_NOT_FOUND',
    `imported where zod is not installed; ./models/zod: ${zod}`,
  );
}
