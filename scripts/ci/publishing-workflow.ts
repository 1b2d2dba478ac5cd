import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseMark } from '../init/release-workflow.ts';

const folder = '.github/workflows';

/** The workflow that publishes a package when a tag of ours is pushed, from the root; `null` if there is none. */
export function publishingWorkflow(root: string): string | null {
  const place = join(root, folder);
  if (!existsSync(place)) return null;
  const found = readdirSync(place)
    .filter((name) => /\.ya?ml$/.test(name))
    .find((name) => readFileSync(join(place, name), 'utf8').includes(releaseMark));
  return found === undefined ? null : `${folder}/${found}`;
}
