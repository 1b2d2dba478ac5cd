import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Which rooms of `src/` a room may import at run time, lowest room first. Type-only imports cost nothing and bind
 * nothing, so rooms may name each other's results with them; everything else must be listed here.
 */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  canonical: [],
  problems: [],
  catalog: ['canonical'],
  client: ['catalog'],
  documents: ['canonical', 'problems', 'catalog'],
  isolate: ['problems', 'documents'],
  diff: ['canonical', 'problems', 'catalog'],
  consistency: ['canonical', 'problems', 'catalog', 'diff'],
  history: ['canonical', 'problems', 'catalog', 'diff', 'judge'],
  judge: ['canonical', 'problems', 'catalog'],
  codegen: ['canonical', 'problems', 'catalog'],
  report: ['canonical', 'problems', 'catalog'],
  release: ['canonical', 'problems', 'history', 'judge', 'report'],
  ci: ['canonical', 'problems', 'history', 'report'],
  upstream: ['canonical', 'problems'],
  store: ['canonical', 'problems', 'catalog', 'history'],
  samples: ['canonical', 'problems'],
  serve: ['canonical', 'problems', 'catalog', 'documents', 'samples'],
  config: ['canonical', 'problems', 'judge', 'diff'],
  // The steps of the main job know every room, as `sync.ts` does: they are what joins them.
  pipeline: [
    'canonical',
    'problems',
    'catalog',
    'documents',
    'isolate',
    'diff',
    'consistency',
    'history',
    'judge',
    'codegen',
    'report',
    'release',
    'upstream',
    'store',
  ],
};

/** Node modules that reach the disk or a socket, and the rooms that may use them. */
const guardedModules: ReadonlyArray<{ modules: RegExp; rooms: readonly string[] }> = [
  { modules: /^node:fs(\/promises)?$/, rooms: ['store', 'config', 'samples'] },
  {
    modules: /^(node:(http|https|net|tls|dgram|dns|http2)(\/promises)?|undici(\/.+)?)$/,
    rooms: ['upstream', 'serve', 'samples', 'client'],
  },
];

const sourceRoot = resolve(import.meta.dirname, '../src');

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const imports = listSources(sourceRoot).flatMap(importsOf);

describe('the rooms of src', () => {
  it('are all known to this test', () => {
    const rooms = readdirSync(sourceRoot, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map((entry) => entry.name).filter((name) => !(name in allowedImports))).toEqual([]);
  });

  it('import only the rooms below them', () => {
    const wrong = imports.filter((found) => {
      const room = roomOf(found);
      return (
        !found.typeOnly && room !== null && room !== found.room && !allowedImports[found.room]?.includes(room)
      );
    });
    expect(wrong.map(describeImport)).toEqual([]);
  });

  it('leave the disk and the network to the rooms made for them', () => {
    const wrong = imports.filter((found) =>
      guardedModules.some(({ modules, rooms }) => modules.test(found.target) && !rooms.includes(found.room)),
    );
    expect(wrong.map(describeImport)).toEqual([]);
  });
});

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => relative(sourceRoot, file).includes(sep));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const room = relative(sourceRoot, file).split(sep)[0] ?? '';
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|\b(?:import|load)\(\s*'([^']+)'/gm,
  );
  return [...statements].map((match) => ({
    file,
    room,
    target: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

/** The room an import leads to; `null` for a package. A file beside the rooms (`sync.ts`) counts as room `..`. */
function roomOf(found: Import): string | null {
  if (!found.target.startsWith('.')) return null;
  const path = relative(sourceRoot, resolve(dirname(found.file), found.target)).split(sep);
  return path.length === 1 ? '..' : (path[0] ?? '..');
}

function describeImport(found: Import): string {
  return `${relative(sourceRoot, found.file)} imports ${found.target}`;
}
