import { z } from 'zod';
import { parseJson } from '../../src/base/json.ts';

const dependenciesSchema = z.record(z.string(), z.unknown()).default({});
const packageSchema = z.looseObject({
  dependencies: dependenciesSchema,
  devDependencies: dependenciesSchema,
});

/** Whether a `package.json` names the tool, so that the workflow's `npm ci` installs it; `null` stands for no file. */
export function isDependency(packageText: string | null): boolean {
  const parsed = packageSchema.safeParse(parseJson(packageText ?? ''));
  if (!parsed.success) return false;
  const { dependencies, devDependencies } = parsed.data;
  return Object.hasOwn({ ...dependencies, ...devDependencies }, 'router-one-sync');
}
