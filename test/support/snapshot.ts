import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Path → content and time of last change of every file below a folder, to see whether anything was touched. */
export function snapshotOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const entries = files.map((file): [string, string] => {
    const path = join(file.parentPath, file.name);
    return [
      relative(folder, path).split(sep).join('/'),
      `${statSync(path).mtimeMs} ${readFileSync(path, 'base64')}`,
    ];
  });
  return new Map(entries.sort());
}
