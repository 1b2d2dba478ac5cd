import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LocalFailure } from '../../src/base/failure.ts';
import { groupBy } from '../../src/base/group-by.ts';
import { listed } from '../../src/base/words.ts';
import type { InitPlan, NeededLine, NewFile } from './plan.ts';

/** What became of a file. */
export interface Written {
  readonly path: string;
  readonly deed: 'written' | 'overwritten' | 'extended' | 'unchanged';
}

/**
 * Writes the plan into a repository. A file that says something else already is only overwritten when `force` is set;
 * lines are added to what is there. Throws a `LocalFailure`, before anything is written, for files that are in the way.
 */
export async function writePlan(root: string, plan: InitPlan, force: boolean): Promise<Written[]> {
  const found = await Promise.all(
    plan.files.map(async (file) => ({ file, before: await readOrNull(join(root, file.path)) })),
  );
  const inTheWay = found.filter(({ file, before }) => before !== null && before !== file.text);
  if (inTheWay.length > 0 && !force) throw occupied(inTheWay.map(({ file }) => file.path));
  const written: Written[] = [];
  for (const { file, before } of found) written.push(await writeWhole(root, file, before));
  for (const [path, lines] of groupBy(plan.lines, ({ path }) => path))
    written.push(await addLines(root, path, lines));
  return written;
}

function occupied(paths: readonly string[]): LocalFailure {
  const [verb, them] = paths.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return new LocalFailure(`${listed(paths)} ${verb} there already and would change. Nothing was written.`, {
    advice: `Use --force to overwrite ${them}.`,
  });
}

async function writeWhole(root: string, { path, text }: NewFile, before: string | null): Promise<Written> {
  if (before === text) return { path, deed: 'unchanged' };
  await write(root, path, text);
  return { path, deed: before === null ? 'written' : 'overwritten' };
}

async function addLines(root: string, path: string, needed: readonly NeededLine[]): Promise<Written> {
  const before = await readOrNull(join(root, path));
  const present = new Set((before ?? '').split(/\r?\n/).map((line) => line.trim()));
  const missing = needed
    .filter(({ line, onlyInNew }) => !present.has(line) && (onlyInNew !== true || before === null))
    .map(({ line }) => line);
  if (missing.length === 0) return { path, deed: 'unchanged' };
  const head = before === null || before === '' || before.endsWith('\n') ? (before ?? '') : `${before}\n`;
  await write(root, path, `${head}${missing.join('\n')}\n`);
  return { path, deed: before === null ? 'written' : 'extended' };
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw unusable(file, 'read', cause);
  }
}

async function write(root: string, path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  } catch (cause) {
    throw unusable(path, 'written', cause);
  }
}

function unusable(file: string, done: string, cause: unknown): LocalFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new LocalFailure(`${file} cannot be ${done}: ${code}.`, {
    advice: 'Look what stands there, and whether you may write to it.',
    cause,
  });
}
