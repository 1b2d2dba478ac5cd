import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expand } from '../../src/config/expand.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { scratchFolder } from '../support/command-line.ts';

describe('the configuration of a folder', () => {
  it('is empty where there is none', async () => {
    expect(await loadConfig(scratchFolder(), null)).toEqual({});
  });

  it.each([
    ['router-one-sync.config.json', '{ "failOn": "any" }'],
    ['router-one-sync.config.mjs', '// Comments are fine here.\nexport default { failOn: "any" };'],
  ])('is found as %s', async (name, text) => {
    expect(await loadConfig(folderWith({ [name]: text }), null)).toEqual({ failOn: 'any' });
  });

  it('is the named one, wherever it lies', async () => {
    const folder = folderWith({
      'router-one-sync.config.json': '{ "failOn": "any" }',
      'other.json': '{ "failOn": "never" }',
    });
    expect(await loadConfig(folder, 'other.json')).toEqual({ failOn: 'never' });
    expect(await loadConfig(scratchFolder(), join(folder, 'other.json'))).toEqual({ failOn: 'never' });
  });

  const wrong: readonly (readonly [string, Record<string, string>, string | null, RegExp])[] = [
    ['a file that is not there', {}, 'none.json', /none\.json: there is no such file/],
    ['a file of another sort', { 'a.yaml': 'x: 1' }, 'a.yaml', /a \.json or a \.mjs file/],
    ['a comment in JSON', { 'a.json': '{\n  // why\n}' }, 'a.json', /a\.json:2: not JSON \(invalid comment/],
    ['a comma too many', { 'a.json': '{\n  "failOn": "any",\n}' }, 'a.json', /a\.json:3: not JSON/],
    ['an empty file', { 'a.json': '' }, 'a.json', /a\.json:1: not JSON/],
    ['a module that throws', { 'a.mjs': 'throw new Error("no luck")' }, 'a.mjs', /cannot be run: no luck/],
    [
      'a module without a default',
      { 'b.mjs': 'export const a = 1;' },
      'b.mjs',
      /expected an object with keys/,
    ],
    [
      'two of them',
      { 'router-one-sync.config.json': '{}', 'router-one-sync.config.mjs': 'export default {}' },
      null,
      /two configurations/,
    ],
  ];

  it.each(wrong)('is refused: %s', async (_name, files, named, message) => {
    await expect(loadConfig(folderWith(files), named)).rejects.toThrow(message);
  });
});

describe('a variable in a value', () => {
  const environment = { KEY: 's3cret', NESTED: `\${KEY}`, EMPTY: '' };

  it('is replaced, wherever it stands, and not looked into again', () => {
    expect(expand(`Bearer \${KEY}, \${KEY}`, 'headers.a', environment)).toBe('Bearer s3cret, s3cret');
    expect(expand(`\${NESTED}`, 'headers.a', environment)).toBe(`\${KEY}`);
    expect(expand('$KEY costs $5', 'headers.a', environment)).toBe('$KEY costs $5');
  });

  it.each([
    [`\${NONE}`, /headers\.a needs the variable NONE .* not set/],
    [`\${EMPTY}`, /headers\.a needs the variable EMPTY/],
    [`\${key}`, /headers\.a: "\$\{" does not begin/],
    [`\${KEY`, /headers\.a: "\$\{" does not begin/],
  ])('%s is an error that names the key', (text, message) => {
    expect(() => expand(text, 'headers.a', environment)).toThrow(message);
  });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
