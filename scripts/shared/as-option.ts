import { Option } from 'commander';
import { documentKinds } from '../../src/read/kind.ts';

/** `--as`: the kind of a single document. */
export function asOption(): Option {
  return new Option('--as <kind>', 'the kind of a single document').choices(documentKinds);
}
