import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inOwnProcess, type Run, scratchFolder } from './command-line.ts';

/** What a run loaded, workers included. Node's own modules are left out. */
export interface Loaded {
  readonly run: Run;
  /** Names of packages, installed or bundled, in order. */
  readonly packages: readonly string[];
  /** Our own modules, in order: `src/sync/sync.ts`. */
  readonly files: readonly string[];
}

const root = resolve(import.meta.dirname, '../..');

/** Runs the installed command, and lists what was loaded for it, as V8's own coverage tells it. */
export async function routerLoading(args: readonly string[], cwd: string): Promise<Loaded> {
  const folder = scratchFolder();
  const run = await inOwnProcess(args, { cwd, env: { NODE_V8_COVERAGE: folder } });
  const modulesOf = bundled();
  const paths = readdirSync(folder)
    .flatMap((file) => urlsIn(join(folder, file)))
    .filter((url) => url.startsWith('file:'))
    .map((url) => relative(root, fileURLToPath(url)).split(sep).join('/'))
    .flatMap((path) => modulesOf.get(path) ?? [path]);
  return {
    run,
    packages: inOrder(paths.flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])),
    files: inOrder(paths.filter((path) => /^(?:src|scripts)\//.test(path))),
  };
}

/** The modules in each file of the bundle: whoever loads the file loads them all. */
function bundled(): ReadonlyMap<string, readonly string[]> {
  const modules: Record<string, string[]> = JSON.parse(
    readFileSync(join(root, 'dist/.modules.json'), 'utf8'),
  );
  return new Map(Object.entries(modules));
}

function urlsIn(file: string): string[] {
  const { result }: { result: { url: string }[] } = JSON.parse(readFileSync(file, 'utf8'));
  return result.map(({ url }) => url);
}

function inOrder(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
