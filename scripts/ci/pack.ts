import { z } from 'zod';
import { LocalFailure } from '../../src/problems/failure.ts';
import { npm } from './npm.ts';

const packedSchema = z.tuple([z.object({ entryCount: z.int().positive(), size: z.int().positive() })]);

/** What npm would publish of a package, in files and compressed bytes. Throws a `LocalFailure` if it would refuse. */
export async function packDryRun(folder: string): Promise<{ files: number; size: number }> {
  const printed = await npm(folder, ['pack', '--dry-run', '--json', '--ignore-scripts']);
  const packed = packedSchema.safeParse(parsed(printed));
  if (!packed.success) {
    throw new LocalFailure(`npm pack in ${folder} printed something else than the list of one package`, {
      advice: 'Run `npm pack --dry-run --json` there to see it.',
    });
  }
  const [{ entryCount, size }] = packed.data;
  return { files: entryCount, size };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
