import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Document, localDocument } from '../../../src/base/document.ts';
import { LocalFailure } from '../../../src/base/failure.ts';
import type { Edition } from '../../../src/read/edition.ts';
import { readInWorker } from '../../../src/read/worker/read-in-worker.ts';
import { documentNamed } from '../../../src/store/layout.ts';
import type { EditionFlags } from '../edition-argument.ts';
import { singleDocumentEdition } from './single-document.ts';

const run = promisify(execFile);

/** Larger than any document the fetcher would take. */
const maximumGitOutput = 64 * 1024 * 1024;

/**
 * `REV:PATH` of the git repository around the current folder: one document, a folder of documents, or a generated
 * package of that revision. Throws a `LocalFailure` when git does not know the revision or the path.
 */
export async function gitEdition(argument: string, flags: EditionFlags): Promise<Edition> {
  const kind = (await git(argument, 'cat-file', '-t', argument)).toString('utf8').trim();
  if (kind === 'blob')
    return singleDocumentEdition(await git(argument, 'cat-file', 'blob', argument), argument, flags);
  const documents = [
    ...(await documentsIn(argument)),
    ...(await documentsIn(`${argument.replace(/\/$/, '')}/documents`)),
  ];
  if (documents.length === 0) {
    throw new LocalFailure(`${argument}: there is no document in this folder of that revision.`, {
      advice: 'Name a generated package, its documents folder, or one document.',
    });
  }
  return readInWorker(documents, { date: null, origin: 'live', strict: flags.strict === true });
}

async function documentsIn(tree: string): Promise<Document[]> {
  const listing = await git(tree, 'ls-tree', '--name-only', '-z', tree).catch(() => Buffer.alloc(0));
  const files = listing.toString('utf8').split('\0');
  const found = files.flatMap((file) => {
    const name = documentNamed(file);
    return name === null ? [] : [{ file, name }];
  });
  return Promise.all(
    found.map(async ({ file, name }) => {
      const address = `${tree}/${file}`;
      return localDocument(name, await git(tree, 'cat-file', 'blob', address), address);
    }),
  );
}

async function git(argument: string, ...args: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await run('git', args, { encoding: 'buffer', maxBuffer: maximumGitOutput });
    return stdout;
  } catch (cause) {
    throw new LocalFailure(`${argument}: git does not know this revision or path.`, {
      advice:
        'Try `git log --oneline` for revisions and `git ls-tree REV` for paths. In CI, fetch the whole history.',
      cause,
    });
  }
}
