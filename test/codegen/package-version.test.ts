import { describe, expect, it } from 'vitest';
import { readCalls } from '../../src/codegen/surface/read-calls.ts';
import { fileOf, type MadePackage, makePackage } from '../support/package-history.ts';
import { consumerOf, documentOf, type SmallApi, smallApi } from '../support/small-api.ts';
import { type Edit, edits, type Pick } from '../support/small-edits.ts';
import { installPackage } from './consumer.ts';

const isLong = process.env['LONG'] !== undefined;
const rounds = isLong ? Number(process.env['ROUNDS'] ?? 150) : 1;
const editions = isLong ? 2 : 1;

describe('the version of the package', { timeout: 3_600_000 }, () => {
  it('is a major step wherever a program that was written for it does not go on, and not for what is harmless', async () => {
    const lies: string[] = [];
    for (let seed = first; seed < first + rounds; seed += 1) lies.push(...(await play(seed)));
    expect(lies).toEqual([]);
  });
});

const first = Number(process.env['SEED'] ?? 1);

/** One edition after the other, each held against a program for the one before. */
async function play(seed: number): Promise<string[]> {
  const pick = picker(seed);
  let api = smallApi;
  let made = await makePackage(documentOf(api));
  const lies: string[] = [];
  for (let edition = 0; edition < editions; edition += 1) {
    const program = programFor(made, api);
    const chosen = Array.from({ length: 1 + (seed % 2) }, () => pick(edits));
    const next = chosen.reduce(
      (before, { edit }, index) => edit(before, pick, `f${seed}x${edition}${index}`),
      api,
    );
    const after = await makePackage(documentOf(next), made);
    const lie = await lieOf(made, after, program, chosen);
    if (lie !== null)
      lies.push(`seed ${seed}, edition ${edition}: ${chosen.map(({ name }) => name).join(', ')}: ${lie}`);
    [api, made] = [next, after];
  }
  return lies;
}

function programFor(made: MadePackage, api: SmallApi): string {
  const module = fileOf(made, 'index.js');
  const { functions, groups } = readCalls(module);
  const used = [...functions].map(([name, { call, streams }]) => {
    const group = [...groups].find(([, members]) => members.has(name))?.[0] ?? '';
    return { name, group, call, streams, bodyInOptions: takesBodyInOptions(module, call) };
  });
  return consumerOf(api, used);
}

/** Whether the functions of a call take its body among their options: it had none when it was first called. */
function takesBodyInOptions(module: string, call: string): boolean {
  const [method = '', path = ''] = call.split(' ');
  const spec = `method: "${method.toLowerCase()}", path: "${path}"`;
  return module.split('\n').some((line) => line.includes(spec) && line.includes('bodyIn: "options"'));
}

async function lieOf(
  before: MadePackage,
  after: MadePackage,
  program: string,
  chosen: readonly Edit[],
): Promise<string | null> {
  const { sync, release } = after.steps;
  if (sync !== release) return `sync says ${sync}, release ${release}`;
  if (chosen.every(({ harmless }) => harmless) && sync === 'major') return `major: ${breaksOf(after)}`;
  if (sync === 'major') return null;
  // A program that is wrong by itself would show nothing.
  expect(installPackage(before.files).typeErrors(program)).toEqual([]);
  const [errors, here, there] = [
    installPackage(after.files).typeErrors(program),
    await installPackage(before.files).run(program),
    await installPackage(after.files).run(program),
  ];
  if (errors.length > 0) return `${sync}, and ${errors[0]}`;
  return here === there ? null : `${sync}, and ${there} instead of ${here}`;
}

function breaksOf({ comparison }: MadePackage): string {
  const breaking = comparison.changes.filter(({ severity }) => severity === 'breaking');
  return breaking.map(({ message }) => message).join(' | ') || String(comparison.asks);
}

/** The same picks for the same seed. */
function picker(seed: number): Pick {
  let state = seed * 2_654_435_761;
  return (items) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    const item = items[state % items.length];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
}
