import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalGateway } from './local-gateway.ts';
import { installConsumer, node, npm, type Packed, packSampleEdition, repository } from './packed.ts';

/** The newest TypeScript when this was written. The toolkit itself needs the compiler API of 5.9. */
const newestTypeScript = '7.0.2';

/** Packing, installing and two compilers on a busy machine. */
const patience = { timeout: 240_000 };

/** What each project prints when every call came out as it should. */
const printed: Readonly<Record<string, object>> = {
  nodenext: {
    warnings: ['unknown: openai/gpt-5.5'],
    text: 'Hello',
    priced: true,
    balance: 'top up (insufficient_balance)',
    known: [true, false],
  },
  node16: {
    image: 'https://images.example/1.png',
    edited: 'https://images.example/2.png',
    states: ['processing', 'completed'],
    video: 'https://videos.example/1.mp4',
    codex: ['ROUTER_ONE_API_KEY'],
    product: 'Router One',
    models: true,
  },
  bundler: {
    answeredBy: 'provider/unheard-of',
    types: ['response.created', 'response.completed'],
    same: true,
    context: true,
  },
  commonjs: {
    first: 'provider/unheard-of',
    provider: 'openai',
    missing: 'task_not_found',
    refused: '`openai/gpt-5,5` is not in the catalog; did you mean `openai/gpt-5.5`?',
  },
};

/** One project stands for all in the quick run. */
const quick = 'nodenext';

const isLong = process.env['LONG'] !== undefined;

/** TypeScript as this repository has it. */
const ourTypeScript = join(repository, 'node_modules/typescript');

let packed: Packed;
beforeAll(async () => {
  packed = await packSampleEdition();
}, patience.timeout);
afterAll(() => packed.remove());

describe('the packed package', () => {
  it('has nothing that publint would remark on', async () => {
    const bytes = readFileSync(packed.tarball);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages).toEqual([]);
  });

  it.runIf(isLong)('has types that every resolution of ES modules finds', patience, async () => {
    const attw = join(repository, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const report = await node(
      [attw, packed.tarball, '--profile', 'esm-only', '--format', 'json'],
      packed.folder,
    );
    expect(JSON.parse(report)).toMatchObject({ analysis: { types: { kind: 'included' } } });
  });
});

describe('a project that installs the packed package', () => {
  it('gets the package and the four that it needs, nothing else', patience, async () => {
    const folder = await installConsumer(packed, quick);
    expect(packagesIn(folder)).toEqual([
      'eventsource-parser',
      'openapi-fetch',
      'openapi-typescript-helpers',
      'router-one-client',
      'zod',
    ]);
    // The declarations of every dependency are judged in the long run.
    await typeCheck(folder, ourTypeScript, '--skipLibCheck');
    expect(await runConsumer(folder, quick)).toEqual(printed[quick]);
  });
});

describe.runIf(isLong)('every consumer project', () => {
  const projects = readdirSync(join(repository, 'test/consumers'));

  it('is known to this test', () => {
    expect(Object.keys(printed).sort()).toEqual(projects.sort());
  });

  it.each(projects)('%s type-checks under both compilers and runs', patience, async (project) => {
    const folder = await installConsumer(packed, project);
    await typeCheck(folder, ourTypeScript);
    await typeCheck(folder, await installTypeScript());
    expect(await runConsumer(folder, project)).toEqual(printed[project]);
  });
});

function packagesIn(folder: string): string[] {
  return readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
}

/** Type-checks and compiles a project with the types of Node that this repository has. */
async function typeCheck(folder: string, compiler: string, ...flags: readonly string[]): Promise<void> {
  const typeRoots = join(repository, 'node_modules/@types');
  await node([join(compiler, 'bin/tsc'), '-p', '.', '--typeRoots', typeRoots, ...flags], folder);
}

/** Runs a project's program as its users would: compiled, or as a bundle where a bundler resolves its imports. */
async function runConsumer(folder: string, project: string): Promise<unknown> {
  const program = join(folder, 'dist/main.js');
  if (project === 'bundler') {
    const entryPoints = [join(folder, 'src/main.ts')];
    await build({ entryPoints, outfile: program, bundle: true, format: 'esm', platform: 'browser' });
  }
  return JSON.parse(await node([program], dirname(program), await startLocalGateway()));
}

let typeScript: Promise<string> | undefined;

/** Where the newest TypeScript is, installed once a run. */
function installTypeScript(): Promise<string> {
  typeScript ??= npm(
    [
      'install',
      '--prefix',
      packed.folder,
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      `typescript@${newestTypeScript}`,
    ],
    packed.folder,
  ).then(() => join(packed.folder, 'node_modules/typescript'));
  return typeScript;
}
