/**
 * Bundles the command and what the package exports into `dist/`. Node takes longer to find and link four hundred small
 * files than to read their text; from the chunks of a bundle, a hundred for a `diff`, it takes a good half of the
 * processor's time. Every module stands in one chunk only, whoever loads it, so that none has its state twice.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { printJson } from '../../src/base/json.ts';
import { commands } from '../command-line/commands.ts';

/** What is started or imported by its path; the rest are chunks beside each other. */
const entryPoints = {
  'scripts/cli': 'scripts/cli.ts',
  'scripts/command-line/run': 'scripts/command-line/run.ts',
  'src/index': 'src/index.ts',
  'src/config/define-config': 'src/config/define-config.ts',
  'src/serve/index': 'src/serve/index.ts',
  'chunks/worker': 'src/read/worker/worker.ts',
  'chunks/comparer': 'src/sync/comparing/worker.ts',
};

/** Loaded from where they are installed: large, needed by few runs, or asked for by `require`. */
const external = ['ajv', 'ajv-formats', 'diff', 'openapi-typescript', 'typescript', 'undici'];

/** They look for files beside themselves (samples, what a thread runs), which are put beside the chunks. */
const besideChunks = [
  'src/read/worker/reader-thread.ts',
  'src/serve/samples/editions.ts',
  'src/sync/comparing/compare-within-bounds.ts',
];

/** The commands by name: a bundler cannot know what `import` of a computed name will load. */
const commandTable: Plugin = {
  name: 'command-table',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/command-line\/commands\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const rows = commands.map(({ name }) => `${JSON.stringify(name)}: () => import('../${name}.ts')`);
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of that file
      const contents = source.replace('import(`../${name}.ts`)', () => `({ ${rows.join(', ')} })[name]()`);
      if (contents === source) throw new Error(`${path} loads commands in another way than before`);
      return { contents, loader: 'ts' };
    }),
};

for (const folder of ['chunks', 'scripts', 'src']) {
  for (const file of filesIn(`dist/${folder}`, '.js')) rmSync(file);
}
const { outputFiles, metafile } = await build({
  entryPoints,
  external,
  outdir: 'dist',
  chunkNames: 'chunks/[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  // Names stay, so that the stack of a bug can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'eof',
  metafile: true,
  write: false,
  plugins: [commandTable],
});
for (const { path, text } of outputFiles) write(path, withRequire(text));
for (const source of besideChunks) requireChunk(source);
write('dist/.modules.json', printJson(modulesIn(metafile)));
write('dist/THIRD-PARTY.txt', licencesOf(metafile));

/** The one chunk in which bundled CommonJS asks for a module of Node. */
function withRequire(text: string): string {
  if (!text.includes('Dynamic require of')) return text;
  return `import{createRequire}from"node:module";const require=createRequire(import.meta.url);${text}`;
}

function requireChunk(source: string): void {
  const places = Object.entries(metafile.outputs).filter(([, { inputs }]) => source in inputs);
  if (places.length === 1 && places[0]?.[0].startsWith('dist/chunks/')) return;
  throw new Error(`${source} is not in one chunk, where it finds what it looks for: ${places.map(String)}`);
}

/** Which modules stand in which file, for the tests of what a run loads. */
function modulesIn({ outputs }: Metafile): Record<string, string[]> {
  const rows = Object.entries(outputs).map(([path, { inputs }]) => [path, Object.keys(inputs)] as const);
  return Object.fromEntries(rows);
}

/** What the licences of the bundled packages ask for: their words go with their code. */
function licencesOf({ outputs }: Metafile): string {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort().map(licenceIn).join('\n');
}

function licenceIn(folder: string): string {
  const { name, version, license }: Record<string, string> = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const words = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${words}\n\n${'-'.repeat(80)}\n`;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function filesIn(folder: string, ending: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
