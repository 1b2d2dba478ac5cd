import type { Model } from '../../../src/catalog/model.ts';
import { atMostTimes, compare } from '../frame/compare.ts';
import { installed, makeScratch, runNode, type Scratch } from '../frame/processes.ts';
import { check, type Result } from '../frame/result.ts';
import { makeModels, writePackage } from './package.ts';

/** Users of other catalogs left over this: seven thousand ids made every branch "too complex to represent". */
const limit = 1.6;
const rounds = 5;

/** A catalog whose types cost nothing, beside which the plain ids stand. */
const fewModels = 10;

/** A union of all ids in the places where type-checkers have been seen to give up. */
const uses = `
declare const flag: boolean;
declare const given: ModelId | undefined;
const either: ModelId = flag ? 'provider-1/model-1' : (given ?? 'provider-2/model-2');
const list: ModelId[] = [either, given ?? either, flag ? either : 'provider-3/model-3'];
const lists = { flag: [...list, either], other: flag ? list : [given ?? modelIds[0]] };
export function choose(id: ModelId | (string & {})): string | undefined {
  return flag ? (given ?? id) : lists.other.find((known) => known === id);
}
export const ids: readonly ModelId[] = modelIds;
`;

/**
 * The same, in a program that calls the gateway and looks into the catalog. `able = seeing` narrows one union by another,
 * which the compiler does member by member; it costs the same whoever wrote the unions.
 */
const calls = `
import { createRouterOne } from 'router-one-client';
import { type ChatModelId, models } from 'router-one-client/models';
${uses}
const router = createRouterOne();
export async function ask(id: ModelId, seeing: Seeing, known: ChatModelId): Promise<string | undefined> {
  const able: Able = seeing;
  const answer = await router.chat.createChatCompletion({ model: flag ? id : able, messages: [] });
  return answer.choices[0]?.finish_reason ?? models[known].context?.text;
}
`;

const fromPackage = `
import { type ModelId, modelIds } from 'router-one-client/models';
import type { ChatModelId as Able, VisionModelId as Seeing } from 'router-one-client/models';
`;
const fromArray =
  "import { type ModelId, type ModelId as Able, modelIds, type Seeing } from './plain-ids.ts';";

/** The same programs over the package and over a plain array of the ids, checked by the compiler as people run it. */
export async function* measureTypeCheck(scratch: Scratch, models: readonly Model[]): AsyncGenerator<Result> {
  using small = makeScratch();
  await writePackage(small, makeModels(fewModels));
  for (const { write } of [scratch, small]) write('plain-ids.ts', plainIds(models));
  const [count, times] = [models.length, `at most ${limit} times`];

  const ours = project(scratch, 'packaged', fromPackage + uses);
  await ours();
  yield check(`a union of ${count} ids compiles through ??, ternaries and arrays`, true, 'no type error');
  const theirs = project(scratch, 'plain', fromArray + uses);
  const union = `type-checking a program with ${count} ids costs ${times} a plain array of them`;
  yield atMostTimes(limit, union, await compare({ ours, theirs, rounds }));

  const whole = project(scratch, 'calls', fromPackage + calls);
  const part = project(small, 'calls', fromArray + calls);
  const called = `… and one that calls the client costs ${times} the same with ${fewModels} models and plain arrays`;
  yield atMostTimes(limit, called, await compare({ ours: whole, theirs: part, rounds }));
}

/** What anyone would write: all ids, and those that see images. */
function plainIds(models: readonly Model[]): string {
  const seeing = models.filter(({ capabilities }) => capabilities.includes('vision'));
  return `
    export const modelIds = ${JSON.stringify(models.map(({ id }) => id))} as const;
    export type ModelId = (typeof modelIds)[number];
    const seeing = ${JSON.stringify(seeing.map(({ id }) => id))} as const;
    export type Seeing = (typeof seeing)[number];
  `;
}

/** Writes a program with a project of its own; the check of it, which throws with the compiler's words. */
function project(scratch: Scratch, name: string, program: string): () => Promise<undefined> {
  scratch.write(`${name}.ts`, program);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2023',
    types: [],
    lib: ['es2023', 'dom', 'dom.iterable'],
    allowImportingTsExtensions: true,
  };
  const config = scratch.write(`${name}.json`, JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  const compiler = installed('typescript/bin/tsc');
  return async () => {
    await runNode([compiler, '-p', config], scratch.folder);
    return undefined;
  };
}
