import { resolve } from 'node:path';
import type { Replacements } from '../../src/ci/proposal.ts';
import { configFiles } from '../../src/config/load-config.ts';
import type { Settings } from '../../src/config/schema.ts';
import { findUses } from '../../src/uses/find-uses.ts';
import { listFiles } from '../../src/uses/source-files.ts';
import { planRewrites, type Rewrite, uncommittedIn } from '../../src/uses/write-replacements.ts';
import { knownEdition } from '../editions/known.ts';

/** Larger files are data, not code: bytes. */
const maximumFileSize = 5_000_000;

/** GitHub lets no job's own token push a change of these. */
const workflows = /^\.github\/workflows\//;

/** What `uses --write` would do with the package as it lies in `out` now, in the files that git has as they are. */
export async function replacementsFor(
  out: string,
  settings: Settings,
  today: string,
): Promise<{ readonly plan: readonly Rewrite[]; readonly told: Replacements }> {
  const cwd = process.cwd();
  const edition = await knownEdition({ settings, out });
  const { uses } = findUses(await listFiles(settings.uses?.paths ?? [], cwd), {
    ...edition,
    today,
    added: null,
    all: false,
    maxBytes: maximumFileSize,
    // The configuration names ids that it leaves out.
    except: [out, ...configFiles].map((path) => resolve(path)),
    ignores: settings.uses?.ignores ?? [],
  });
  const all = await planRewrites(uses, cwd);
  const unsafe = new Set(await uncommittedIn(all));
  const plan = all.filter(({ path }) => !workflows.test(path) && !unsafe.has(path));
  const replaced = plan.reduce((sum, { count }) => sum + count, 0);
  const failing = uses.filter(({ state }) => state !== 'misspelt').length;
  const files = plan.map(({ path, count }) => ({ path, count }));
  return { plan, told: { files, left: failing - replaced } };
}
