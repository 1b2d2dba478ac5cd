import { digestOf } from '../base/digest.ts';
import type { Document, DocumentName } from '../base/document.ts';
import { LocalFailure } from '../base/failure.ts';
import type { StoredEdition } from './open.ts';

/**
 * A base whose damaged documents are replaced by what was fetched, where the site still publishes the very bytes that
 * the manifest lists. The base is what the next edition is compared with, so nothing less will do. `out` is the folder
 * as people name it.
 *
 * @throws LocalFailure if the site publishes something else by now: the lost text is only in version control then.
 */
export function mendBase(base: StoredEdition, fetched: readonly Document[], out: string): StoredEdition {
  if (base.damaged.length === 0) return base;
  const documents = base.manifest.documents.map((entry) => {
    const intact = base.documents.find(({ name }) => name === entry.name);
    if (intact !== undefined) return intact;
    const again = fetched.find(({ name, bytes }) => name === entry.name && digestOf(bytes) === entry.digest);
    if (again === undefined) throw lost(entry.name, `${out}/${entry.file}`);
    return { ...entry, bytes: again.bytes };
  });
  return { ...base, documents, damaged: [] };
}

function lost(name: DocumentName, file: string): LocalFailure {
  return new LocalFailure(
    `${file} is lost or damaged, and the site publishes another ${name} document by now`,
    {
      advice: `Without it nothing can be compared. Restore it from version control (git checkout -- "${file}").`,
    },
  );
}
