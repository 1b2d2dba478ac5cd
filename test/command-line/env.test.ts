import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Run, router, scratchFolder } from '../support/command-line.ts';

const env = (...args: readonly string[]): Promise<Run> => router(['env', ...args], { cwd: scratchFolder() });

describe('env', () => {
  it('prints what the facts of an edition name, as lines for a shell', async () => {
    expect(await env('claude-code', '--from', 'embedded')).toEqual({
      code: 0,
      stdout: [
        'export ANTHROPIC_API_KEY="$ROUTER_ONE_API_KEY"',
        'export ANTHROPIC_AUTH_TOKEN="$ROUTER_ONE_API_KEY"',
        "export ANTHROPIC_BASE_URL='https://api.router.one'",
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('follows the facts of another edition', async () => {
    const cwd = scratchFolder();
    mkdirSync(join(cwd, 'docs'));
    const page = [
      '# Router One Integration Facts',
      '',
      'Last updated: 2026-05-31',
      '',
      '- OpenAI-compatible base URL: https://gateway.example/openai/v1',
      '- Anthropic-compatible / Claude Code base URL: https://gateway.example',
      '',
    ];
    writeFileSync(join(cwd, 'docs/facts.md'), page.join('\n'));
    for (const flag of ['--from', '--out']) {
      const { stdout } = await router(['env', 'openai', flag, 'docs', '--format', 'dotenv'], { cwd });
      expect(stdout).toBe(
        `OPENAI_API_KEY="\${ROUTER_ONE_API_KEY}"\nOPENAI_BASE_URL='https://gateway.example/openai/v1'\n`,
      );
    }
  });

  it('never prints a key, even if it knows one', async () => {
    const surroundings = { cwd: scratchFolder(), env: { ROUTER_ONE_API_KEY: 'sk-rk-a-secret' } };
    for (const client of ['openai', 'claude-code', 'codex']) {
      const { stdout } = await router(['env', client, '--base-url', 'http://127.0.0.1:1/v1'], surroundings);
      expect(stdout).toContain('http://127.0.0.1:1');
      expect(stdout).toContain('ROUTER_ONE_API_KEY');
      expect(stdout).not.toContain('sk-rk-a-secret');
    }
  });

  it("prints codex's own file, and says where it belongs on stderr", async () => {
    const { stdout, stderr } = await env('codex', '--base-url', 'http://127.0.0.1:1');
    expect(stdout).toContain('base_url = "http://127.0.0.1:1/v1"');
    expect(stderr).toContain('~/.codex/config.toml');
  });

  it.each([
    ['an unknown client', ['emacs'], /Allowed choices are openai, claude-code, codex/],
    [
      'a file where there is none',
      ['openai', '--format', 'file', '--base-url', 'http://a.example'],
      /no settings file/,
    ],
    [
      'an environment where it would not do',
      ['codex', '--format', 'shell', '--base-url', 'http://a.example'],
      /--format file/,
    ],
    ['an address that is none', ['openai', '--base-url', 'a.example'], /An address looks like/],
    ['an edition that is not there', ['openai', '--from', 'nowhere'], /An edition is one of/],
  ])('refuses %s with exit 2', async (_name, args, hint) => {
    const { code, stdout, stderr } = await env(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(hint);
  });
});
