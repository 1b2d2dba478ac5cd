import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { compareCodePoints } from '../../src/base/code-point-order.ts';
import { LocalFailure } from '../../src/base/failure.ts';
import { readingOf } from '../../src/config/gateway.ts';
import type { Settings } from '../../src/config/schema.ts';
import type { Session } from './session.ts';
import { findTool } from './tool.ts';

/**
 * With what a package is generated: by which tool, under which name (`null` keeps it), with which runtime, its documents read
 * as the configuration says.
 */
export function generatorOf({ tool }: Session, settings: Settings, packageName: string | null = null) {
  const { name, version } = tool;
  return {
    ...{ tool: { name, version }, packageName, clientRuntime: loadClientRuntime },
    ...{ ...readingOf(settings), readLimits: settings.limits?.read },
  };
}

/**
 * The compiled runtime of the generated client, file name → text, as code generation takes it.
 * It is made by `npm run build:client`, which `npm ci` runs too.
 */
export async function loadClientRuntime(): Promise<ReadonlyMap<string, string>> {
  const folder = join(findTool().root, 'dist/client-runtime');
  const names = await listFiles(folder);
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  return new Map(files);
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.(js|d\.ts)$/.test(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort(compareCodePoints);
  } catch (cause) {
    throw new LocalFailure(`The client runtime is not built: ${folder} is missing.`, {
      advice: 'Run `npm run build:client` (or `npm ci`) in the folder of the tool.',
      cause,
    });
  }
}
