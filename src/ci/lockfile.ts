import * as z from 'zod';
import { canonicalJson } from '../base/json.ts';

const packageSchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

const lockSchema = z.looseObject({ packages: z.record(z.string(), z.unknown()) });

/**
 * True when an npm lockfile describes a workspace package otherwise than the package describes itself, so that
 * `npm ci` would refuse it. A lockfile that does not know the package has nothing to refresh.
 *
 * @param folder of the package, from the lockfile's folder, with `/`.
 * @param lockText of `package-lock.json`; JSON, since npm wrote it.
 * @param packageText of the package's `package.json`.
 */
export function isLockStale(lockText: string, folder: string, packageText: string): boolean {
  const lock = lockSchema.safeParse(JSON.parse(lockText));
  const entry = lock.success ? lock.data.packages[folder] : undefined;
  if (entry === undefined) return false;
  return essence(entry) !== essence(JSON.parse(packageText));
}

/** What a lockfile says of a workspace package and `npm ci` compares. */
function essence(value: unknown): string {
  const { name, version, dependencies } = packageSchema.parse(value);
  return canonicalJson({ name, version, dependencies: dependencies ?? {} });
}
