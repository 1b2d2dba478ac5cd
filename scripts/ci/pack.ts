import { z } from 'zod';
import { LocalFailure } from '../../src/base/failure.ts';
import { parseJson } from '../../src/base/json.ts';
import { npm } from './npm.ts';

const packedSchema = z.tuple([z.object({ entryCount: z.int().positive(), size: z.int().positive() })]);

/** What npm would publish of a package, in files and compressed bytes. Throws a `LocalFailure` if it would refuse. */
export async function packDryRun(folder: string): Promise<{ files: number; size: number }> {
  const printed = await npm(folder, ['pack', '--dry-run', '--json', '--ignore-scripts']);
  const packed = packedSchema.safeParse(parseJson(printed));
  if (!packed.success) {
    throw new LocalFailure(`npm pack in ${folder} printed something else than the list of one package`, {
      advice: 'Run `npm pack --dry-run --json` there to see it.',
    });
  }
  const [{ entryCount, size }] = packed.data;
  return { files: entryCount, size };
}
