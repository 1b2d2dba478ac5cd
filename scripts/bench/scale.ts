import type { Result } from './frame/result.ts';
import { makeScratch } from './frame/scratch.ts';
import { measureCatalogs, measureSpecs } from './scale/editions.ts';
import { measureHistory } from './scale/history.ts';

/** Documents and histories far larger than any gateway has today. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  yield* measureHistory(scratch);
  yield* measureCatalogs(scratch);
  yield* measureSpecs(scratch);
}
