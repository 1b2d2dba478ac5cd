import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../frame/processes.ts';
import { check, type Result } from '../frame/result.ts';
import type { Scratch } from '../frame/scratch.ts';
import { packageFolder } from './package.ts';

/** The package, what it needs (a client, a parser of streams, schemas), and the types that the client needs. */
const wanted = 'eventsource-parser openapi-fetch openapi-typescript-helpers router-one-client zod';

/** Installing the packed package into an empty project. */
export async function* measureInstall({ folder, write }: Scratch): AsyncGenerator<Result> {
  const project = join(folder, 'installed');
  mkdirSync(project);
  const name = (await runNpm(['pack', join(folder, packageFolder), '--silent'], project)).trim();
  write('installed/package.json', '{"private":true,"type":"module"}');
  await runNpm(['install', '--prefer-offline', '--no-audit', '--no-fund', `./${name}`], project);
  const found = readdirSync(join(project, 'node_modules')).filter((entry) => !entry.startsWith('.'));
  const promise = 'installing the packed package brings five folders, its own included';
  yield check(promise, found.join(' ') === wanted, found.join(' '));
}
