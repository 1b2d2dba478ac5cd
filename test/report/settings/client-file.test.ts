import { describe, expect, it } from 'vitest';
import { defaultGateway } from '../../../src/gateway/profiles.ts';
import { clientFileOf } from '../../../src/report/settings/client-file.ts';

const endpoints = { openai: 'https://api.router.one/v1', anthropic: 'https://api.router.one' };

describe("a client's own file", () => {
  it('of Claude Code names a command that prints the key', () => {
    const file = clientFileOf('claude-code', endpoints, defaultGateway);
    expect(file?.path).toBe('.claude/settings.json');
    expect(JSON.parse(file?.text ?? '')).toEqual({
      apiKeyHelper: 'printenv ROUTER_ONE_API_KEY',
      env: { ANTHROPIC_BASE_URL: 'https://api.router.one' },
    });
  });

  it('of Codex names the variable with the key', () => {
    const file = clientFileOf('codex', endpoints, defaultGateway);
    expect(file?.path).toBe('.codex/config.toml');
    expect(file?.text).toContain('base_url = "https://api.router.one/v1"\nenv_key = "ROUTER_ONE_API_KEY"\n');
  });

  it('of Codex holds an address as one string of TOML', () => {
    const openai = 'https://a.example/"\u007f\\\n[evil]';
    const text = clientFileOf('codex', { ...endpoints, openai }, defaultGateway)?.text ?? '';
    expect(text).toContain('base_url = "https://a.example/\\"\\u007f\\\\\\n[evil]"\n');
  });

  it('does not exist for the openai package', () => {
    expect(clientFileOf('openai', endpoints, defaultGateway)).toBeNull();
  });
});
