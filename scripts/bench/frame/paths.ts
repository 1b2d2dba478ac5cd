import { join } from 'node:path';
import { findTool } from '../../shared/tool.ts';

const { root } = findTool();

/** The built command, as it is installed. */
export const builtCommand = join(root, 'dist/scripts/cli.js');

/** A file of an installed package. */
export function installed(path: string): string {
  return join(root, 'node_modules', path);
}
