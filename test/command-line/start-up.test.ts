import { describe, expect, it } from 'vitest';
import { commands } from '../../scripts/command-line/commands.ts';
import { router, scratchFolder } from '../support/command-line.ts';
import { routerLoading } from '../support/loaded-modules.ts';

/** What a command may load before it knows what it is to do, beside the flags' own library. */
const readsFirst: Readonly<Record<string, readonly string[]>> = {
  // Their tables and their checks of what they read are most of what they are.
  log: ['fast-string-truncated-width', 'fast-string-width', 'leven', 'zod'],
  models: ['fast-string-truncated-width', 'fast-string-width', 'jsonc-parser', 'leven', 'zod'],
  ci: ['zod'],
  explain: ['fast-string-truncated-width', 'fast-string-width', 'leven', 'zod'],
  kinds: ['fast-string-truncated-width', 'fast-string-width', 'leven', 'zod'],
  release: ['zod'],
};

const isLong = process.env['LONG'] !== undefined;

/** One of each sort in the quick run: what loads nothing by itself, what has tables, the one that jobs run. */
const tried = commands.filter(({ name }) => isLong || ['sync', 'kinds', 'diff', 'models'].includes(name));

describe('starting up', () => {
  it.each(isLong ? ['--help', '-h', '--version', '-V'] : ['--help', '-V'])(
    '%s alone loads no package',
    async (flag) => {
      const { run, packages } = await routerLoading([flag], scratchFolder());
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(packages).toEqual([]);
    },
  );

  it.each(tried)('$name --help loads no more than it may', async ({ name }) => {
    const { run, packages } = await routerLoading([name, '--help'], scratchFolder());
    expect(run.code).toBe(0);
    const allowed = ['commander', ...(readsFirst[name] ?? [])];
    expect(packages.filter((found) => !allowed.includes(found))).toEqual([]);
  });

  it('says the same to --help, to help, and to who gives nothing', async () => {
    const cwd = scratchFolder();
    const { stdout } = await router(['--help'], { cwd });
    expect(stdout).toMatch(/^Usage: router-one-sync .*\n[\s\S]*Exit codes: /);
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} {2,}\\S`, 'm'));
    expect(await router(['help'], { cwd })).toMatchObject({ code: 0, stdout });
    expect(await router([], { cwd })).toMatchObject({ code: 2, stderr: stdout });
  });
});
