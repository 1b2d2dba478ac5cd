import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { builtCli, router, scratchFolder } from '../support/command-line.ts';

interface Serving {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The command with `--json`, once it has said where it listens. */
async function serve(...args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [builtCli, 'serve', '--json', ...args], {
    cwd: scratchFolder(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.endsWith('}\n')) break;
  }
  return { child, ...JSON.parse(printed) };
}

describe('serve', () => {
  it('answers with the settings it prints until Ctrl-C, and ends with 130 while connections are open', async () => {
    const { child, origin, env } = await serve('--from', 'embedded@2026-09-11');
    expect(env).toMatchObject({ OPENAI_BASE_URL: `${origin}/v1`, ANTHROPIC_BASE_URL: origin });
    const headers = { authorization: `Bearer ${env['OPENAI_API_KEY']}` };
    const models = await fetch(`${env['OPENAI_BASE_URL']}/models`, { headers });
    expect(models.status).toBe(200);
    expect((await fetch(`${origin}/models.md`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('accepts only the keys it is given, and does not print them', async () => {
    const { origin, env } = await serve('--from', 'embedded', '--key', 'sk-one', '--key', 'sk-two');
    expect(JSON.stringify(env)).not.toMatch(/sk-/);
    const status = async (key: string) =>
      (await fetch(`${origin}/v1/balance`, { headers: { authorization: `Bearer ${key}` } })).status;
    expect([await status('sk-one'), await status('sk-two'), await status('sk-three')]).toEqual([
      200, 200, 401,
    ]);
  });

  it.each([
    ['a port that is none', ['--port', '70000'], 2, /A port is a number up to 65535/],
    ['an edition that is not there', ['--from', 'nowhere'], 2, /An edition is one of/],
    ['a day that nobody recorded', ['--from', '2026-09-11'], 2, /no history/],
    ['seconds that are none', ['--retry-after', 'soon'], 2, /Seconds are a whole number/],
  ])('refuses %s', async (_name, args, code, hint) => {
    const run = await router(['serve', ...args], { cwd: scratchFolder() });
    expect(run.code).toBe(code);
    expect(run.stderr).toMatch(hint);
    expect(run.stderr).not.toMatch(/^ {4}at /m);
  });
});
