import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../src/base/group-by.ts';

/** The rooms of `src`, the lowest floor first. A room imports only what lies below it, types included. */
const floors = [
  'base',
  'catalog',
  'openapi',
  'gateway',
  'fetch',
  'read',
  'changes',
  'diff',
  'history',
  'judge',
  'codegen',
  'uses',
  'report',
  'store',
  'serve',
  'sync',
  'ci',
  'config',
];

/** Compiled by itself and shipped within the generated package: what it imports goes along. */
const belowTheClient = ['catalog'];

/** Folders of `scripts`, the lowest first; the commands themselves stand above all of them, and all above `src`. */
const scriptFloors = [
  'session',
  'settings',
  'editions',
  'outcome',
  'init',
  'ci',
  'command-line',
  'build',
  'bench',
];

/** Arrows that still run upwards, to be mended. The list must be exact. */
const known: readonly string[] = [];

/** Files that import each other in a circle, to be mended. The list must be exact. */
const knownCircles: readonly string[] = [];

/** Node modules that reach the disk or a socket, and the rooms that may use them. */
const guardedModules: ReadonlyArray<{ modules: RegExp; rooms: readonly string[] }> = [
  { modules: /^node:fs(\/promises)?$/, rooms: ['store', 'config', 'uses', 'serve'] },
  {
    modules: /^(node:(http|https|net|tls|dgram|dns|http2)(\/promises)?|undici(\/.+)?)$/,
    rooms: ['fetch', 'serve', 'client'],
  },
];

const root = resolve(import.meta.dirname, '..');

interface Arrow {
  readonly file: string;
  /** A file from the root, or the name of a package. */
  readonly target: string;
}

const files = ['src', 'scripts'].flatMap(listSources);
const arrows = files.flatMap(arrowsOf);

describe('the rooms', () => {
  it('of src and scripts are all known to this test', () => {
    const inSrc = folders('src').filter((name) => name !== 'client' && !floors.includes(name));
    const inScripts = folders('scripts').filter((name) => !scriptFloors.includes(name));
    expect([...inSrc, ...inScripts]).toEqual([]);
  });

  it('import only what lies below them, types included', () => {
    const wrong = arrows.filter(({ file, target }) => isOurs(target) && !mayImport(file, target));
    const between = new Set(wrong.map(({ file, target }) => `${roomOf(file)} → ${roomOf(target)}`));
    expect([...between].sort()).toEqual(known);
  });

  it('leave the disk and the network to those made for them', () => {
    const wrong = arrows.filter(
      ({ file, target }) =>
        file.startsWith(`src${sep}`) &&
        guardedModules.some(({ modules, rooms }) => modules.test(target) && !rooms.includes(nameOf(file))),
    );
    expect(wrong).toEqual([]);
  });

  it('spread no list into a call that could be too long for one', () => {
    const isSpread = /\b(?:Math\.(?:max|min)|push|unshift)\(\s*\.\.\./;
    const spreading = files.filter((file) => isSpread.test(readFileSync(join(root, file), 'utf8')));
    expect(spreading).toEqual([]);
  });

  it('have no files that import each other in a circle', () => {
    expect(files.filter(isInCircle).sort()).toEqual(knownCircles);
  });
});

function listSources(top: string): string[] {
  return readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function folders(top: string): string[] {
  const inFolders = files
    .map((file) => file.split(sep))
    .filter((parts) => parts[0] === top && parts.length > 2);
  return [...new Set(inFolders.map((parts) => parts[1] ?? ''))];
}

/** Every import and export from, of values and of types, at the top of a file or within a function. */
function arrowsOf(file: string): Arrow[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Arrow[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    const target = node.text.startsWith('.')
      ? relative(root, resolve(dirname(join(root, file)), node.text))
      : node.text;
    found.push({ file, target });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal);
    const called = ts.isCallExpression(node) ? node.expression : null;
    const loads = called?.kind === ts.SyntaxKind.ImportKeyword || called?.getText(source) === 'load';
    if (ts.isCallExpression(node) && loads) add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const arrowsByFile = groupBy(arrows, ({ file }) => file);

function targetsOf(file: string): string[] {
  return (arrowsByFile.get(file) ?? []).flatMap(({ target }) => (isOurs(target) ? [target] : []));
}

function isOurs(target: string): boolean {
  return /^(?:src|scripts)[/\\]/.test(target);
}

/** `src/diff`, `scripts/init`; a file of no room stands by itself: `src/index.ts` is the public door of all rooms. */
function roomOf(file: string): string {
  const [top = '', room = '', rest] = file.split(sep);
  return rest === undefined ? top : `${top}/${room}`;
}

function nameOf(file: string): string {
  return file.split(sep)[1] ?? '';
}

function mayImport(file: string, target: string): boolean {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (from === to || from === 'src') return true;
  if (to === 'src') return from.startsWith('scripts');
  if (from.startsWith('scripts')) return to.startsWith('src/') || scriptFloor(file) > scriptFloor(target);
  if (nameOf(file) === 'client') return belowTheClient.includes(nameOf(target));
  if (nameOf(target) === 'client') return floors.indexOf(nameOf(file)) > floors.indexOf('codegen');
  return floors.indexOf(nameOf(file)) > floors.indexOf(nameOf(target));
}

/** The commands stand on top. */
function scriptFloor(file: string): number {
  const floor = scriptFloors.indexOf(nameOf(file));
  return floor === -1 ? scriptFloors.length : floor;
}

/** True when a file imports itself by way of others. */
function isInCircle(file: string): boolean {
  const seen = new Set<string>();
  const ahead = [...targetsOf(file)];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === file) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    ahead.push(...targetsOf(next));
  }
  return false;
}
