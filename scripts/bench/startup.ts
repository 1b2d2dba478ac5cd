import { compareLaunches, inTime } from './frame/launch.ts';
import { builtCommand, makeScratch } from './frame/processes.ts';
import type { Result } from './frame/result.ts';

const limit = 1.5;
const rounds = 21;

/** What a person waits for who only asks what there is. */
export async function* measure(): AsyncGenerator<Result> {
  using scratch = makeScratch();
  const folder = () => scratch.folder;
  for (const flag of ['--help', '--version']) {
    const costs = await compareLaunches(
      { args: [builtCommand, flag], folder },
      { args: ['-e', '0'], folder },
      rounds,
    );
    yield inTime(limit, `\`router-one-sync ${flag}\` takes at most ${limit} times \`node -e 0\``, costs);
  }
}
