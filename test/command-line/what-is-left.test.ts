import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { router, scratchFolder } from '../support/command-line.ts';

const samples = resolve(import.meta.dirname, '../../src/serve/samples/editions');

let made: string;
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'router-one-sync-'));
  const first = ['sync', '--upstream', join(samples, '2026-06-10'), '--date', '2026-06-10', '--quiet'];
  expect(await router([...first, '--fail-on', 'never'], { cwd: made })).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(made, { recursive: true }));

/** A folder with the package of the first sample edition in `generated`. */
function withPackage() {
  const cwd = scratchFolder();
  cpSync(made, cwd, { recursive: true });
  const file = (path: string) => join(cwd, 'generated', path);
  const sync = (day: string, ...more: string[]) =>
    router(['sync', '--upstream', join(samples, day), '--date', day, '--fail-on', 'never', ...more], { cwd });
  return { cwd, file, sync };
}

const losses = [
  ['manifest.json'],
  ['manifest.json', 'package.json'],
  ['manifest.json', 'history.jsonl'],
  ['manifest.json', 'catalog.json', 'history.jsonl'],
  ['manifest.json', 'catalog.json', 'history.jsonl', 'documents'],
  ['history.jsonl'],
  ['catalog.json'],
];

it.each(losses.map((lost) => [lost.join(', '), lost] as const))(
  'a package that lost %s is no empty folder',
  async (_, lost) => {
    const { cwd, file, sync } = withPackage();
    for (const path of lost) rmSync(file(path), { recursive: true });
    const before = readdirSync(join(cwd, 'generated'), { recursive: true }).sort();
    const { code, stderr } = await sync('2026-09-11');
    expect({ code, stderr }).toMatchObject({ code: 6, stderr: expect.stringContaining('version control') });
    expect(readdirSync(join(cwd, 'generated'), { recursive: true }).sort()).toEqual(before);
  },
);

it('a new baseline is made when it is asked for, and no line of the old log is lost', async () => {
  const { cwd, file, sync } = withPackage();
  const log = readFileSync(file('history.jsonl'), 'utf8');
  rmSync(file('manifest.json'));
  const { code, stdout } = await sync('2026-09-11', '--new-baseline');
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Baseline') });
  expect(stdout).toContain('generated/history.jsonl was edited by hand');
  expect(readFileSync(join(cwd, '.router-one-sync/replaced/history.jsonl'), 'utf8')).toBe(log);
});

it('a new baseline is made of whatever is left, and keeps the log, when the package file is lost too', async () => {
  const { cwd, file, sync } = withPackage();
  const log = readFileSync(file('history.jsonl'), 'utf8');
  for (const path of ['manifest.json', 'package.json', 'models.js']) rmSync(file(path));
  expect(await sync('2026-09-11', '--new-baseline')).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, '.router-one-sync/replaced/history.jsonl'), 'utf8')).toBe(log);
});

it('a folder of something else is not taken for what is left', async () => {
  const { cwd, file, sync } = withPackage();
  rmSync(join(cwd, 'generated'), { recursive: true });
  mkdirSync(join(cwd, 'generated'));
  writeFileSync(file('README.md'), '# Mine\n');
  expect(await sync('2026-09-11', '--new-baseline')).toMatchObject({
    code: 6,
    stderr: expect.stringContaining('README.md is in the way'),
  });
});

it('an edit by hand is named and kept before it is replaced, or refused; modes stay', async () => {
  const { cwd, file, sync } = withPackage();
  const edited = `${readFileSync(file('models.js'), 'utf8')}// mine\n`;
  writeFileSync(file('models.js'), edited);
  chmodSync(file('models.js'), 0o600);
  chmodSync(file('catalog.json'), 0o755);

  const refused = await sync('2026-09-11', '--no-overwrite');
  expect(refused).toMatchObject({
    code: 6,
    stderr: expect.stringContaining('generated/models.js was edited'),
  });
  expect(readFileSync(file('models.js'), 'utf8')).toBe(edited);

  const { code, stdout } = await sync('2026-09-11');
  expect(code).toBe(0);
  expect(stdout).toContain('generated/models.js was edited by hand: a copy of it is kept in ');
  expect(readFileSync(join(cwd, '.router-one-sync/replaced/models.js'), 'utf8')).toBe(edited);
  expect(readFileSync(file('models.js'), 'utf8')).not.toContain('// mine');
  expect(statSync(file('models.js')).mode & 0o777).toBe(0o600);
  expect(statSync(file('catalog.json')).mode & 0o777).toBe(0o755);

  writeFileSync(file('models.js'), '// another\n');
  expect(await sync('2026-10-07')).toMatchObject({ code: 0 });
  expect(readdirSync(join(cwd, '.router-one-sync/replaced'))).toHaveLength(2);
});

it('an edit by hand is named and kept before `generate` replaces it, or refused, by `release` too', async () => {
  const { cwd, file } = withPackage();
  writeFileSync(file('models.js'), '// mine\n');
  expect(await router(['release', '--no-overwrite'], { cwd })).toMatchObject({
    code: 6,
    stderr: expect.stringContaining('generated/models.js was edited'),
  });
  expect(await router(['generate', '--no-overwrite'], { cwd })).toMatchObject({ code: 6 });
  const { code, stdout } = await router(['generate'], { cwd });
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('a copy of it is kept'),
  });
  expect(readFileSync(join(cwd, '.router-one-sync/replaced/models.js'), 'utf8')).toBe('// mine\n');
});

it('a folder with documents alone is read as such', async () => {
  const { cwd, file } = withPackage();
  cpSync(file('documents'), join(cwd, 'old/documents'), { recursive: true });
  expect(await router(['diff', 'old', 'generated', '--json'], { cwd })).toMatchObject({ code: 0 });
});
