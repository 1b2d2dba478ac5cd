import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Part, type Result, verdictOf, writeSection } from './frame/result.ts';

/** Every part by the name that `--only` takes. A new one is a file beside this one and a word here. */
const parts = ['unchanged', 'cold', 'scale', 'startup', 'catalog', 'uses', 'peers', 'api', 'client'];

/**
 * `npm run bench -- --only client,…`: measures every part, or those named, and prints each promise with its numbers;
 * with `--write docs/performance.md` into that file's tables too.
 * Exits with 1 when a promise was missed or could not be measured, with 2 for a part that does not exist.
 */
process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { only: { type: 'string' }, write: { type: 'string' } } });
  const names = values.only?.split(',') ?? parts;
  const unknown = names.filter((name) => !parts.includes(name));
  if (unknown.length > 0) {
    console.error(`no such part: ${unknown.join(', ')}. There are: ${parts.join(', ')}.`);
    return 2;
  }
  const machine = describeMachine();
  console.log(machine);
  let missed = 0;
  for (const name of names) {
    const results: Result[] = [];
    missed += await runPart(name, results);
    if (values.write !== undefined) writeSection(values.write, name, results, machine);
  }
  console.log(missed === 0 ? '\nEvery promise was kept.' : `\n${missed} missed.`);
  return missed === 0 ? 0 : 1;
}

/** How many promises of a part were missed; a part that breaks off is one more. */
async function runPart(name: string, results: Result[]): Promise<number> {
  console.log(`\n${name}`);
  let [measured, missed] = [0, 0];
  try {
    const part: Part = await import(`./${name}.ts`);
    for await (const result of part.measure()) {
      print(result);
      measured += 1;
      results.push(result);
      if (result.met === false) missed += 1;
    }
    if (measured === 0) throw new Error('nothing was measured');
    return missed;
  } catch (error) {
    console.error(`  broke off after ${measured}: ${error instanceof Error ? error.message : String(error)}`);
    return missed + 1;
  }
}

function print({ promise, seen, met }: Result): void {
  console.log(`  ${verdictOf(met).padEnd(6)}  ${promise}\n          ${seen}`);
}

/** Ratios hold on any machine that is not busy with something else; this says on which one they were measured. */
function describeMachine(): string {
  const load = loadavg().map((value) => value.toFixed(1));
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `Node ${process.version}, ${availableParallelism()} × ${processor}, load ${load.join(' ')}`;
}
