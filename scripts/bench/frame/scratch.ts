import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for the files of a measurement. */
export interface Scratch extends Disposable {
  readonly folder: string;
  /** Writes a file (path within the folder) and gives its whole path. */
  write(path: string, content: string | Uint8Array): string;
  /** Makes a new folder in it. */
  emptyFolder(): string;
}

/** Makes a new folder; `using` takes it away again. */
export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'router-one-bench-'));
  return {
    folder,
    write: (path, content) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    emptyFolder: () => mkdtempSync(join(folder, 'run-')),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
