import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** A test in a shell that this machine may not have: then its name says so in the report. */
function inShell(shell: string, words: string, act: () => Promise<void>): void {
  const isThere = spawnSync(shell, ['-c', 'exit 0']).status === 0;
  it.runIf(isThere)(isThere ? words : `${words} (not run: there is no ${shell} here)`, act);
}

/** What is typed, and what the shell offers for it. */
const typed = [
  ['router-one-sync ser', ['serve']],
  ['router-one-sync diff --on', ['--only']],
  ['router-one-sync sync --fail-on n', ['never', 'notable']],
  ['router-one-sync env c', ['claude-code', 'codex']],
  ['router-one-sync diff --report ju', ['junit']],
] as const;

inShell('fish', 'fish completes commands, flags and their values', async () => {
  const { stdout: script } = await router(['completion', 'fish'], { cwd: scratchFolder() });
  const ask = typed.map(([line]) => `complete -C'${line}'; echo ==`).join('\n');
  const told = execFileSync('fish', ['-N', '-c', `${script}\n${ask}`], { encoding: 'utf8' });
  const offers = told.split('==\n').map((part) => part.split('\n').map((line) => line.split('\t')[0] ?? ''));
  for (const [index, [line, words]] of typed.entries())
    expect(offers[index], line).toEqual(expect.arrayContaining([...words]));
});

/** Types each line into a zsh on a terminal of its own, with a tab behind it, and prints what is seen until it is enough. */
const typeIntoZsh = String.raw`
zmodload zsh/zpty
zpty -b shell zsh -f -i
seen_until() {
  local all= part= word
  for ((n = 0; n < 500; n++)); do
    if zpty -rt shell part; then all+=$part; else sleep 0.01; fi
    for word in "$@"; do [[ $all == *$word* ]] || continue 2; done
    break
  done
  print -r -- $all
}
zpty -w shell 'PS1=; stty cols 300; autoload -U compinit; compinit -u -D; source ./script; echo rea""dy'
seen_until ready > /dev/null
while (( $# )); do
  zpty -w -n shell "$1"$'\t'
  seen_until ${'$'}{=2}
  zpty -w -n shell $'\x15'
  print '=='
  shift 2
done
zpty -d shell`;

inShell('zsh', 'zsh completes commands, flags and their values', async () => {
  const cwd = scratchFolder();
  const { stdout: script } = await router(['completion', 'zsh'], { cwd });
  writeFileSync(join(cwd, 'script'), script);
  const lines = typed.flatMap(([line, words]) => [line, words.join(' ')]);
  const told = execFileSync('zsh', ['-f', '-c', typeIntoZsh, 'zsh', ...lines], { cwd, encoding: 'utf8' });
  for (const [index, [line, words]] of typed.entries())
    for (const word of words) expect(told.split('==\n')[index], line).toContain(word);
});

const misspelt: readonly (readonly [args: readonly string[], words: string])[] = [
  [['models', '--from', 'embedded', '--provider', 'opnai'], 'Did you mean "openai"?'],
  [['kinds', 'price-raisd'], 'Did you mean "price-raised"?'],
  [['models', '--from', 'embedded', '--capability', 'visoin'], 'Did you mean "vision"?'],
  [['models', '--from', 'embedded', '--status', 'x-y-z-0'], 'There are: active, '],
  [['diff', 'embedded', 'embedded', '--only', 'modles'], 'Did you mean "models"?'],
];

// One flag of a catalog and one name stand for all in the quick run.
it.each(misspelt.slice(0, process.env['LONG'] === undefined ? 2 : undefined))(
  '%j is told the nearest name',
  async (args, words) => {
    const run = await router(args, { cwd: scratchFolder() });
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(words) });
  },
);
