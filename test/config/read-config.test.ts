import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { UsageFailure } from '../../src/base/failure.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Config } from '../../src/config/schema.ts';

const file = 'router-one-sync.config.json';

describe('a configuration', () => {
  it('may be empty', () => {
    expect(readConfig({}, file, null)).toEqual({});
  });

  it('may have every key, and gives durations as milliseconds', () => {
    expect(readConfig(everything, file, null)).toEqual({
      ...everything,
      limits: { judge: { priceFactor: 20 }, fetch: { totalDeadline: 120_000, maxBytes: 1000, retries: 0 } },
      maxAge: 604_800_000,
    });
  });
});

const everything: Config = {
  $schema: 'config.schema.json',
  sources: {
    site: 'https://mirror.example/router-one',
    overrides: { models: 'https://cdn.example/models.md', 'facts-pricing': 'http://10.0.0.1/p.md' },
    extraFacts: ['pricing', 'data-retention'],
    redirectsTo: ['https://cdn.example'],
  },
  headers: { 'x-api-key': `\${MIRROR_KEY}` },
  policy: {
    'model-added': { severity: 'info' },
    'price-raised': { severity: 'breaking', bump: 'major' },
  },
  limits: { judge: { priceFactor: 20 }, fetch: { totalDeadline: '2m', maxBytes: 1000, retries: 0 } },
  ignores: [{ rule: 'endpoint-added', subject: 'GET /v1/x', from: null, to: { a: 1 }, reason: 'known' }],
  reports: ['markdown=report.md', 'github'],
  webhook: { url: `\${HOOK}`, level: 'any' },
  outputs: { out: 'packages/router-one', packageName: '@acme/router-one' },
  failOn: 'notable',
  strict: true,
  maxAge: '7d',
  preset: 'codegen',
  liveCatalog: true,
};

