import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Who we are: the name and version of the package that this file belongs to, and the folder of its `package.json`. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly root: string;
}

/** Looks upwards from this file, since it runs from `scripts/` in a clone and from `dist/scripts/` when installed. */
export function findTool(): Tool {
  let root = import.meta.dirname;
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  const { name, version }: { name: string; version: string } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return { name, version, root };
}

/** How we present ourselves to a site. */
export function userAgentOf({ name, version }: Tool): string {
  return `${name}/${version} (catalog and docs sync)`;
}
