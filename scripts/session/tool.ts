import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Who we are: the name and version of the package that this file belongs to, and the folder of its `package.json`. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  readonly root: string;
  /** Where its source is, as its package says; `null` where it does not. */
  readonly repository: string | null;
}

/** What our own `package.json` says of itself. */
interface Own {
  readonly name: string;
  readonly version: string;
  readonly repository?: string | { readonly url?: string };
}

/** Looks upwards from this file, since it runs from `scripts/` in a clone and from `dist/scripts/` when installed. */
export function findTool(): Tool {
  let root = import.meta.dirname;
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  const { name, version, repository }: Own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const source = typeof repository === 'string' ? repository : repository?.url;
  return { name, version, root, repository: source ?? null };
}

/** How we present ourselves to a site. */
export function userAgentOf({ name, version }: Tool): string {
  return `${name}/${version} (catalog and docs sync)`;
}
