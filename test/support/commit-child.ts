/**
 * A process for tests to kill: commits the two editions in turn, for ever (`loop`), or holds the lock and waits
 * (`hold`), or commits once as a user without rights (`nobody`). Says `ready` when it is at work, and in a loop how many
 * milliseconds a commit takes.
 *
 * Usage: commit-child.ts MODE FOLDER
 */

import { Failure } from '../../src/base/failure.ts';
import { commitEdition, openForWriting } from '../../src/store/writer.ts';
import { first, noon, second } from './stored-editions.ts';

const [mode, out = ''] = process.argv.slice(2);

if (mode === 'loop') await commitForEver();
if (mode === 'hold') await holdForEver();
if (mode === 'nobody') await commitAsNobody();

async function commitForEver(): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const edition = turn % 2 === 0 ? second : first;
    const started = performance.now();
    await commitEdition(out, edition.generated, edition.parts, noon);
    if (turn === 1) console.log(`ready ${performance.now() - started}`);
  }
}

async function holdForEver(): Promise<void> {
  await openForWriting(out, noon);
  console.log('ready');
  setInterval(() => undefined, 1000);
}

/** The superuser may write anywhere, so rights can only be tested without being one. */
async function commitAsNobody(): Promise<void> {
  if (process.getuid?.() === 0) process.setuid?.(65_534);
  try {
    await commitEdition(out, second.generated, second.parts, noon);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(error.message);
    process.exitCode = error.exitCode;
  }
}
