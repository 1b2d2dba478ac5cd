import { measureMemory } from './catalog/memory.ts';
import { measureComparing, measureReading } from './catalog/time.ts';
import type { Result } from './frame/result.ts';
import { makeScratch } from './frame/scratch.ts';

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
