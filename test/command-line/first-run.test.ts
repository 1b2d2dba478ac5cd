import { expect, it, onTestFinished } from 'vitest';
import { latestSample } from '../../src/serve/samples/editions.ts';
import { startSampleServer } from '../../src/serve/samples/server.ts';
import { scratchFolder } from '../support/command-line.ts';
import { routerLoading } from '../support/loaded-modules.ts';

/** What tells changes, reads YAML and HTML, releases or serves: a first run of clean documents has no use for it. */
const unused = {
  packages: ['ajv', 'diff', 'leven', 'parse5', 'yaml'],
  files: /^src\/(?:ci|client|codegen\/release|diff\/api|serve)\//,
};

it('a first sync loads nothing that tells changes', async () => {
  const site = await startSampleServer(latestSample);
  onTestFinished(() => site.close());
  const { run, packages, files } = await routerLoading(['sync', '--upstream', site.origin], scratchFolder());
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(packages).toEqual(expect.arrayContaining(['typescript', 'undici']));
  expect(packages.filter((name) => unused.packages.includes(name))).toEqual([]);
  expect(files.filter((name) => unused.files.test(name))).toEqual([]);
});
