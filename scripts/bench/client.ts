import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Model } from '../../src/catalog/model.ts';
import { makeModels, packageFolder, writePackage } from './client/package.ts';
import { measureTypeCheck } from './client/type-check.ts';
import { atMostTimes, compare, type Measure } from './frame/compare.ts';
import type { Scratch } from './frame/processes.ts';
import { makeScratch, runNode, runNpm } from './frame/processes.ts';
import { check, type Result } from './frame/result.ts';

/** Far more models than any gateway has today: the largest catalogs list some seven thousand. */
const modelCount = 10_000;

/** What the generated package costs those who import it. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  const models = makeModels(modelCount);
  await writePackage(scratch, models);
  yield* measureTypeCheck(scratch, models);
  yield* measureImport(scratch, models);
  yield* measureBundle(scratch);
  yield* measureInstall(scratch);
}

/** Keys that no error shows, retries, errors and checked paths are worth this much beside openapi-fetch. */
const mostBytes = 4_000;

const ours = `import { createChatCompletion, createRouterOneClient } from 'router-one-client';
const router = createRouterOneClient({ apiKey: globalThis.key });
const answer = await createChatCompletion(router, { model: 'auto', messages: [] });
console.log(answer.choices[0]?.message.content);`;

const theirs = `import createClient from 'openapi-fetch';
const client = createClient({ baseUrl: 'https://api.router.one', headers: { authorization: 'Bearer ' + globalThis.key } });
const { data } = await client.POST('/v1/chat/completions', { body: { model: 'auto', messages: [] } });
console.log(data.choices[0]?.message.content);`;

/** One chat call as a minified bundle, against the same call with openapi-fetch alone. */
async function* measureBundle(scratch: Scratch): AsyncGenerator<Result> {
  const [mine, plain] = [await bytesOf(scratch, 'ours', ours), await bytesOf(scratch, 'theirs', theirs)];
  const promise = `a bundle of one chat call is at most ${mostBytes} bytes larger than openapi-fetch's own, minified and gzipped`;
  yield check(promise, mine - plain <= mostBytes, `${mine} bytes to ${plain}: ${mine - plain} more`);
}

async function bytesOf({ folder, write }: Scratch, name: string, program: string): Promise<number> {
  const entryPoints = [write(`bundle-${name}.js`, program)];
  const options = { bundle: true, minify: true, format: 'esm', target: 'es2022', write: false } as const;
  const { outputFiles } = await build({ entryPoints, absWorkingDir: folder, ...options });
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).byteLength, 0);
}

/** The package, what it needs (a client, a parser of streams, schemas), and the types that the client needs. */
const wanted = 'eventsource-parser openapi-fetch openapi-typescript-helpers router-one-client zod';

/** Installing the packed package into an empty project. */
async function* measureInstall({ folder, write }: Scratch): AsyncGenerator<Result> {
  const project = join(folder, 'installed');
  mkdirSync(project);
  const name = (await runNpm(['pack', join(folder, packageFolder), '--silent'], project)).trim();
  write('installed/package.json', '{"private":true,"type":"module"}');
  await runNpm(['install', '--prefer-offline', '--no-audit', '--no-fund', `./${name}`], project);
  const found = readdirSync(join(project, 'node_modules')).filter((entry) => !entry.startsWith('.'));
  const promise = 'installing the packed package brings five folders, its own included';
  yield check(promise, found.join(' ') === wanted, found.join(' '));
}

const limit = 1.2;
const rounds = 21;

/** Importing the catalog against importing a module that is nothing but the same data. */
async function* measureImport(scratch: Scratch, models: readonly Model[]): AsyncGenerator<Result> {
  scratch.write('literal.js', literalModule(models));
  const ours = importOf(scratch, 'router-one-client/models');
  const theirs = importOf(scratch, './literal.js');
  const promise = `importing ./models costs at most ${limit} times importing the same data as a literal`;
  yield atMostTimes(limit, promise, await compare({ ours, theirs, rounds }));
  yield* withoutZod(scratch);
}

/** The shortest way to write the data down as a module. */
function literalModule(models: readonly Model[]): string {
  const table = Object.fromEntries(models.map((model) => [model.id, model]));
  const ids = JSON.stringify(models.map(({ id }) => id));
  return `export const modelIds = ${ids};\nexport const models = ${JSON.stringify(table)};\n`;
}

/** A new process that imports a module and says how many milliseconds that took. */
function importOf(scratch: Scratch, specifier: string): Measure {
  const program = `const start = performance.now();
    await import(${JSON.stringify(specifier)});
    console.log(performance.now() - start);`;
  const file = scratch.write(`import-${specifier.replace(/\W/g, '-')}.js`, program);
  return async () => Number(await runNode([file], scratch.folder));
}

/** There is no zod to load: the import works, and the entry point that needs it says that it is missing. */
async function* withoutZod(scratch: Scratch): AsyncGenerator<Result> {
  const program = `await import('router-one-client/models');
    const zod = await import('router-one-client/models/zod').then(() => 'found', (error) => error.code);
    console.log(zod);`;
  const zod = (await runNode([scratch.write('without-zod.js', program)], scratch.folder)).trim();
  const promise = 'importing ./models loads no zod';
  yield check(
    promise,
    zod === 'ERR_MODULE_NOT_FOUND',
    `imported where zod is not installed; ./models/zod: ${zod}`,
  );
}
