import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { router, scratchFolder } from '../support/command-line.ts';

it.runIf(process.platform !== 'win32')('bash completes commands, flags and their values', async () => {
  const { stdout: script } = await router(['completion', 'bash'], { cwd: scratchFolder() });
  const offered = (...words: string[]): string[] => {
    const typed = words.map((word) => `'${word}'`).join(' ');
    const ask = `${script}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _router_one_sync; echo "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['--norc', '-c', ask], { encoding: 'utf8' }).trim().split(' ');
  };
  expect(offered('router-one-sync', 'ser')).toEqual(['serve']);
  expect(offered('router-one-sync', 'diff', '--on')).toEqual(['--only']);
  expect(offered('router-one-sync', 'sync', '--fail-on', 'n')).toEqual(['notable', 'never']);
  expect(offered('router-one-sync', 'env', 'c')).toEqual(['claude-code', 'codex']);
  expect(offered('router-one-sync', 'diff', '--report', 'ju')).toEqual(['junit']);
});

it.each(['zsh', 'fish'])('%s gets every command, with nothing that ends a word early', async (shell) => {
  const { code, stdout } = await router(['completion', shell], { cwd: scratchFolder() });
  expect(code).toBe(0);
  for (const name of ['sync', 'diff', 'models', 'completion', 'fail-on']) expect(stdout).toContain(name);
  const odd = stdout.split('\n').filter((line) => (line.split("'").length - 1) % 2 === 1);
  expect(odd).toEqual([]);
});

it.each([
  [['models', '--from', 'embedded', '--provider', 'opnai'], 'Did you mean "openai"?'],
  [['models', '--from', 'embedded', '--capability', 'visoin'], 'Did you mean "vision"?'],
  [['models', '--from', 'embedded', '--status', 'x-y-z-0'], 'There are: active, '],
  [['kinds', 'price-raisd'], 'Did you mean "price-raised"?'],
  [['diff', 'embedded', 'embedded', '--only', 'modles'], 'Did you mean "models"?'],
])('%j is told the nearest name', async (args, words) => {
  const run = await router(args, { cwd: scratchFolder() });
  expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(words) });
});
