import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageFailure } from '../base/failure.ts';
import type { Settings } from './schema.ts';

/** The names under which a configuration is found in the current folder. */
export const configFiles = ['router-one-sync.config.json', 'router-one-sync.config.mjs'] as const;

/**
 * The configuration of a folder, or the one in the file that is named. Without either it is empty.
 *
 * @throws UsageFailure if the named file is not there, if the folder has two, or if it cannot be read as one.
 */
export async function loadConfig(folder: string, named: string | null): Promise<Settings> {
  const file = named ?? (await findConfig(folder));
  if (file === null) return {};
  const path = resolve(folder, file);
  if (!(await isFile(path))) throw missing(file);
  // Only who has a configuration pays for its schema.
  const { readConfigFile } = await import('./config-file.ts');
  return readConfigFile(file, path);
}

async function findConfig(folder: string): Promise<string | null> {
  const present = await Promise.all(configFiles.map((name) => isFile(join(folder, name))));
  const [first, second] = configFiles.filter((_, index) => present[index]);
  if (first === undefined || second === undefined) return first ?? null;
  throw new UsageFailure(`There are two configurations here: ${first} and ${second}.`, {
    advice: 'Keep one of them, or name one with --config.',
  });
}

function missing(shown: string): UsageFailure {
  return new UsageFailure(`--config ${shown}: there is no such file.`, {
    advice: `Name a file, or leave the flag out: ${configFiles.join(' or ')} is found by itself.`,
  });
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