describe('what is wrong in a configuration is said with its key and what was expected', () => {
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['not an object', [], 'the whole: expected an object with keys among $schema'],
    ['nothing at all', undefined, 'the whole: expected an object with keys among'],
    ['a slip in a key', { failon: 'never' }, 'the whole: unknown key "failon", did you mean "failOn"?'],
    [
      'a key from nowhere',
      { colour: 1 },
      'the whole: unknown key "colour", known: $schema, gateway, sources,',
    ],
    [
      'two keys from nowhere',
      { colour: 1, sound: 1 },
      'the whole: unknown key "colour"; unknown key "sound", known: $schema, gateway, sources,',
    ],
    [
      'two unknown keys',
      { failon: 1, max_age: 1 },
      '"failOn"?; unknown key "max_age", did you mean "maxAge"?',
    ],
    [
      'a slip in a deep key',
      { limits: { judge: { priceFacter: 3 } } },
      'limits.judge: unknown key "priceFacter", did you mean "priceFactor"?',
    ],
    [
      'a word that is no level',
      { failOn: 'sometimes' },
      'failOn: expected one of "breaking", "notable", "any", "never", "used", got "sometimes"',
    ],
    [
      'a number for a duration',
      { maxAge: 7 },
      'maxAge: expected a duration such as "90s", "12h" or "7d", got 7',
    ],
    ['a duration without a unit', { maxAge: '7' }, 'maxAge: expected a duration such as'],
    [
      'a part of a factor',
      { limits: { judge: { priceFactor: 2.5 } } },
      'limits.judge.priceFactor: expected a whole number from 2 on, got 2.5',
    ],
    ['a negative limit', { limits: { fetch: { retries: -1 } } }, 'expected a whole number from 0 on, got -1'],
    ['a text for yes', { strict: 'yes' }, 'strict: expected true or false, got "yes"'],
    [
      'a report without a format',
      { reports: ['=x'] },
      'reports[0]: expected FORMAT or FORMAT=FILE, got "=x"',
    ],
    ['reports that are no list', { reports: 'html=x' }, 'reports: expected a list of FORMAT or FORMAT=FILE'],
    [
      'an ignore without a reason',
      { ignores: [{ rule: 'endpoint-added' }] },
      'ignores[0].reason: expected why this change does not matter to you, but there is nothing',
    ],
    [
      'a day that is none',
      { ignores: [{ rule: 'a', reason: 'b', expires: '2026-02-30' }] },
      'ignores[0].expires: expected a day such as "2026-12-31", got "2026-02-30"',
    ],
    [
      'a kind of change that is none',
      { policy: { 'model-addd': { severity: 'info' } } },
      'policy: unknown key "model-addd", did you mean "model-added"?',
    ],
    [
      'a severity that is none',
      { policy: { 'model-added': { severity: 'bad' } } },
      'policy.model-added.severity: expected one of "breaking", "notable", "info", "off", got "bad"',
    ],
    [
      'a document that is none',
      { sources: { overrides: { prices: 'https://a.example' } } },
      'sources.overrides.prices: unknown name, expected openapi, docs, models, facts or facts-TOPIC',
    ],
    ['a file for a site', { sources: { site: 'file:///etc' } }, 'sources.site: expected an absolute address'],
    ['a topic with a path', { sources: { extraFacts: ['../x'] } }, 'sources.extraFacts[0]: expected a topic'],
    [
      'a header with a colon',
      { headers: { 'x:y': 'z' } },
      'headers.x:y: unknown name, expected a header name',
    ],
    ['a webhook without an address', { webhook: {} }, 'webhook.url: expected an address'],
    [
      'a name that npm would refuse',
      { outputs: { packageName: 'Acme Router' } },
      'outputs.packageName: expected the name of an npm package such as "@acme/router-one", got "Acme Router"',
    ],
    ['a preset that is none', { preset: 'typed' }, 'preset: expected one of "wire", "codegen", got "typed"'],
  ];

  it.each(wrong)('%s', (_name, value, message) => {
    expect(messageOf(value, null)).toContain(message);
  });

  it('all of it at once, with the lines of the file', () => {
    const text = '{\n  "failOn": "x",\n  "limits": {\n    "judge": { "a": 1 }\n  }\n}\n';
    const message = messageOf(JSON.parse(text), text);
    expect(message).toContain('failOn (line 2): expected one of');
    expect(message).toContain('limits.judge (line 4): unknown key "a"');
  });

  it('but never a value that may be a secret', () => {
    const secret = 'sk-rk-canary-0123456789';
    const values = [
      { headers: { 'x-api-key': { [secret]: secret } } },
      { headers: secret },
      { webhook: secret },
      { webhook: { url: 1, level: secret } },
      { sources: { site: `ftp://${secret}@mirror.example` } },
      { sources: { overrides: { models: secret } } },
    ];
    for (const value of values) expect(messageOf(value, null)).not.toContain(secret);
  });
});

describe('the JSON Schema for editors', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../dist/schemas/config.schema.json'), 'utf8');
  const ajv = new Ajv2020({ strict: false });
  // The package is CommonJS, whose default export is itself a property of what is imported.
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(text));

  it('takes what the tool takes', () => {
    expect([{}, everything].map((value) => validate(value))).toEqual([true, true]);
  });

  it.each([
    ['a slip in a key', { failon: 'never' }],
    ['a word that is no level', { failOn: 'sometimes' }],
    ['a duration without a unit', { maxAge: '7' }],
    ['a kind of change that is none', { policy: { 'model-addd': { severity: 'info' } } }],
    ['a severity that is none', { policy: { 'model-added': { severity: 'bad' } } }],
    ['an ignore without a reason', { ignores: [{ rule: 'endpoint-added' }] }],
    ['a name that npm would refuse', { outputs: { packageName: 'Acme Router' } }],
  ])('refuses %s', (_name, value) => {
    expect(validate(value)).toBe(false);
  });

  it('is small enough for an editor to load at once', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(200_000);
  });
});

function messageOf(value: unknown, text: string | null): string {
  try {
    readConfig(value, file, text);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageFailure);
    return String(error);
  }
  throw new Error('was taken');
}

it('names a key that is no word on one line', () => {
  const wrong = { headers: { 'a\n::error::b': 'x' } };
  expect(() => readConfig(wrong, file, null)).toThrow('headers["a\\n::error::b"]: unknown name');
});
