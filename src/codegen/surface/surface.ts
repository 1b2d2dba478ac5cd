import { type Calls, readCalls } from './read-calls.ts';
import { readDeclarations } from './read-declarations.ts';
import type { Files } from './unfold.ts';

/** What the users of a package see of it: its names, the call that each function makes, and its types. */
export interface Surface {
  readonly calls: Calls;
  readonly files: Files;
}

/** Reads the surface of a package, of this version or an older one, from its modules and declarations (path → text). */
export function readSurface(printed: ReadonlyMap<string, string>): Surface {
  const declarations = [...printed].filter(([path]) => path.endsWith('.d.ts'));
  return {
    calls: readCalls(printed.get('index.js') ?? ''),
    files: new Map(declarations.map(([path, text]) => [path, readDeclarations(path, text)])),
  };
}
