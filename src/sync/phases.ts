import type { Document } from '../base/document.ts';
import type { IsolationOptions } from '../read/worker/read-in-worker.ts';
import type { StoredEdition } from '../store/open.ts';
import type { BuiltPackage, buildPackage } from './build-package.ts';
import type { compareRead } from './compare-read.ts';
import type { SyncJob } from './job.ts';
import type { ReadEditions } from './read-editions.ts';
import type { saysTheSame } from './says-the-same.ts';

/**
 * The phases that only a run with news has. Each is loaded when it is near, so that a run without news costs little more
 * than its requests; what compares and generates takes as long to load as other threads take to read, so it is loaded
 * meanwhile. This is the one place that knows it.
 */
export interface Phases {
  read(job: SyncJob, stored: StoredEdition | null, documents: readonly Document[]): Promise<ReadEditions>;
  compare(...given: Parameters<typeof compareRead>): ReturnType<typeof compareRead>;
  /** True for other bytes that say nothing else: only the days on which the pages were made differ. */
  saysTheSame(...given: Parameters<typeof saysTheSame>): Promise<boolean>;
  build(...given: Parameters<typeof buildPackage>): Promise<BuiltPackage>;
}

/** A first run has something to read for certain, so its reader is loaded while the documents come. */
export async function withPhases<Result>(
  stored: StoredEdition | null,
  { readLimits: limits }: Pick<SyncJob, 'readLimits'>,
  use: (phases: Phases) => Promise<Result>,
): Promise<Result> {
  if (stored !== null) return use(phasesWith({ limits }));
  const { startReaderThread } = await import('../read/worker/reader-thread.ts');
  const thread = startReaderThread(limits);
  try {
    return await use(phasesWith({ limits, thread }));
  } finally {
    await thread.end();
  }
}

function phasesWith(isolation: IsolationOptions): Phases {
  const comparing = () => import('./compare-read.ts');
  const building = () => import('./build-package.ts');
  return {
    read: async (job, stored, documents) => {
      const { readEditions, telling } = await comparing();
      const reading = readEditions(job, stored, documents, isolation);
      // A first run has nothing that could have changed.
      const [read] = await Promise.all([reading, building(), stored === null ? null : telling()]);
      return read;
    },
    compare: async (...given) => (await comparing()).compareRead(...given),
    saysTheSame: async (...given) => (await comparing()).saysTheSame(...given),
    build: async (...given) => (await building()).buildPackage(...given),
  };
}
