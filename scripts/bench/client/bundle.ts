import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { check, type Result } from '../frame/result.ts';
import type { Scratch } from '../frame/scratch.ts';

/** Keys, retries, errors and checked paths are worth this much beside openapi-fetch. */
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
export async function* measureBundle(scratch: Scratch): AsyncGenerator<Result> {
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
