import { load } from '../base/load.ts';

type Library = typeof import('yaml');

let library: Library | undefined;

/** The parser of YAML, loaded when it is first asked for: few documents are YAML. */
export function yamlLibrary(): Library {
  // Kept here too, since it is asked for at every node and finding a loaded module takes a while.
  library ??= load('yaml') as Library;
  return library;
}
