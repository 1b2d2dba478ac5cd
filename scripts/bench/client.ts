import { measureBundle } from './client/bundle.ts';
import { measureImport } from './client/import.ts';
import { measureInstall } from './client/install.ts';
import { makeModels, writePackage } from './client/package.ts';
import { measureTypeCheck } from './client/type-check.ts';
import type { Result } from './frame/result.ts';
import { makeScratch } from './frame/scratch.ts';

/** Far more models than any gateway has today: the largest catalogs list some seven thousand. */
const modelCount = 10_000;

/** What the generated package costs those who import it. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  const models = makeModels(modelCount);
  await writePackage(scratch, models);
  yield* measureTypeCheck(scratch, models);
  yield* measureImport(scratch, models);
  yield* measureBundle(scratch);
  yield* measureInstall(scratch);
}
