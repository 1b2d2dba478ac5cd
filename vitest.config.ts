import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** `npm run test:long`: every sweep in full, and the files below. */
const isLong = process.env['LONG'] !== undefined;

/** Whole jobs in processes of their own, many times over: minutes, where `npm test` is to stay below two. */
const longFiles = [
  'test/ci/days.test.ts',
  'test/ci/gitlab.test.ts',
  'test/ci/job.test.ts',
  'test/command-line/configuration.test.ts',
  'test/command-line/dates-alone.test.ts',
  'test/command-line/first-hour.test.ts',
  'test/command-line/max-age.test.ts',
  'test/command-line/looking.test.ts',
  'test/command-line/reports.test.ts',
  'test/command-line/what-is-left.test.ts',
  'test/init/first-run.test.ts',
  'test/codegen/release/release.test.ts',
];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    exclude: [...configDefaults.exclude, ...(isLong ? [] : longFiles)],
    // By default one core stays free. Jobs that tests start wait for the disk, and their worker waits for them.
    maxWorkers: availableParallelism() + 1,
    // Files share loaded modules, which saves a fifth of the time; ours keep no state between calls, and tests put back
    // what they change.
    isolate: false,
    // Generous, since a busy machine is no failure of ours; a test that hangs is still ended.
    testTimeout: isLong ? 600_000 : 60_000,
    hookTimeout: isLong ? 600_000 : 60_000,
  },
});
