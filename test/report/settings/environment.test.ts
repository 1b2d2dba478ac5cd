import { execFileSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEnvironment } from '../../../src/report/settings/environment.ts';

const settings = [
  { name: 'OPENAI_API_KEY', value: { from: 'ROUTER_ONE_API_KEY' } },
  { name: 'OPENAI_BASE_URL', value: 'https://api.router.one/v1' },
];

describe('an environment', () => {
  it('is written as each reader wants it, the key by reference', () => {
    expect(printEnvironment(settings, 'shell')).toBe(
      'export OPENAI_API_KEY="$ROUTER_ONE_API_KEY"\nexport OPENAI_BASE_URL=\'https://api.router.one/v1\'\n',
    );
    expect(printEnvironment(settings, 'dotenv')).toBe(
      `OPENAI_API_KEY="\${ROUTER_ONE_API_KEY}"\nOPENAI_BASE_URL='https://api.router.one/v1'\n`,
    );
    expect(JSON.parse(printEnvironment(settings, 'json'))).toEqual({
      OPENAI_API_KEY: '$ROUTER_ONE_API_KEY',
      OPENAI_BASE_URL: 'https://api.router.one/v1',
    });
  });

  const hostile = [
    "https://a.example/'; touch marker; '",
    'https://a.example/$(touch marker)`touch marker`',
    'https://a.example/"\\"$HOME\\',
    'https://a.example/\ntouch marker\n',
    'https://a.example/#not a comment {$HOME}',
  ];

  it.each(hostile)('in a shell is %j and nothing more', (value) => {
    const script = `${printEnvironment([{ name: 'X', value }], 'shell')}printf %s "$X"`;
    expect(execFileSync('sh', ['-c', script], { encoding: 'utf8', env: { HOME: '/home' } })).toBe(value);
  });

  it.each(hostile)('in a dotenv file is the address %j', (value) => {
    const text = printEnvironment(
      [
        { name: 'X', value },
        { name: 'Y', value: 'z' },
      ],
      'dotenv',
    );
    const read = parseEnv(text);
    expect(decodeURI(read['X'] ?? '').replaceAll('%27', "'")).toBe(decodeURI(value));
    expect(Object.keys(read)).toEqual(['X', 'Y']);
  });

  it('in a dotenv file is one line a setting, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab /\'"`$\\#\n\r\0\u2028') }), (value) => {
        const text = printEnvironment([{ name: 'X', value }], 'dotenv');
        expect(text).toMatch(/^X='[^'\r\n]*'\n$/);
      }),
    );
  });
});
