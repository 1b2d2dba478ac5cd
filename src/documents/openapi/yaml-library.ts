import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** The parser of YAML, loaded when it is first asked for: only files that a person names can be YAML. */
export function yamlLibrary(): typeof import('yaml') {
  return load('yaml');
}
